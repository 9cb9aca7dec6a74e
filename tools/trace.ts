/**
 * Requirements and the tests that prove them: `npm run trace`. Reads docs/requirements.md and the names of all tests; fails
 * where the document claims a test that does not exist, names a path that does not exist, or a number is missing or unknown.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** tested: in place, and a test carries its number. built: in place, no test says so. The rest is as it reads. */
const states = ['tested', 'built', 'partly', 'not yet'] as const
type State = (typeof states)[number]

export interface Requirement {
  id: string
  en: string
  /** Files and folders in backticks. */
  places: readonly string[]
  state: string
}

export interface NamedTest {
  file: string
  name: string
  ids: readonly string[]
}

/** The DOMAIN knows 150 requirements, R-001 to R-150. */
export const allIds = Array.from({ length: 150 }, (_, index) => `R-${String(index + 1).padStart(3, '0')}`)

/** Rows `| R-001 | sentence | 文 | where | state |`. */
export const readRequirements = (markdown: string): Requirement[] =>
  markdown
    .split('\n')
    .filter(line => /^\| R-\d{3} \|/.test(line))
    .map(line => {
      const [id = '', en = '', , where = '', state = ''] = line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim())
      return { id, en, places: Array.from(where.matchAll(/`([^`]+)`/g), ([, path = '']) => path), state }
    })

/** A string that is the first argument of `it(`, `test(`, `describe(` or of what `it.each(…)` returned. */
const testName = /(?:\b(?:it|test|describe|group)|\))\s*\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1\s*,/g

/** Requirement numbers have three digits; numbers of reports (R-1184) have four or more. */
const requirementId = /\bR-\d{3}\b/g

/** Tests of a file whose names carry requirement numbers. */
export const readTests = (file: string, source: string): NamedTest[] =>
  Array.from(source.matchAll(testName), ([, , name = '']) => ({
    file,
    name,
    ids: name.match(requirementId) ?? [],
  })).filter(({ ids }) => ids.length > 0)

export interface Trace {
  rows: readonly (Requirement & { tests: readonly NamedTest[] })[]
  /** What makes the document untrue. */
  faults: readonly string[]
  /** In place, at least partly, without a test that carries the number. */
  uncovered: readonly string[]
  /** Named by a test although the document says “not yet”: it may say more by now. */
  ahead: readonly string[]
}

export const trace = (
  requirements: readonly Requirement[],
  tests: readonly NamedTest[],
  isThere: (path: string) => boolean,
  expected: readonly string[] = allIds,
): Trace => {
  const rows = requirements.map(row => ({ ...row, tests: tests.filter(({ ids }) => ids.includes(row.id)) }))
  const listed = requirements.map(({ id }) => id)
  const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id)
  return {
    rows,
    faults: [
      ...expected.filter(id => !listed.includes(id)).map(id => `${id} is missing from docs/requirements.md`),
      ...listed.filter((id, at) => listed.indexOf(id) !== at).map(id => `${id} is listed twice`),
      ...rows
        .filter(({ state }) => !states.includes(state as State))
        .map(({ id, state }) => `${id}: no such state “${state}”`),
      ...rows
        .filter(row => row.state === 'tested' && row.tests.length === 0)
        .map(({ id }) => `${id} is said to be tested, but no test carries its number`),
      ...rows
        .filter(row => row.state !== 'not yet' && row.places.length === 0)
        .map(({ id }) => `${id} is in place, but no path says where`),
      ...rows.flatMap(({ id, places }) =>
        places.filter(path => !isThere(path)).map(path => `${id}: there is no ${path}`),
      ),
      ...tests.flatMap(({ file, ids: named }) =>
        named.filter(id => !listed.includes(id)).map(id => `${file} names ${id}, which is no requirement`),
      ),
    ],
    uncovered: ids(rows.filter(row => (row.state === 'built' || row.state === 'partly') && row.tests.length === 0)),
    ahead: ids(rows.filter(row => row.state === 'not yet' && row.tests.length > 0)),
  }
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const testFiles = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return testFiles(path)
    return path.endsWith('.test.ts') ? [path] : []
  })

const print = (found: Trace, brief: boolean): void => {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  if (!brief) {
    for (const { id, en, state, tests } of found.rows) {
      say(`${id}  ${state.padEnd(7)}  ${en}`)
      for (const { file, name } of tests) say(`                  ${file}: ${name}`)
    }
    say('')
  }
  for (const state of states) say(`${state}: ${found.rows.filter(row => row.state === state).length}`)
  if (found.uncovered.length > 0) say(`in place without a test: ${found.uncovered.join(', ')}`)
  if (found.ahead.length > 0) say(`“not yet”, but a test names it: ${found.ahead.join(', ')}`)
  for (const fault of found.faults) say(`✗ ${fault}`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = trace(
    readRequirements(readFileSync(join(root, 'docs/requirements.md'), 'utf8')),
    ['src', 'web', 'test'].flatMap(testFiles).flatMap(file => readTests(file, readFileSync(join(root, file), 'utf8'))),
    path => existsSync(join(root, path)),
  )
  print(found, process.argv.includes('--brief'))
  if (found.faults.length > 0) process.exitCode = 1
}
