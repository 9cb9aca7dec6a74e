import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf } from '../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../test/chain.ts'
import type { AnsweredIndicator, SweepAnswer, SweepRequest } from '../../formats/sweep/model.ts'
import { publicKeyText, signed } from '../../formats/sweep/signature.ts'
import { minutes } from '../../kernel/clock.ts'
import * as cases from '../cases/service.ts'
import { fireDue } from '../timers/jobs.ts'
import * as sweeps from './service.ts'

let c: Chain
let d: AdvisoryDesk
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) {
    c = made
    d = advisoryDesk(made)
  } else absent = true
})
afterAll(() => (absent ? undefined : c.close()))

const hours = (count: number) => minutes(60 * count)
const ago = (ms: number) => new Date(d.now().getTime() - ms)
const destination = (value: string): sweeps.AskedFor => ({
  kind: null,
  value,
  actions: ['BLOCK', 'SWEEP_LOGS', 'ISOLATE_IF_HIT'],
  note: '',
})
const asked = (more: Partial<sweeps.NewSweepRequest> = {}): sweeps.NewSweepRequest => ({
  caseId: null,
  title: '接続先の点検',
  batch: '解析結果A',
  tlp: 'TLP:AMBER',
  asked: { from: ago(hours(72)), to: ago(minutes(5)) },
  due: null,
  indicators: [destination('203.0.113.58'), destination('bad[.]example')],
  audience: { kinds: [], sectors: [], organisations: [c.ids.OPERATOR!, c.ids.PEER!, c.ids.BODY!] },
  ...more,
})
const request = (more?: Partial<sweeps.NewSweepRequest>, seat: SeatName = 'duty') =>
  d.as(seat, tx => sweeps.request(tx, c.actors[seat], asked(more), d.now()))
const own = (seat: SeatName, id: string) => d.as(seat, tx => sweeps.ownRequest(tx, c.actors[seat], id))
const board = (id: string, seat: SeatName = 'duty', limit = 6) =>
  d.as(seat, tx => sweeps.board(tx, c.actors[seat], id, { after: null, limit }, d.now()))
const rowOf = async (id: string, code: string) =>
  (await board(id, 'duty', 50)).organisations.find(({ organisation }) => organisation === c.ids[code])!

const silent = (id: string): AnsweredIndicator => ({
  id,
  verdict: 'NO_HIT',
  terminals: 0,
  records: 0,
  succeeded: 0,
  first: null,
  last: null,
  unknown: [],
  pending: [],
  hostOnly: 0,
  by: [0],
})

/** The answer that a program gives whose log covers the whole period and shows nothing. */
const nothing = (request: SweepRequest, more: Partial<SweepAnswer> = {}): SweepAnswer => ({
  format: 1,
  request: request.request,
  revision: request.revision,
  asked: request.asked,
  made: d.now().toISOString(),
  sources: [{ kind: 'web', ...request.asked, gaps: [], records: 5000, badLines: 0 }],
  indicators: request.indicators.map(({ id }) => silent(id)),
  progress: null,
  ...more,
})
const hit = (request: SweepRequest, terminals: number): SweepAnswer => {
  const at = new Date(Date.parse(request.asked.to) - hours(1)).toISOString()
  const [first, ...others] = request.indicators
  return nothing(request, {
    indicators: [
      { ...silent(first!.id), verdict: 'HIT', terminals, records: 20, succeeded: 20, first: at, last: at },
      ...others.map(({ id }) => silent(id)),
    ],
  })
}

let named = 0
const agent = async (seat: SeatName, replaces: string | null = null) => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  named += 1
  const key = { name: `点検機 ${named}`, publicKey: publicKeyText(publicKey), replaces }
  const { id } = await d.as(seat, tx => sweeps.register(tx, c.actors[seat], key, d.now()))
  return { id, key: privateKey }
}
const answer = (seat: SeatName, id: string, said: SweepAnswer, key: KeyObject, sent = d.now()) =>
  d.as(seat, tx => sweeps.answer(tx, c.actors[seat], id, signed(said, key, sent), d.now()))

