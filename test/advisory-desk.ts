import type { Audience } from '../src/kernel/audience.ts'
import { NoroshiError } from '../src/kernel/errors.ts'
import { withActor } from '../src/platform/db/actor.ts'
import { type DraftInput, draftInput } from '../src/share/advisories/content.ts'
import type { Assessment } from '../src/share/advisories/delivery/model.ts'
import * as deliveries from '../src/share/advisories/delivery/service.ts'
import { release, view } from '../src/share/advisories/release.ts'
import * as advisories from '../src/share/advisories/service.ts'
import * as cases from '../src/share/cases/service.ts'
import { complete, contentInput } from '../src/share/reports/content.ts'
import { relayReport } from '../src/share/reports/jobs.ts'
import * as reports from '../src/share/reports/service.ts'
import * as consents from '../src/trust/consent/service.ts'
import type { Chain, SeatName } from './chain.ts'

export const source = 'OPERATOR組織の端末 KF-0231 が、203.0.113.58 と通信しました。'
export const operators: Audience = { kinds: ['CI_OPERATOR'], sectors: [], organisations: [] }

export const content = (more: Partial<DraftInput> = {}): DraftInput =>
  draftInput.parse({
    title: '不審な通信について',
    kind: 'PREVENTION',
    victim: { title: '至急', body: source, requests: ['接続先を遮断する'], tlp: 'TLP:AMBER+STRICT' },
    others: {
      title: '不審な通信にご注意ください',
      source,
      removals: [
        { kind: 'NAME', start: 0, end: 'OPERATOR組織'.length, replacement: 'ある組織' },
        {
          kind: 'HOST',
          start: 'OPERATOR組織の'.length,
          end: 'OPERATOR組織の端末 KF-0231'.length,
          replacement: '端末 1台',
        },
      ],
      requests: ['203.0.113.58 への通信を点検する'],
      tlp: 'TLP:GREEN',
    },
    audience: operators,
    purpose: '予防',
    ...more,
  })

export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'allowed',
    error => (error instanceof NoroshiError ? error.code : String(error)),
  )

/** Everything that the people of the chain do to an advisory, each act in a transaction of its own. */
export const advisoryDesk = (c: Chain) => {
  const now = () => c.world.clock.now()
  const as = <Result>(seat: SeatName, work: Parameters<typeof withActor<Result>>[2]) =>
    withActor(c.world, c.actors[seat], work)
  const openCase = async () => {
    const report = await as('operator', tx =>
      reports.submit(
        tx,
        c.actors.operator,
        {
          type: 'REPORT',
          content: complete(
            contentInput.parse({ summary: '不審な通信', contact: { name: '早瀬', phone: '03-0000-0142' } }),
          ),
          to: 'MINISTRY',
          ministry: null,
          convertedFrom: null,
        },
        now(),
      ),
    )
    await relayReport(c.world)({ report: report.id, seq: 1 })
    return as('duty', tx =>
      cases.open(tx, c.actors.duty, { report: report.id, title: '不審な通信', state: 'CONFIRMED' }, now()),
    )
  }

  const draft = async (more: Partial<DraftInput> = {}) => {
    const opened = await openCase()
    const made = await as('duty', tx =>
      advisories.draft(tx, c.actors.duty, { case: opened.id, content: content(more) }, now()),
    )
    return { ...made, case: opened }
  }

  const look = (id: string, seat: SeatName = 'approver') => as(seat, tx => view(tx, c.actors[seat], id, now()))
  const lacks = async (id: string) => (await look(id)).refusals.map(({ code }) => code)
  const version = async (id: string) => (await look(id)).version

  const ask = async (id: string) => {
    const at = await version(id)
    return as('duty', tx => advisories.askConsent(tx, c.actors.duty, id, at, now()))
  }
  const answer = (
    request: string,
    verdict: 'GRANTED' | 'CONDITIONAL' | 'REFUSED' | 'WITHDRAWN',
    more: Partial<{ tlp: 'TLP:AMBER' | 'TLP:CLEAR'; audience: Audience }> = {},
    seat: SeatName = 'operatorHead',
  ) =>
    as(seat, async tx => {
      const { tlp, audience } = await consents.read(tx, request)
      await consents.answer(tx, c.actors[seat], request, { verdict, tlp, audience, conditions: '', ...more }, now())
    })
  const review = async (id: string) => {
    const at = await version(id)
    await as('duty', tx => advisories.requestReview(tx, c.actors.duty, id, at, now()))
  }
  const publish = async (id: string, seat: SeatName = 'approver') => {
    const at = await version(id)
    return as(seat, tx => release(tx, c.actors[seat], id, at, now()))
  }

  const released = async (more: Partial<DraftInput> = {}) => {
    const made = await draft(more)
    const request = await ask(made.id)
    await answer(request.id, 'GRANTED')
    await review(made.id)
    const { editions } = await publish(made.id)
    const of = (face: 'VICTIM' | 'OTHERS') => editions.find(edition => edition.face === face)!.id
    return { ...made, request: request.id, others: of('OTHERS'), victim: of('VICTIM') }
  }

  const open = (edition: string, seat: SeatName) => as(seat, tx => deliveries.open(tx, c.actors[seat], edition, now()))
  const acknowledge = (edition: string, seat: SeatName) =>
    as(seat, tx => deliveries.acknowledge(tx, c.actors[seat], edition, now()))
  const assess = (edition: string, seat: SeatName, assessment: Assessment) =>
    as(seat, tx => deliveries.assess(tx, c.actors[seat], edition, { assessment, affectedCount: null }, now()))
  const board = (edition: string, seat: SeatName) => as(seat, tx => deliveries.board(tx, edition, now()))
  const codes = () => Object.fromEntries(Object.entries(c.ids).map(([code, id]) => [id, code]))
  const statesOn = async (edition: string, seat: SeatName) => {
    const { groups } = await board(edition, seat)
    const names = codes()
    const rows = groups.flatMap(({ relay, recipients }) => (relay ? [relay, ...recipients] : recipients))
    return Object.fromEntries(rows.map(row => [names[row.organisation], row.state]))
  }

  return {
    now,
    as,
    openCase,
    draft,
    look,
    lacks,
    version,
    ask,
    answer,
    review,
    publish,
    released,
    open,
    acknowledge,
    assess,
    board,
    codes,
    statesOn,
  }
}

export type AdvisoryDesk = ReturnType<typeof advisoryDesk>
