import { describe, expect, test } from 'vitest'
import type { Loop } from './loops.ts'
import { waitingOf } from './waiting.ts'

const now = new Date('2026-11-20T03:07:00+09:00')
const loop = (kind: Loop['kind'], subject: Loop['subject']['kind'], minutes: number, count = 1): Loop => ({
  kind,
  subject: { kind: subject, id: '019d0000-0000-7000-8000-000000000001', number: 'X-1' },
  title: '',
  due: new Date(now.getTime() + minutes * 60_000).toISOString(),
  since: '2026-11-19T18:00:00.000Z',
  next: null,
  asker: null,
  count,
})

describe('the counts of the navigation', () => {
  test('stand beside the page where the thing is', () => {
    expect(waitingOf([loop('RECEIPT', 'report', 10), loop('QUESTION', 'case', 10)], now)).toEqual({
      home: { count: 2, urgent: false },
      reports: { count: 1, urgent: false },
      cases: { count: 1, urgent: false },
    })
  })

  test('are urgent as soon as one of them is overdue or silent', () => {
    expect(waitingOf([loop('RECEIPT', 'report', 10), loop('TRIAGE', 'report', -1)], now).reports?.urgent).toBe(true)
    expect(waitingOf([loop('RECIPIENTS_SILENT', 'edition', 5, 11)], now).deliveries).toEqual({
      count: 11,
      urgent: true,
    })
  })

  test('are not drawn where nothing waits', () => {
    expect(waitingOf([], now)).toEqual({})
  })
})