describe('R-084: a request to sweep', () => {
  it('reaches everybody addressed in one statement, with each indicator and what is expected of it', async ({
    skip,
  }) => {
    skip(absent)
    const { id, organisations, held } = await request({
      indicators: [destination('203.0.113.58'), destination('www.google.com'), destination('10.0.0.0/8')],
      audience: { kinds: ['CI_OPERATOR'], sectors: [], organisations: [c.ids.BODY!] },
    })
    expect({ organisations, held }).toEqual({ organisations: 4, held: 2 })
    const mine = await own('operator', id)
    expect(mine.indicators.map(({ value, actions, doubt, confirmed }) => [value, actions, doubt, confirmed])).toEqual([
      ['203.0.113.58', ['BLOCK', 'SWEEP_LOGS', 'ISOLATE_IF_HIT'], null, false],
      ['www.google.com', ['BLOCK', 'SWEEP_LOGS', 'ISOLATE_IF_HIT'], 'TOP_SITE', false],
      ['10.0.0.0/8', ['BLOCK', 'SWEEP_LOGS', 'ISOLATE_IF_HIT'], 'INSIDE_ADDRESS', false],
    ])
    const { rows } = await c.owner.pool.query(
      `select distinct o.code from notification n join organisation o on o.id = n.organisation_id where n.object_id = $1 order by 1`,
      [id],
    )
    expect(rows.map(({ code }) => code)).toEqual(['BODY', 'OPERATOR', 'PEER', 'STRANGER'])
  })

  it('does not show anybody who else was asked, or what another answered', async ({ skip }) => {
    skip(absent)
    const { id } = await request()
    const program = await agent('operatorHead')
    await answer('operator', id, hit(await own('operator', id), 3), program.key)
    const peer = await own('peer', id)
    expect(peer.cells).toEqual([])
    expect(peer.answers).toEqual([])
    expect(JSON.stringify(peer)).not.toContain(c.ids.OPERATOR)
    expect(await codeOf(board(id, 'peer'))).toBe('not_found')
    expect(await codeOf(own('stranger', id))).toBe('not_found')
    const listed = await d.as('peer', tx => sweeps.list(tx, c.actors.peer, { after: null, limit: 50 }))
    expect(listed.find(sweep => sweep.id === id)).toMatchObject({
      summary: null,
      own: { live: 2, answered: 0, loose: 0 },
    })
    for (const table of ['sweep_recipient', 'sweep_cell', 'sweep_answer']) {
      const { rows } = await d.as('peer', tx =>
        sql<{ organisation_id: string }>`select organisation_id from ${sql.table(table)}`.execute(tx),
      )
      expect(rows.filter(row => row.organisation_id !== c.ids.PEER)).toEqual([])
    }
  })

  it('is asked by a ministry of those it supervises or regulates, and by nobody of others', async ({ skip }) => {
    skip(absent)
    const audience = { kinds: [], sectors: [], organisations: [c.ids.OPERATOR!, c.ids.STRANGER!, c.ids.COORD!] }
    const { id, organisations } = await request({ audience }, 'ministry')
    expect(organisations).toBe(1)
    expect((await board(id, 'ministry')).organisations.map(({ organisation }) => organisation)).toEqual([
      c.ids.OPERATOR,
    ])
    expect(await codeOf(request({ audience }, 'operator'))).toBe('not_your_role')
    expect(await codeOf(request({ audience: { ...audience, organisations: [c.ids.STRANGER!] } }, 'ministry'))).toBe(
      'sweep_no_recipient',
    )
    expect(await codeOf(request({ asked: { from: ago(0), to: ago(hours(-1)) } }))).toBe('sweep_period')
    expect(await codeOf(request({ indicators: [destination('特になし')] }))).toBe('sweep_no_indicator')
  })

  it('holds a doubtful indicator back until somebody confirms it with a reason; then it is asked', async ({ skip }) => {
    skip(absent)
    const { id } = await request({ indicators: [destination('203.0.113.58'), destination('www.google.com')] })
    const shown = await board(id)
    expect(shown.summary.unanswered).toBe(3)
    const doubtful = shown.indicators.find(({ doubt }) => doubt === 'TOP_SITE')!
    expect(doubtful).toMatchObject({ held: true, durations: null })
    const confirm = () =>
      d.as('duty', tx =>
        sweeps.confirm(tx, c.actors.duty, id, doubtful.id, '共有フォルダーの悪用が確認されたため', d.now()),
      )
    await confirm()
    expect((await board(id)).summary.unanswered).toBe(6)
    expect((await own('operator', id)).indicators.find(({ id }) => id === doubtful.id)).toMatchObject({
      confirmed: true,
    })
    expect(await codeOf(confirm())).toBe('sweep_not_held')
  })

  it('grows by revisions, each with its clock; the silent ones are reminded, and a recall ends it', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await request()
    const program = await agent('operatorHead')
    await answer('operator', id, nothing(await own('operator', id)), program.key)
    const more = {
      batch: '解析結果B',
      due: null,
      indicators: [destination('203.0.113.58'), destination('198.51.100.24')],
    }
    expect(await d.as('duty', tx => sweeps.extend(tx, c.actors.duty, id, more, d.now()))).toEqual({
      revision: 2,
      held: 0,
    })
    const mine = await own('operator', id)
    expect(mine).toMatchObject({ revision: 2 })
    expect(mine.indicators.map(({ value, revision }) => [value, revision])).toEqual([
      ['203.0.113.58', 1],
      ['bad.example', 1],
      ['198.51.100.24', 2],
    ])
    expect((await rowOf(id, 'OPERATOR')).state).toBe('SILENT')
    expect(await d.as('duty', tx => sweeps.remind(tx, c.actors.duty, id, d.now()))).toBe(3)
    c.world.clock.advance(minutes(181))
    await fireDue(c.world)
    const { rows } = await c.owner.pool.query(
      `select distinct o.code from notification n join organisation o on o.id = n.organisation_id
        where n.object_id = $1 and n.kind = 'due.SWEEP_ANSWER' order by 1`,
      [id],
    )
    expect(rows.map(({ code }) => code)).toEqual(['BODY', 'OPERATOR', 'PEER'])
    await d.as('duty', tx => sweeps.recall(tx, c.actors.duty, id, '誤った痕跡情報のため', d.now()))
    expect(await codeOf(answer('operator', id, nothing(mine), program.key))).toBe('sweep_recalled')
  })
})

