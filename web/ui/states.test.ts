import { describe, expect, test } from 'vitest'
import { stateTables, stateWord, toneOf } from './states.ts'

describe('state labels', () => {
  test('say the case it was merged into and the number of hits', () => {
    expect(stateWord({ family: 'case', code: 'MERGED', language: 'ja', numbers: { into: 'C-0191' } })).toBe(
      'C-0191 に統合',
    )
    expect(stateWord({ family: 'case', code: 'MERGED', language: 'en', numbers: { into: 'C-0191' } })).toBe(
      'Merged into C-0191',
    )
    expect(stateWord({ family: 'sweep', code: 'HIT', language: 'ja', numbers: { hits: 3 } })).toBe('該当 3台')
    expect(stateWord({ family: 'sweep', code: 'HIT', language: 'en', numbers: { hits: 3 } })).toBe('Hit (3)')
  })

  test('no state is ever blank in either language', () => {
    for (const table of Object.values(stateTables))
      for (const { ja, en } of Object.values(table)) expect(ja && en).toBeTruthy()
  })

  test('“no hit” stays plain: it is not an all-clear', () => {
    expect(toneOf('sweep', 'NO_HIT')).toBe('plain')
    expect(toneOf('delivery', 'NO_HIT')).toBe('plain')
  })
})
