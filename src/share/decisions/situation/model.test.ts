import { describe, expect, it } from 'vitest'
import { beginning, cadenceState, dueAfter, newLines, type Parts } from './model.ts'

const at = new Date('2015-05-29T12:00:00+09:00')
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)

describe('R-074: the pace of situation reports', () => {
  it('is missed at its moment, and soon in its last quarter, an hour at most', () => {
    const due = dueAfter(at, 120)
    expect(due).toEqual(later(120))
    expect([80, 90, 119, 120].map(minute => cadenceState(due, 120, later(minute)))).toEqual([
      'ON_TIME',
      'SOON',
      'SOON',
      'MISSED',
    ])
    expect(cadenceState(later(1440), 1440, later(1379))).toBe('ON_TIME')
    expect(cadenceState(later(1440), 1440, later(1380))).toBe('SOON')
  })
})

describe('R-074: a report', () => {
  const said = {
    summaries: [{ text: '流出した。', certainty: 'CONFIRMED' as const }],
    findings: [
      { text: '流出した。', certainty: 'CONFIRMED' as const },
      { text: '31台が感染した。', certainty: 'PROBABLE' as const },
    ],
    unanswered: ['原因'],
    unswept: ['203.0.113.1', '203.0.113.2'],
    lacks: ['教訓がない。'],
    measures: [{ text: '遮断', who: '給付機構', when: '5月30日' }],
  }

  it('begins with what the case says, each once with its certainty, and with what it does not say', () => {
    const parts = beginning(said, 'ja')
    expect(parts.known.map(({ certainty }) => certainty)).toEqual(['CONFIRMED', 'PROBABLE'])
    expect(parts.unknown).toEqual(['原因', '203.0.113.1 など 2件の接続先は、記録を点検していない。', '教訓がない。'])
    expect(parts.next).toEqual([{ text: '遮断', who: '給付機構', when: '5月30日' }])
  })

  it('shows what is new since the one before; a line that became certain is new as well', () => {
    const line = (text: string, certainty: 'SUSPECTED' | 'CONFIRMED') => ({ text, certainty })
    const first: Parts = { known: [line('a', 'SUSPECTED')], unknown: ['x'], next: [] }
    const second: Parts = { known: [line('a', 'CONFIRMED'), line('b', 'SUSPECTED')], unknown: ['x', 'y'], next: [] }
    expect(newLines(first, second)).toEqual({ known: [0, 1], unknown: [1] })
    expect(newLines(null, second)).toEqual({ known: [], unknown: [] })
  })
})