describe('R-080: an answer', () => {
  it('is signed with a key of the organisation; another key, another’s key and an ended key are refused', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await request()
    const said = nothing(await own('operator', id))
    const [program, foreign] = [await agent('operatorHead'), await agent('coordinatorHead')]
    expect(await codeOf(answer('operator', id, said, generateKeyPairSync('ed25519').privateKey))).toBe(
      'sweep_key_unknown',
    )
    expect(await codeOf(answer('operator', id, said, foreign.key))).toBe('sweep_key_unknown')
    const envelope = signed(said, program.key, d.now())
    const changed = { ...envelope, answer: { ...said, made: new Date(d.now().getTime() - 1000).toISOString() } }
    expect(await codeOf(d.as('operator', tx => sweeps.answer(tx, c.actors.operator, id, changed, d.now())))).toBe(
      'sweep_signature_wrong',
    )
    await d.as('operatorHead', tx => sweeps.revoke(tx, c.actors.operatorHead, program.id, d.now()))
    expect(await codeOf(answer('operator', id, said, program.key))).toBe('sweep_key_revoked')
    expect((await rowOf(id, 'OPERATOR')).state).toBe('SILENT')
  })

  it('that is sent twice counts once, and the whole history is kept', async ({ skip }) => {
    skip(absent)
    const { id } = await request()
    const program = await agent('operatorHead')
    const said = hit(await own('operator', id), 3)
    expect(await answer('operator', id, said, program.key)).toMatchObject({ counted: true, repeated: false })
    expect(await answer('operator', id, said, program.key)).toMatchObject({ counted: true, repeated: true })
    await answer('operator', id, hit(await own('operator', id), 5), program.key)
    const mine = await own('operator', id)
    expect(mine.answers).toHaveLength(2)
    expect(mine.cells.find(({ verdict }) => verdict === 'HIT')).toMatchObject({ terminals: 5, records: 20 })
  })

  it('that contradicts itself is kept with its reasons and counts as silence', async ({ skip }) => {
    skip(absent)
    const { id } = await request()
    const program = await agent('operatorHead')
    const mine = await own('operator', id)
    const gaps = [{ from: mine.asked.from, to: new Date(Date.parse(mine.asked.from) + hours(4)).toISOString() }]
    const said = nothing(mine, { sources: [{ kind: 'web', ...mine.asked, gaps, records: 1, badLines: 0 }] })
    const told = await answer('operator', id, said, program.key)
    expect(told.counted).toBe(false)
    expect(told.contradictions.map(({ kind }) => kind)).toEqual(['NO_HIT_WITH_GAP', 'NO_HIT_WITH_GAP'])
    expect(await rowOf(id, 'OPERATOR')).toMatchObject({ state: 'SILENT', answered: 0, contradicted: 1 })
    expect((await own('operator', id)).answers[0]?.contradictions).toHaveLength(2)
  })

  it('of a machine whose clock is an hour ahead counts and is doubtful; the case does not rest on it alone', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await request()
    const program = await agent('operatorHead')
    const ahead = new Date(d.now().getTime() + hours(1))
    const said = nothing(await own('operator', id), { made: ahead.toISOString() })
    expect(await answer('operator', id, said, program.key, ahead)).toMatchObject({ counted: true, doubtful: true })
    expect(await rowOf(id, 'OPERATOR')).toMatchObject({ state: 'UNKNOWN', doubtful: 2 })
    const agents = await d.as('operatorHead', tx => sweeps.agents(tx, c.actors.operatorHead))
    expect(agents.find(({ id }) => id === program.id)).toMatchObject({ clockOffsetMs: -hours(1) })
    expect((await board(id)).closure.map(({ code }) => code)).toContain('sweep_doubtful')
  })

  it('later extends what was covered and takes no hit away, also when another machine has taken the place', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await request()
    const first = await agent('operatorHead')
    const mine = await own('operator', id)
    const half = new Date(Date.parse(mine.asked.from) + hours(36)).toISOString()
    const part = (from: string, to: string, unknown: { from: string; to: string }) =>
      nothing(mine, {
        sources: [{ kind: 'web', from, to, gaps: [], records: 9, badLines: 0 }],
        indicators: mine.indicators.map(one => ({ ...silent(one.id), verdict: 'UNKNOWN', unknown: [unknown] })),
      })
    await answer('operator', id, part(mine.asked.from, half, { from: half, to: mine.asked.to }), first.key)
    const [cell] = (await own('operator', id)).cells
    expect(cell).toMatchObject({ verdict: 'UNKNOWN', sweptAt: null })
    const second = await agent('operatorHead', first.id)
    expect(await codeOf(answer('operator', id, nothing(mine), first.key))).toBe('sweep_key_revoked')
    await answer('operator', id, part(half, mine.asked.to, { from: mine.asked.from, to: half }), second.key)
    expect((await own('operator', id)).cells.map(({ verdict }) => verdict)).toEqual(['NO_HIT', 'NO_HIT'])
    expect((await rowOf(id, 'OPERATOR')).state).toBe('FINISHED')
  })

  it('of two programs of one organisation is the sum of both: what one does not cover stays unknown', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await request()
    const [east, west] = [await agent('operatorHead'), await agent('operatorHead')]
    const mine = await own('operator', id)
    await answer('operator', id, hit(mine, 2), east.key)
    const gap = { from: mine.asked.from, to: new Date(Date.parse(mine.asked.from) + hours(2)).toISOString() }
    const said = nothing(mine, {
      sources: [{ kind: 'web', ...mine.asked, gaps: [gap], records: 9, badLines: 0 }],
      indicators: mine.indicators.map(one => ({ ...silent(one.id), verdict: 'UNKNOWN', unknown: [gap] })),
    })
    await answer('operator', id, said, west.key)
    const cells = (await own('operator', id)).cells
    expect(cells.map(({ verdict, terminals, unknownMs }) => [verdict, terminals, unknownMs]).sort()).toEqual([
      ['HIT', 2, hours(2)],
      ['UNKNOWN', 0, hours(2)],
    ])
  })

  it('by hand says 該当なし only where the whole period was looked through, and is refused where it contradicts itself', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await request()
    const mine = await own('body', id)
    const results = mine.indicators.map(one => ({
      id: one.id,
      result: 'NOTHING' as const,
      terminals: 0,
      records: 0,
      first: null,
      last: null,
    }))
    const byHand = (hand: sweeps.HandAnswer) =>
      d.as('body', tx => sweeps.answerByHand(tx, c.actors.body, id, hand, d.now()))
    const late = new Date(Date.parse(mine.asked.from) + hours(10)).toISOString()
    await byHand({ covered: { from: late, to: mine.asked.to }, gaps: [], results })
    expect(await rowOf(id, 'BODY')).toMatchObject({ state: 'UNKNOWN', unknownMs: hours(10), byAgent: false })
    await byHand({ covered: mine.asked, gaps: [], results })
    expect((await rowOf(id, 'BODY')).state).toBe('FINISHED')
    const wrong = byHand({
      covered: mine.asked,
      gaps: [],
      results: [{ ...results[0]!, result: 'HIT', terminals: 3, records: 0 }],
    })
    expect(await codeOf(wrong)).toBe('sweep_answer_contradicts')
  })
})

