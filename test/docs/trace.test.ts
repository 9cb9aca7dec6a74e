import { describe, expect, it } from 'vitest'
import { readRequirements, readTests, trace } from '../../tools/trace.ts'

const [first, second, third] = ['R-001', 'R-002', 'R-003'] as const
const row = (id: string, state: string, where = '`src/kernel`') =>
  `| ${id} | A sentence. | 文。 | ${where} | ${state} |`
const document = (...rows: readonly string[]) => readRequirements(['# Requirements', ...rows].join('\n'))
const everywhere = () => true

describe('names of tests', () => {
  it('are found in plain, described and repeated tests, with every number they carry', () => {
    const source = `
      describe('${first}: a report', () => {
        it(
          '${second}, ${third}: is never lost',
          async () => {})
        test.each([['a'], ['b']])('${first}: %s is kept', () => {})
      })`
    expect(readTests('a.test.ts', source).map(({ ids }) => ids)).toEqual([[first], [second, third], [first]])
  })

  it('carry no number of a report, and no number from a comment or a value', () => {
    const source = `// ${first}\nit('opens R-1184 at once', () => expect(read('${first}')).toBe(1))`
    expect(readTests('a.test.ts', source)).toEqual([])
  })
})

describe('the trace', () => {
  const tests = readTests('a.test.ts', `it('${first}: holds', () => {})`)

  it('puts the tests beside their requirement and lists what is in place without one', () => {
    const found = trace(document(row(first, 'tested'), row(second, 'built')), tests, everywhere, [first, second])
    expect(found.rows.map(({ id, tests: named }) => [id, named.length])).toEqual([
      [first, 1],
      [second, 0],
    ])
    expect(found).toMatchObject({ faults: [], uncovered: [second], ahead: [] })
  })

  it('fails where the document claims a test that nobody wrote', () => {
    expect(trace(document(row(second, 'tested')), [], everywhere, [second]).faults).toEqual([
      `${second} is said to be tested, but no test carries its number`,
    ])
  })

  it('fails on a number that is missing, listed twice or unknown, on a state of its own and on a path that is not there', () => {
    const found = trace(
      document(row(second, 'done'), row(third, 'built'), row(third, 'built', '')),
      tests,
      path => path !== 'src/kernel',
      [second, third, 'R-004'],
    )
    expect(found.faults).toEqual([
      'R-004 is missing from docs/requirements.md',
      `${third} is listed twice`,
      `${second}: no such state “done”`,
      `${third} is in place, but no path says where`,
      `${second}: there is no src/kernel`,
      `${third}: there is no src/kernel`,
      `a.test.ts names ${first}, which is no requirement`,
    ])
  })

  it('says which requirements have come further than the document', () => {
    expect(trace(document(row(first, 'not yet', '')), tests, everywhere, [first]).ahead).toEqual([first])
  })
})
