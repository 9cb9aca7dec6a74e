import { describe, expect, it } from 'vitest'
import { sweeps } from '../../i18n/ja/sweeps.ts'
import { cellWords, shortValue } from './cell-words.ts'
import type { Cell } from './queries.ts'

/** The catalogue itself, with its placeholders filled. */
const t = ((key: string, values: Record<string, unknown> = {}) => {
  const found = key.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], sweeps)
  return String(found).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]))
}) as unknown as Parameters<typeof cellWords>[2]

const asked = { from: '2026-11-11T15:00:00.000Z', to: '2026-11-19T18:00:00.000Z' }
const cell = (more: Partial<Cell>): Cell => ({
  indicator: 'a',
  verdict: 'NO_HIT',
  terminals: 0,
  records: 0,
  firstAt: null,
  lastAt: null,
  covered: [asked],
  pending: [],
  unknownMs: 0,
  remaining: null,
  expectedAt: null,
  doubtful: false,
  answeredAt: asked.to,
  sweptAt: asked.to,
  hitAt: null,
  blockedAt: null,
  isolated: 0,
  isolatedAt: null,
  released: '',
  acceptedAt: null,
  acceptedBy: null,
  acceptedFor: '',
  acceptReason: '',
  ...more,
})
const words = (one: Cell | undefined, kind: 'IPV4' | 'MAIL_SUBJECT' = 'IPV4') =>
  cellWords(
    { cell: one, indicator: { kind, actions: ['BLOCK', 'ISOLATE_IF_HIT'] }, asked, silence: '3時間37分' },
    'ja',
    t,
  )

describe('a cell of the sweep board', () => {
  it('R-080: is never blank: without an answer it says how long nobody has given one', () => {
    expect(words(undefined)).toEqual({ look: 'silent', verdict: '回答なし', facts: ['3時間37分'] })
    expect(words(cell({ verdict: 'NO_ANSWER', covered: [] })).look).toBe('silent')
  })

  it('says 該当なし plainly, and only with the whole period', () => {
    expect(words(cell({}))).toEqual({ look: 'plain', verdict: '該当なし', facts: ['全期間'] })
  })

  it('names the hole in the records, also beside a hit, and from when records were kept', () => {
    const gap = { from: '2026-11-16T16:10:00.000Z', to: '2026-11-17T03:50:00.000Z' }
    const covered = [
      { from: asked.from, to: gap.from },
      { from: gap.to, to: asked.to },
    ]
    expect(words(cell({ verdict: 'UNKNOWN', covered, unknownMs: 1 }))).toEqual({
      look: 'unknown',
      verdict: '不明あり',
      facts: ['記録なし 17日 01:10〜12:50'],
    })
    const hit = { verdict: 'HIT' as const, terminals: 3, isolated: 2, firstAt: '2026-11-19T08:21:00.000Z' }
    expect(words(cell({ ...hit, lastAt: hit.firstAt, covered, unknownMs: 1 }))).toEqual({
      look: 'hit',
      verdict: '該当 3台',
      facts: ['初回 19日 17:21　隔離 2台', '記録なし 17日 01:10〜12:50'],
    })
    const kept = [{ from: '2026-11-18T01:00:00.000Z', to: asked.to }]
    expect(words(cell({ verdict: 'UNKNOWN', covered: kept, unknownMs: 1 })).facts).toEqual([
      '保存は 11月18日 10:00 から',
    ])
  })

  it('says who answered for what stayed unknown, and that a clock was off', () => {
    const accepted = { verdict: 'NO_ANSWER' as const, acceptedAt: asked.to, acceptedFor: '機構CISO 早瀬', covered: [] }
    expect(words(cell(accepted))).toEqual({ look: 'plain', verdict: '回答なし', facts: ['承認：機構CISO 早瀬'] })
    expect(words(cell({ doubtful: true })).facts).toEqual(['全期間', '時計のずれあり'])
  })

  it('shows a hash by its ends', () => {
    expect(shortValue(`9f2c${'0'.repeat(56)}a17e`)).toBe('9f2c…a17e')
    expect(shortValue('bad.example')).toBe('bad.example')
  })
})
