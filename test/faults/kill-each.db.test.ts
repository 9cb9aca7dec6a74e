import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { minutes } from '../../src/kernel/clock.ts'
import { newId } from '../../src/kernel/ids.ts'
import { withActor } from '../../src/platform/db/actor.ts'
import * as cases from '../../src/share/cases/service.ts'
import { draftContent } from '../../src/share/reports/draft-content.ts'
import * as drafts from '../../src/share/reports/drafts/service.ts'
import { start as startTimer } from '../../src/share/timers/service.ts'
import { verify } from '../../src/trust/audit/service.ts'
import { type AdvisoryDesk, advisoryDesk, operators } from '../advisory-desk.ts'
import type { SeatName } from '../chain.ts'
import { type Office, office, type Reply, settled } from './office.ts'

let o: Office
let d: AdvisoryDesk
let absent = false
beforeAll(async () => {
  const made = await office()
  if (!made) {
    absent = true
    return
  }
  o = made
  d = advisoryDesk(made.chain)
})
afterAll(() => (absent ? undefined : o.close()))
afterEach(() => (absent ? undefined : o.killAll()))

/** What people have before them when the process dies, one set for each death. */
interface Table {
  draft: string
  case: { id: string; version: number }
  waiting: { id: string; version: number }
  edition: string
  assessed: string
}

type Tx = Parameters<typeof cases.read>[0]

/** A case that lacks nothing but the act of closing it. */
const closable = async (): Promise<Table['case']> => {
  const { actors, ids } = o.chain
  const { id } = await d.openCase()
  const version = (tx: Tx) => cases.head(tx, id).then(head => head.version)
  await d.as('duty', async tx => {
    const lessons = { causes: ['CA_ACC_HW' as const], lessons: '予備の電源を置く' }
    await cases.change(tx, actors.duty, id, await version(tx), lessons, d.now())
  })
  const measure = {
    text: '交換',
    ownerOrganisation: ids.OPERATOR!,
    ownerName: '',
    dueOn: null,
    preventsRecurrence: true,
  }
  const added = await d.as('duty', tx => cases.addMeasure(tx, actors.duty, id, measure, d.now()))
  const done = { state: 'DONE' as const, evidence: '交換記録', droppedReason: '', ownerName: '', dueOn: null }
  await d.as('operator', tx => cases.changeMeasure(tx, actors.operator, id, added.id, 1, done, d.now()))
  for (const to of ['RESTORING', 'RECOVERED', 'FOLLOW_UP'] as const)
    await d.as('duty', async tx => cases.move(tx, actors.duty, id, await version(tx), { to, reason: '' }, d.now()))
  return { id, version: await d.as('duty', version) }
}

const alert = { kind: 'ALERT' as const, victim: null, audience: operators }

const inReview = async () => {
  const { id } = await d.draft(alert)
  const request = await d.ask(id)
  await d.answer(request.id, 'GRANTED')
  await d.review(id)
  return { id, version: await d.version(id) }
}

const releasedEdition = async () => {
  const { id } = await inReview()
  const { editions } = await d.publish(id)
  return editions[0]!.id
}

const layTable = async (): Promise<Table> => {
  const { actors } = o.chain
  const begun = {
    kind: 'FIRST' as const,
    report: null,
    content: draftContent.parse({ summary: '書きかけ' }),
    to: 'MINISTRY' as const,
    ministry: null,
  }
  const draft = await d.as('operator', tx => drafts.begin(tx, actors.operator, begun, d.now()))
  const assessed = await releasedEdition()
  await d.acknowledge(assessed, 'ministry')
  return {
    draft: draft.id,
    case: await closable(),
    waiting: await inReview(),
    edition: await releasedEdition(),
    assessed,
  }
}

interface Act {
  name: string
  seat: SeatName
  /** The same request however often it is sent. */
  request(
    table: Table,
    n: number,
  ): readonly [method: string, path: string, body?: unknown, headers?: Record<string, string>]
  /** Statuses of a repetition: done now, or done before. */
  again: readonly number[]
}

const file = (n: number) => Buffer.alloc(200_000, `記録 ${n} `)
const summary = (n: number) => `発電所の監視が止まった ${n}`
const saved = (n: number) => `書きかけ ${n} 保存`
const keyOf = (name: string, n: number) => ({ 'idempotency-key': `kill-${name}-${n}-0000` })
const at = (version: number) => ({ 'if-match': `"${version}"` })