describe('R-085: for each recipient the time', () => {
  it('from result to block, from result to sweep and from hit to isolation is measured; the slowest counts', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await request({
      audience: { kinds: [], sectors: [], organisations: [c.ids.OPERATOR!, c.ids.PEER!] },
    })
    const program = await agent('operatorHead')
    const mine = await own('operator', id)
    const [first, second] = mine.indicators
    const act = <Result>(seat: SeatName, work: Parameters<typeof d.as<Result>>[1]) => d.as(seat, work)
    c.world.clock.advance(minutes(10))
    await act('operator', tx =>
      sweeps.block(tx, c.actors.operator, id, { indicators: [first!.id, second!.id], at: d.now() }, d.now()),
    )
    expect((await board(id)).indicators[0]?.durations?.block).toEqual({ done: false, ms: minutes(10) })
    c.world.clock.advance(minutes(10))
    await act('peer', tx => sweeps.block(tx, c.actors.peer, id, { indicators: [first!.id], at: d.now() }, d.now()))
    await answer('operator', id, hit(mine, 3), program.key)
    c.world.clock.advance(minutes(10))
    const isolate = (count: number) =>
      act('operator', tx =>
        sweeps.isolate(tx, c.actors.operator, id, { indicator: first!.id, count, at: d.now() }, d.now()),
      )
    await isolate(2)
    const [hitOne] = (await board(id)).indicators
    expect(hitOne?.durations).toEqual({
      block: { done: true, ms: minutes(20) },
      sweep: { done: false, ms: minutes(30) },
      isolate: { done: false, ms: minutes(10) },
    })
    expect(await codeOf(isolate(4))).toBe('more_isolated_than_hit')
    c.world.clock.advance(minutes(5))
    await isolate(3)
    expect((await board(id)).indicators[0]?.durations?.isolate).toEqual({ done: true, ms: minutes(15) })
    const early = act('operator', tx =>
      sweeps.block(tx, c.actors.operator, id, { indicators: [first!.id], at: ago(hours(9)) }, d.now()),
    )
    expect(await codeOf(early)).toBe('swept_before_asked')
  })

  it('names of terminals leave the house only where the organisation gives them', async ({ skip }) => {
    skip(absent)
    const { id } = await request()
    const program = await agent('operatorHead')
    const mine = await own('operator', id)
    await answer('operator', id, hit(mine, 1), program.key)
    const release = (words: string) =>
      d.as('operator', tx =>
        sweeps.releaseTerminals(tx, c.actors.operator, id, { indicator: mine.indicators[0]!.id, words }, d.now()),
      )
    await release('KF-0231')
    expect((await rowOf(id, 'OPERATOR')).cells.map(({ released }) => released)).toContain('KF-0231')
  })
})

