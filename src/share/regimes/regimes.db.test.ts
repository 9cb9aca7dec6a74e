import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpChain, httpChain } from '../../../test/http.ts'

let http: HttpChain
let absent = false
beforeAll(async () => {
  const made = await httpChain()
  if (made) http = made
  else absent = true
})
afterAll(() => (absent ? undefined : http.close()))

const stages = (amount: number) => [{ stage: 'FINAL', amount, unit: 'HOURS', from: 'RECOGNITION' }]
const entry = (amount: number) => ({
  ja: '試験の制度',
  en: 'A regime for the test',
  validFrom: '2026-01-01',
  validUntil: null,
  applies: { kinds: ['CI_OPERATOR'], sectors: [], organisations: [] },
  stages: stages(amount),
  calendar: 'JP',
  source: '試験',
  verified: false,
  example: true,
})
const enter = (amount: number, after: number) =>
  http.call('duty', 'PUT', '/regimes/TEST', entry(amount), { 'if-match': `"${after}"` })
const send = async (at = '2026-11-19T18:00:00.000Z') => {
  const recognisedAt = {
    ...{ earliest: at, latest: at },
    zone: 'Asia/Tokyo',
    certainty: 'CONFIRMED',
    wording: '午前3時',
  }
  const { body, text } = await http.call('operator', 'POST', '/reports', {
    content: { summary: '改札が止まった。', contact: { name: '早瀬', phone: '03-0000-0142' }, recognisedAt },
  })
  if (!body?.id) throw new Error(text)
  return body.id as string
}
const due = async (report: string) =>
  (await http.call('operator', 'GET', `/reports/${report}/deadlines`)).body.regimes.map(
    (found: { clocks: { due: string }[] }) => found.clocks.map(clock => clock.due),
  )

describe('regimes', () => {
  it('are shipped as examples that apply to nobody, and the order of 2026 without a length', async ({ skip }) => {
    skip(absent)
    const { body } = await http.call('police', 'GET', '/regimes')
    expect(body.map((regime: { code: string }) => regime.code)).toEqual(['JP-ACD-2026', 'JP-PPC', 'NIS2'])
    expect(body[0].stages.every((stage: { amount: number | null }) => stage.amount === null)).toBe(true)
    expect(body.every((regime: { verified: boolean }) => !regime.verified)).toBe(true)
    expect(await due(await send())).toEqual([])
  })

  it('edited later do not change what was due then, and two editors do not overwrite each other', async ({ skip }) => {
    skip(absent)
    expect((await enter(24, 0)).status).toBe(200)
    const report = await send()
    expect(await due(report)).toEqual([['2026-11-20T18:00:00.000Z']])
    http.chain.world.clock.advance(3_600_000)
    expect((await enter(48, 0)).status).toBe(412)
    expect((await enter(48, 1)).body).toEqual({ code: 'TEST', seq: 2 })
    expect(await due(report)).toEqual([['2026-11-20T18:00:00.000Z']])
    expect(await due(await send())).toEqual([['2026-11-21T18:00:00.000Z']])
  })

  it('stand on the list, and at home: with the originator while they run, with whoever leads once they are over', async ({
    skip,
  }) => {
    skip(absent)
    const running = await send()
    const over = await send('2026-11-17T09:00:00.000Z')
    await http.relay()
    const clocks = async (seat: 'operator' | 'duty' | 'stranger', report: string) =>
      (await http.call(seat, 'GET', `/report-clocks?reports=${report}`)).body
    type Loop = { kind: string; due: string; next: { code: string } | null; subject: { id: string } }
    const loops = async (seat: 'operator' | 'duty' | 'ministry', report: string) =>
      (await http.call(seat, 'GET', '/home')).body.loops
        .filter(({ kind, subject }: Loop) => /^REGIME/.test(kind) && subject.id === report)
        .map(({ kind, due, next }: Loop) => [kind, due, next?.code])

    const clock = { code: 'TEST', stage: 'FINAL', open: 1 }
    const due = '2026-11-21T18:00:00.000Z'
    expect(await clocks('duty', running)).toMatchObject([{ ...clock, report: running, state: 'RUNNING', due }])
    expect(await clocks('stranger', running)).toEqual([])
    expect(await loops('operator', running)).toEqual([['REGIME_DUE', due, undefined]])
    expect(await loops('duty', running)).toEqual([])

    const was = '2026-11-19T09:00:00.000Z'
    expect(await clocks('operator', over)).toMatchObject([{ ...clock, report: over, state: 'OVERDUE', due: was }])
    expect(await loops('operator', over)).toEqual([['REGIME_DUE', was, undefined]])
    expect(await loops('duty', over)).toEqual([['REGIME_LATE', was, 'OPERATOR']])
    expect(await loops('ministry', over)).toEqual([])

    const final = {
      ...{ kind: 'FINAL', after: 1 },
      content: {
        ...{ summary: '復旧した。', contact: { name: '早瀬', phone: '03-0000-0142' } },
        ...{ legalBasis: '鉄道事業法', lessons: '予備を置く' },
      },
    }
    expect((await http.call('operator', 'POST', `/reports/${over}/versions`, final)).status).toBe(201)
    expect(await clocks('operator', over)).toEqual([])
    expect(await loops('duty', over)).toEqual([])
  })

  it('name organisations to the coordinator alone', async ({ skip }) => {
    skip(absent)
    const named = { ...entry(24), applies: { kinds: [], sectors: [], organisations: [http.chain.ids.OPERATOR] } }
    await http.call('duty', 'PUT', '/regimes/NAMED', named, { 'if-match': '"0"' })
    const seen = async (seat: 'duty' | 'peer') =>
      JSON.stringify((await http.call(seat, 'GET', '/regimes')).body).includes(http.chain.ids.OPERATOR!)
    expect([await seen('duty'), await seen('peer')]).toEqual([true, false])
  })
})
