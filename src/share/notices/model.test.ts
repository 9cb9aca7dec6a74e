import { describe, expect, it } from 'vitest'
import type { NoticeAct } from '../../kernel/taxonomy/notices.ts'
import { bucketOf, merged } from './detections/model.ts'
import { actLacks, isInformed, mayActNow, mayUndo, mayWatch, type PastAct, stateOf } from './model.ts'

let made = 0
const past = (act: NoticeAct, details: Partial<PastAct['details']> = {}, organisationId = 'ministry'): PastAct => ({
  ...{ id: `act-${made++}`, act, organisationId, personId: 'person' },
  details: { words: '', ...details },
})
const given = past('GIVE', {}, 'watch')
const codeOf = (decision: ReturnType<typeof mayActNow>) => (decision.allowed ? 'allowed' : decision.code)

describe('the way of a notice', () => {
  it('is what the standing acts lead to, and advice leads nowhere', () => {
    const acts = [given, past('ACKNOWLEDGE'), past('ADVISE', {}, 'watch'), past('INFORM')]
    expect(stateOf(acts)).toBe('ACKED')
    expect(isInformed(acts)).toBe(true)
    expect(stateOf([...acts, past('UNDO', { undoes: acts[1]!.id })])).toBe('NOTIFIED')
  })

  it('R-080: nobody confirms silence before containment was reported', () => {
    expect(codeOf(mayActNow([given], 'CONFIRM'))).toBe('notice_not_contained')
    expect(codeOf(mayActNow([given, past('CONTAIN')], 'CONFIRM'))).toBe('allowed')
    expect(codeOf(mayActNow([given, past('CONTAIN'), past('CONFIRM')], 'CONFIRM'))).toBe('already_done')
  })

  it('begins again when the signal is seen again, also after its end', () => {
    const over = [given, past('CONTAIN'), past('CONFIRM', {}, 'watch')]
    expect(codeOf(mayActNow([given], 'SEEN_AGAIN'))).toBe('notice_order')
    expect(codeOf(mayActNow(over, 'SEEN_AGAIN'))).toBe('allowed')
    expect(stateOf([...over, past('SEEN_AGAIN', {}, 'watch')])).toBe('ACKED')
  })

  it('keeps the notice itself: it was sent, and is answered instead', () => {
    expect(codeOf(mayUndo([given], given.id, 'watch'))).toBe('notice_was_sent')
  })
})

it('R-067 R-078 R-079: an act names who was told, which terminals, by whom, and which period was watched', () => {
  const lacks = (act: NoticeAct, details = {}) => actLacks(act, { words: '', ...details }).map(({ code }) => code)
  expect(lacks('INFORM')).toEqual(['notice_responsible'])
  expect(lacks('CONTAIN')).toEqual(['notice_action', 'notice_terminals', 'notice_reported_by'])
  expect(lacks('CONTAIN', { action: 'NOT_FOUND', reportedBy: '早瀬' })).toEqual([])
  expect(lacks('CONFIRM')).toEqual(['notice_watched'])
})

it('R-079: a watched period lies behind us and reaches beyond the last signal', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 0, minute))
  const watched = (from: number, until: number) => ({ from: at(from), until: at(until) })
  expect(codeOf(mayWatch(watched(10, 20), at(5), at(30)))).toBe('allowed')
  expect(codeOf(mayWatch(watched(10, 40), at(5), at(30)))).toBe('notice_watched_wrong')
  expect(codeOf(mayWatch(watched(20, 10), null, at(30)))).toBe('notice_watched_wrong')
  expect(codeOf(mayWatch(watched(1, 4), at(5), at(30)))).toBe('notice_watched_wrong')
})

it('R-077: merging loses nothing of the count, whatever comes in whichever order', () => {
  const seenAt = new Date('2026-11-20T03:59:59+09:00')
  const one = {
    ...{ seenAt, lastAt: seenAt, sensor: 's', segment: '', signature: 'x', category: '', severity: 3 as const },
    ...{ src: 'a', srcPort: 1, dst: 'b', dstPort: 443, dstName: '', protocol: '', place: '', count: 2, bytes: 5 },
    sample: '',
  }
  const late = new Date('2026-11-20T04:00:00+09:00')
  const rows = merged([one, { ...one, srcPort: 2, severity: 1 }, { ...one, seenAt: late, lastAt: late }])
  expect(
    rows.map(({ count, bytes, srcPort, dstPort, severity }) => [count, bytes, srcPort, dstPort, severity]),
  ).toEqual([
    [4, 10, null, 443, 1],
    [2, 5, 1, 443, 3],
  ])
  expect(bucketOf(late)).toEqual(late)
})