describe('R-080: a case', () => {
  it('stays open while an answer, a period, an isolation or a clock is missing; somebody responsible may answer for it by name', async ({
    skip,
  }) => {
    skip(absent)
    const { id: caseId } = await d.openCase()
    const audience = { kinds: [], sectors: [], organisations: [c.ids.OPERATOR!, c.ids.PEER!, c.ids.BODY!] }
    const { id } = await request({ caseId, audience })
    expect(await codeOf(request({ caseId, audience }))).toBe('sweep_exists')
    const lacks = () => d.as('duty', tx => sweeps.sweepLacksOf(tx, caseId))
    expect(await lacks()).toEqual([{ code: 'sweep_unanswered', values: { count: 6 } }])
    const version = (await d.as('duty', tx => cases.head(tx, caseId))).version
    const close = d.as('duty', tx =>
      cases.move(tx, c.actors.duty, caseId, version, { to: 'CLOSED', reason: '' }, d.now()),
    )
    expect(await close.catch(error => error.missing)).toContainEqual({ code: 'sweep_unanswered', values: { count: 6 } })
    const program = await agent('operatorHead')
    const mine = await own('operator', id)
    await answer('operator', id, hit(mine, 2), program.key)
    const unknown = [{ from: mine.asked.from, to: new Date(Date.parse(mine.asked.from) + hours(5)).toISOString() }]
    const results = mine.indicators.map(one => ({
      id: one.id,
      result: 'NOTHING' as const,
      terminals: 0,
      records: 0,
      first: null,
      last: null,
    }))
    const hand = { covered: mine.asked, gaps: unknown, results }
    await d.as('peer', tx => sweeps.answerByHand(tx, c.actors.peer, id, hand, d.now()))
    expect(await lacks()).toEqual([
      { code: 'sweep_unanswered', values: { count: 2 } },
      { code: 'sweep_unknown', values: { count: 1 } },
      { code: 'sweep_not_isolated', values: { count: 2 } },
    ])
    const accept = (code: string) =>
      d.as('duty', tx =>
        sweeps.accept(
          tx,
          c.actors.duty,
          id,
          {
            organisation: c.ids[code]!,
            indicators: mine.indicators.map(one => one.id),
            responsible: '機構CISO 早瀬',
            reason: '別の記録で確かめました。',
          },
          d.now(),
        ),
      )
    expect(await accept('PEER')).toBe(2)
    expect(await accept('BODY')).toBe(2)
    expect(await lacks()).toEqual([{ code: 'sweep_not_isolated', values: { count: 2 } }])
    expect(await codeOf(accept('STRANGER'))).toBe('already_done')
    await d.as('operator', tx =>
      sweeps.isolate(tx, c.actors.operator, id, { indicator: mine.indicators[0]!.id, count: 2, at: d.now() }, d.now()),
    )
    expect(await lacks()).toEqual([])
    const [cell] = (await rowOf(id, 'BODY')).cells
    expect(cell).toMatchObject({ verdict: 'NO_ANSWER', acceptedFor: '機構CISO 早瀬' })
  })
})
