import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LoopKind, loopKinds } from '../../../src/share/home/model.ts'
import { addressOf, arrange, behind, clocksOf, figure, filters, type Loop } from './loops.ts'

const now = new Date('2026-11-20T03:07:00+09:00')
const loop = (kind: LoopKind, minutes: number | null, more: Partial<Loop> = {}): Loop => ({
  kind,
  subject: { kind: 'report', id: '019d0000-0000-7000-8000-000000000001', number: 'R-1184' },
  title: '改札の管理サーバーが不安定',
  due: minutes === null ? null : new Date(now.getTime() + minutes * 60_000).toISOString(),
  since: '2026-11-19T18:00:00.000Z',
  next: null,
  asker: null,
  count: 1,
  ...more,
})

describe('the home page', () => {
  test('holds what is overdue, within the hour, silent or returned as open loops', () => {
    const loops = [
      loop('TIER_SILENT', -72),
      loop('RECEIPT', -1),
      loop('QUESTION', 60),
      loop('REPORT_RETURNED', null),
      loop('RECIPIENTS_SILENT', 400),
    ]
    expect(arrange(loops, now).open).toEqual(loops)
  })

  test('keeps later deadlines, and what nobody has taken, apart from them', () => {
    const [question, triage] = [loop('QUESTION', 173), loop('TRIAGE', 20)]
    expect(arrange([question, triage], now)).toEqual({ open: [], soon: [question], unowned: [triage] })
  })

  test('moves what nobody has taken up as soon as it is overdue', () => {
    expect(arrange([loop('TRIAGE', -1)], now).open).toHaveLength(1)
  })

  test('shows every loop in exactly one section', () => {
    const kinds = Object.keys(loopKinds) as LoopKind[]
    const anyLoop = fc
      .tuple(fc.constantFrom(...kinds), fc.option(fc.integer({ min: -5000, max: 5000 })))
      .map(([kind, minutes]) => loop(kind, minutes))
    fc.assert(
      fc.property(fc.array(anyLoop), loops => {
        const { open, soon, unowned } = arrange(loops, now)
        expect([...open, ...soon, ...unowned].sort(byDue)).toEqual([...loops].sort(byDue))
        for (const filter of filters) expect(loops).toEqual(expect.arrayContaining(behind(filter, loops, now)))
      }),
    )
  })

  test('counts silent recipients, not the advisories they are silent on', () => {
    expect(figure('silent', [loop('RECIPIENTS_SILENT', -5, { count: 10 }), loop('TIER_SILENT', -5)], now)).toBe(11)
  })

  test('leads to the place where the move is made', () => {
    expect(addressOf(loop('TIER_SILENT', 0))).toMatch(/^\/reports\/.+\?view=thread$/)
    expect(addressOf(loop('RECIPIENTS_SILENT', 0))).toMatch(/^\/deliveries\//)
    expect(addressOf(loop('REPORT_RETURNED', 0))).toMatch(/versions\/new\?kind=CORRECTION$/)
  })

  test('names the next deadline and the longest silence of others', () => {
    const next = { id: 'x', code: 'X', ja: '港湾', en: 'Port', shortJa: '港湾', shortEn: 'Port', fictional: true }
    const old = loop('TIER_SILENT', -90, { next, since: '2026-11-19T12:00:00.000Z' })
    const clocks = clocksOf([old, loop('RECEIPT', 41), loop('QUESTION', 20)], now)
    expect(clocks.next?.kind).toBe('QUESTION')
    expect(clocks.longestOver).toBe(old)
    expect(clocks.longestSilence).toBe(old)
  })
})

const byDue = (a: Loop, b: Loop): number => JSON.stringify(a).localeCompare(JSON.stringify(b))
