import { describe, expect, it } from 'vitest'
import { isFolderName, mayCancel, mayRunAgain, secondsLeft, standingWords, type Word } from './model.ts'
import { draftText } from './results/model.ts'

const word = (more: Partial<Word>): Word => ({
  kind: 'DESTINATION',
  subject: 'x.example',
  verdict: 'confirm',
  reason: '実機で確認',
  by: '佐久間',
  at: new Date('2026-11-20T03:07:00+09:00'),
  ...more,
})

describe('words of analysts', () => {
  it('count by the last on each subject, and not at all once taken back', () => {
    const words = [word({}), word({ verdict: 'reject' }), word({ subject: 'y.example' }), word({ kind: 'TERMINAL' })]
    expect(standingWords(words).map(({ kind, subject, verdict }) => `${kind} ${subject} ${verdict}`)).toEqual([
      'DESTINATION x.example reject',
      'DESTINATION y.example confirm',
      'TERMINAL x.example confirm',
    ])
    expect(standingWords([...words, word({ verdict: 'taken_back' })])).toHaveLength(2)
  })
})

describe('a run', () => {
  it('goes on alone: another waits for its end, and only an open one can be cancelled', () => {
    expect(mayRunAgain({ state: 'RUNNING' }, true)).toMatchObject({ allowed: false, code: 'already_running' })
    expect(mayRunAgain({ state: 'DONE' }, false)).toMatchObject({ allowed: false, code: 'evidence_missing' })
    expect(mayRunAgain({ state: 'FAILED' }, true).allowed).toBe(true)
    expect(mayCancel('DONE').allowed).toBe(false)
  })

  it('says how long it still takes, and nothing while that would be a guess', () => {
    const since = '2026-11-20T03:00:00.000Z'
    const later = (seconds: number) => new Date(Date.parse(since) + seconds * 1000)
    expect(secondsLeft({ done: 25, total: 100, since }, later(60))).toBe(180)
    expect(secondsLeft({ done: 1, total: 100, since }, later(60))).toBeNull()
    expect(secondsLeft({ done: 0, total: 0, since }, later(60))).toBeNull()
    expect(secondsLeft({ done: 100, total: 100, since }, later(60))).toBeNull()
  })
})

describe('a folder of the import folder', () => {
  it.each(['', '.', '..', '.hidden', 'a/b', 'a\\b', 'a\u0000', 'a\nb', 'x'.repeat(256)])('is not %j', name => {
    expect(isFolderName(name)).toBe(false)
  })
  it('is a plain name in any script', () => expect(isFolderName('2015年5月 本部')).toBe(true))
})

describe('indicators in a draft', () => {
  it('cannot be followed by a click, and say where they come from', () => {
    const text = draftText(
      [{ kind: 'domain', value: 'www.x.example', because: 'X', first: '1', last: '2', sightings: 7 }],
      { number: 'I-1234', seq: 2, time: at => `t${at}` },
    )
    expect(text).toContain('www.x[.]example（t1 ～ t2、記録 7件）')
    expect(text).toContain('I-1234　第2版')
  })
})