const acts: readonly Act[] = [
  {
    name: 'submit',
    seat: 'operator',
    request: (_, n) => {
      const content = { summary: summary(n), contact: { name: '早瀬', phone: '03-0000-0142' } }
      return ['POST', '/reports', { content }, keyOf('submit', n)]
    },
    again: [201],
  },
  {
    name: 'save a draft',
    seat: 'operator',
    request: ({ draft }, n) => ['PUT', `/report-drafts/${draft}`, { content: { summary: saved(n) } }, at(1)],
    again: [200, 409, 412],
  },
  {
    name: 'upload',
    seat: 'operator',
    request: (_, n) => ['POST', `/attachments?name=${n}.txt`, file(n), keyOf('upload', n)],
    again: [201],
  },
  {
    name: 'acknowledge',
    seat: 'ministry',
    request: ({ edition }, n) => ['POST', `/editions/${edition}/acknowledgement`, undefined, keyOf('acknowledge', n)],
    again: [201],
  },
  {
    name: 'assess',
    seat: 'ministry',
    request: ({ assessed }) => ['PUT', `/editions/${assessed}/assessment`, { assessment: 'NOT_AFFECTED' }, at(2)],
    again: [200, 409, 412],
  },
  {
    name: 'release',
    seat: 'approver',
    request: ({ waiting }, n) => [
      'POST',
      `/advisories/${waiting.id}/release`,
      undefined,
      { ...at(waiting.version), ...keyOf('release', n) },
    ],
    again: [201],
  },
  {
    name: 'close',
    seat: 'duty',
    request: table => ['PUT', `/cases/${table.case.id}/state`, { to: 'CLOSED', reason: '' }, at(table.case.version)],
    again: [200, 409, 412],
  },
]

const deaths = 5

const rows = async (text: string, values: unknown[] = []) => (await o.chain.owner.pool.query(text, values)).rows

/** Timers of the operator that fall due one after the other while the processes die. */
const wind = async () => {
  const { id } = await d.openCase().then(async () => (await rows('select id from report order by id desc limit 1'))[0])
  const from = d.now()
  for (let n = 0; n < 30; n++) {
    const starts = new Date(from.getTime() - minutes(600) + n * 2000)
    await d.as('operator', tx =>
      startTimer(tx, {
        kind: 'QUESTION_ANSWER',
        object: { kind: 'report', id },
        subject: newId(from),
        organisations: [o.chain.actors.operator.organisation],
        number: `T-${n}`,
        tlp: 'TLP:AMBER',
        starts,
        due: new Date(starts.getTime() + minutes(600)),
      }),
    )
  }
}

describe('kill -9', { timeout: 600_000 }, () => {
  it('at each step of submit, relay, draft, upload, acknowledge, assess, release and close keeps all or nothing, and the repetition completes it', async ({
    skip,
  }) => {
    skip(absent)
    const tables: Table[] = []
    for (let n = 0; n < deaths; n++) tables.push(await layTable())
    await wind()
    const answered = new Map<string, Reply>()
    const interrupted = new Set<string>()

    for (const [n, table] of tables.entries()) {
      const server = await o.start()
      // Another act is first each time, and each death waits for another number of answers: on the embedded database,
      // which does one thing at a time, it falls between two acts, on PostgreSQL amid all of them.
      const order = acts.map((_, place) => acts[(place + n) % acts.length]!)
      let count = 0
      let enough: () => void = () => undefined
      const answers = new Promise<void>(resolve => {
        enough = resolve
      })
      if (n === 0) setTimeout(enough, 5)
      const sent = order.map(act =>
        o.request(act.seat, ...act.request(table, n)).then(
          answer => {
            answered.set(`${act.name} ${n}`, answer)
            if (++count >= n) enough()
          },
          () => {
            interrupted.add(act.name)
          },
        ),
      )
      await answers
      await server.kill()
      await Promise.all(sent)
    }
    expect(interrupted.size).toBeGreaterThan(acts.length / 2)

    const server = await o.start()
    const refusedBefore: string[] = []
    for (const [n, table] of tables.entries()) {
      for (const act of acts) {
        const name = `${act.name} ${n}`
        const first = answered.get(name)
        if (first && first.status >= 300) refusedBefore.push(`${name}: ${first.status} ${JSON.stringify(first.body)}`)
        const again = await o.request(act.seat, ...act.request(table, n))
        expect([name, act.again.includes(again.status), again.status < 300 ? '' : again.body.code]).toEqual([
          name,
          true,
          again.status < 300 ? '' : 'changed_meanwhile',
        ])
        if (first?.status === 201 && act.again.length === 1) expect([name, again.body]).toEqual([name, first.body])
      }
    }
    expect(refusedBefore).toEqual([])

    // Everything that was acknowledged is there, and what was repeated is there once.
    const reports = await o.everything('operator', '/reports')
    for (let n = 0; n < deaths; n++) expect(reports.filter(report => report.summary === summary(n))).toHaveLength(1)
    expect(new Set(reports.map(({ number }) => number)).size).toBe(reports.length)
    for (const [n, table] of tables.entries()) {
      expect((await o.must('operator', 'GET', `/report-drafts/${table.draft}`)).body.content.summary).toBe(saved(n))
      expect((await o.must('duty', 'GET', `/cases/${table.case.id}`)).body.state).toBe('CLOSED')
      expect((await o.must('approver', 'GET', `/advisories/${table.waiting.id}`)).body.state).toBe('RELEASED')
      const { delivery } = (await o.must('ministry', 'GET', `/editions/${table.assessed}`)).body
      expect(delivery.assessment).toBe('NOT_AFFECTED')
    }
    const uploads = (await o.must('operator', 'GET', '/attachments')).body.items
    expect(uploads).toHaveLength(deaths)
    for (const { sha256, name } of uploads) {
      const bytes = file(Number.parseInt(name, 10))
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    }

    // The jobs that the deaths interrupted are taken up: every report reaches both desks.
    for (const seat of ['ministry', 'duty'] as const)
      await settled(async () => (await o.everything(seat, '/reports')).length === reports.length)
    await settled(async () => o.mail.mails.length > 0)
    await new Promise(resolve => setTimeout(resolve, 2500)) // a turn of every worker
    await server.stop()
    await o.chain.attach()

    const none = async (question: string) => expect([question, await rows(question)]).toEqual([question, []])
    await none(
      'select idempotency_key from (select post_id, key from idempotency_key group by 1, 2 having count(*) > 1) as idempotency_key',
    )
    await none('select report_id, seq, to_id from relay_hop group by 1, 2, 3 having count(*) > 1')
    await none(
      'select report_id, seq from report_version v where not exists (select from relay_hop h where h.report_id = v.report_id and h.seq = v.seq)',
    )
    await none('select edition_id, organisation_id from delivery group by 1, 2 having count(*) > 1')
    await none('select event, person_id from notification group by 1, 2 having count(*) > 1')
    await none(
      `select object_id from audit_entry where action = 'case.moved' and object_id in (select id from case_file) group by object_id, detail having count(*) > 1`,
    )
    const expected = tables.map(({ waiting }) => waiting.id)
    expect(
      await rows(
        'select count(distinct organisation_id)::int as n from delivery d join advisory_edition e on e.id = d.edition_id where e.advisory_id = any ($1) group by e.id',
        [expected],
      ),
    ).toEqual(expected.map(() => ({ n: 6 })))

    // Every moment that has come was announced, once.
    await none(
      `select id from timer where remind_at < now() - interval '10 seconds' and satisfied_at is null and cancelled_at is null`,
    )
    await none(
      `select t.id from timer t where t.number like 'T-%' and t.rung > 0 and not exists (select from notification n where n.event like 'timer:' || t.id || ':%')`,
    )
    expect(
      (await rows(`select count(*)::int as n from timer where number like 'T-%' and rung > 0`))[0].n,
    ).toBeGreaterThan(10)

    // A letter that left has left once; the log is whole.
    const ids = o.mail.mails.map(({ messageId }) => messageId)
    expect(new Set(ids).size).toBe(ids.length)
    const verdict = await withActor(o.chain.world, { type: 'system', system: 'verifier' }, verify)
    expect(verdict.intact).toBe(true)
  })
})
