import type pg from 'pg'
import type { PersonActor } from '../../src/kernel/actor.ts'
import type { BenchDatabase } from './cluster.ts'

/** Organisations: 1 coordinator, 20 ministries, 50 sector bodies, the rest operators. */
export const organisations = { coordinator: 1, ministries: 20, ceptoars: 50, operators: 10_000 } as const
const total = organisations.coordinator + organisations.ministries + organisations.ceptoars + organisations.operators

/** Ids say what they are: uuid('a', n). */
const uuid = (kind: string, n: string) => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
export const idOf = (kind: string, n: number) => `${kind}0000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

const duties = {
  coordinator: ['RECEIVE', 'TRIAGE', 'DRAFT', 'RELEASE'],
  ministry: ['REPORT', 'RECEIVE'],
  operator: ['REPORT', 'RECEIVE', 'CONSENT'],
} as const

/** What n a seat's organisation has: the coordinator is 0, ministry k is 1 + k, operator k is 71 + k. */
export const numberOf = { coordinator: 0, ministry: 1, ceptoar: 21, operator: 71 } as const

export const actorOf = (seat: 'coordinator' | 'ministry' | 'operator'): PersonActor => {
  const n = numberOf[seat]
  const kinds = {
    coordinator: ['COORD'],
    ministry: ['MINISTRY', 'SECTOR_MINISTRY'],
    operator: ['CI_OPERATOR'],
  } as const
  return {
    type: 'person',
    person: idOf('b', n),
    post: idOf('c', n),
    organisation: idOf('a', n),
    kinds: kinds[seat],
    duties: duties[seat],
  }
}

/** The coordinator's second person, who releases what the first has drafted. */
export const secondOfficer: PersonActor = {
  ...actorOf('coordinator'),
  person: idOf('b', total),
  post: idOf('c', total),
}

/** Nothing the triggers do is measured here; what they would write that lists read is written below. */
const quickly = async (maker: pg.Pool, statements: readonly string[]) => {
  const client = await maker.connect()
  try {
    await client.query(
      `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'`,
    )
    for (const statement of statements) await client.query(statement)
  } finally {
    client.release(true)
  }
}

/** The directory: who is who, and who stands above whom. */
export const foundNation = ({ maker }: BenchDatabase, { tiers = true }: { tiers?: boolean } = {}): Promise<void> => {
  const everybody = `generate_series(0, ${total - 1}) as n`
  const kindsOf = `case when n = 0 then array['COORD'] when n <= 20 then array['MINISTRY', 'SECTOR_MINISTRY'] when n < 71 then array['CEPTOAR']
    else array['CI_OPERATOR'] end`
  const dutiesOf = `case when n = 0 then '{RECEIVE,TRIAGE,DRAFT,RELEASE}'::text[] when n <= 20 then '{REPORT,RECEIVE}'::text[]
    when n < 71 then '{RECEIVE}'::text[] else '{REPORT,RECEIVE,CONSENT}'::text[] end`
  return quickly(maker.pool, [
    `insert into organisation (id, code, public_body, created_at)
     select ${uuid('a', 'n')}, 'ORG-' || lpad(n::text, 6, '0'), n < 71, '2020-01-01' from ${everybody}`,
    `insert into organisation_name (id, organisation_id, ja, en, short_ja, short_en, valid_from)
     select gen_random_uuid(), ${uuid('a', 'n')}, '組織' || n, 'Organisation ' || n, '組' || n, 'Org ' || n, date '2000-01-01' from ${everybody}`,
    `insert into organisation_kind (organisation_id, kind, valid_from)
     select ${uuid('a', 'n')}, unnest(${kindsOf}), date '2000-01-01' from ${everybody}`,
    ...(tiers
      ? [
          `insert into organisation_relation (id, kind, from_id, to_id, valid_from)
     select gen_random_uuid(), 'REGULATES', ${uuid('a', '1 + n % 20')}, ${uuid('a', 'n')}, date '2000-01-01' from ${everybody} where n >= 71
     union all
     select gen_random_uuid(), 'MEMBER_OF', ${uuid('a', 'n')}, ${uuid('a', '21 + n % 50')}, date '2000-01-01' from ${everybody} where n >= 71`,
        ]
      : []),
    `insert into person (id, ja, en, email, phone, language, created_at)
     select ${uuid('b', 'n')}, '担当' || n, 'Person ' || n, 'p' || n || '@bench.example', '', 'ja', '2020-01-01' from ${everybody}`,
    `insert into post (id, person_id, organisation_id, kind, title_ja, title_en, duties, valid_from)
     select ${uuid('c', 'n')}, ${uuid('b', 'n')}, ${uuid('a', 'n')}, 'WINDOW', '窓口', 'Window', ${dutiesOf}, date '2000-01-01' from ${everybody}`,
    `insert into person (id, ja, en, email, phone, language, created_at)
     values ('${secondOfficer.person}', '承認者', 'Approver', 'approver@bench.example', '', 'ja', '2020-01-01')`,
    `insert into post (id, person_id, organisation_id, kind, title_ja, title_en, duties, valid_from)
     values ('${secondOfficer.post}', '${secondOfficer.person}', '${secondOfficer.organisation}', 'WINDOW', '承認', 'Approval',
       '{RECEIVE,TRIAGE,DRAFT,RELEASE}', '2000-01-01')`,
    'insert into organisation_line select * from organisation_line_told',
    'analyze',
  ])
}

const began = new Date('2015-01-01T00:00:00Z')
const apart = 300_000

/** Report n comes n times five minutes after the first: 288 a day, a million in ten years. */
const at = (n: string) => `('${began.toISOString()}'::timestamptz + interval '5 minutes' * ${n})`

/** The minute after the last of so many reports. */
export const momentAfter = (count: number): Date => new Date(began.getTime() + count * apart + 60_000)

/**
 * Reports number `from` to `count` of a nation whose operators report in turn, each relayed to its ministry and the
 * coordinator, acknowledged, judged and put into a closed case, but the last 60, which lie open as on any morning.
 * Each hundredth made an advisory to 100 operators, who all have answered except on the last 20 editions.
 */
export const addReports = async ({ maker }: BenchDatabase, from: number, count: number): Promise<void> => {
  const series = `(select n, ${count} as count, 71 + n % ${organisations.operators} as op from generate_series(${from}, ${count - 1}) as n) s`
  const open = 'n >= count - 60'
  const hops = `(select n, count, op, to_n from ${series}, lateral (values (0), (1 + op % 20)) t (to_n)) h`
  // The operator who is measured receives every edition, as the largest of them would.
  const editions = `(select n, ${count} as count from generate_series(${from}, ${count - 1}, 100) as n) e`
  const deliveries = `(select n, count, case when k = 0 then 71 else 71 + (n + k * 97) % ${organisations.operators} end as op, k
    from ${editions}, generate_series(0, 99) as k) d`
  const answered = 'n < count - 2000'
  const moment = at('n')
  const grants = `insert into access_grant (id, organisation_id, object_kind, object_id, reason, valid_from, sort_key)`
  await quickly(maker.pool, [
    `insert into report (id, number, type, organisation_id, addressee, created_at)
     select ${uuid('d', 'n')}, 'R-' || n, 'REPORT', ${uuid('a', 'op')}, 'MINISTRY', ${moment} from ${series}`,
    `insert into report_version (report_id, seq, kind, form, content, person_id, post_id, submitted_at)
     select ${uuid('d', 'n')}, 1, 'FIRST', '1', jsonb_build_object('summary', '設備の監視が止まった ' || n, 'tlp', 'TLP:AMBER',
       'eventClass', (array['EV_A_UNAVAIL', 'EV_L_MALWARE', 'EV_C_LEAK'])[1 + n % 3], 'causes', '[]'::jsonb, 'detail', repeat('経緯', 200)),
       ${uuid('b', 'op')}, ${uuid('c', 'op')}, ${moment} from ${series}`,
    `${grants} select gen_random_uuid(), ${uuid('a', 'op')}, 'report', ${uuid('d', 'n')}, 'own', ${moment}, ${moment} from ${series}`,
    `${grants} select gen_random_uuid(), ${uuid('a', 'to_n')}, 'report', ${uuid('d', 'n')}, 'routed', ${moment}, ${moment} from ${hops}`,
    `insert into relay_hop (id, report_id, seq, flow, leg, mode, from_id, to_id, sent_at, due_at, acknowledged_at, acknowledged_by, acknowledged_post)
     select gen_random_uuid(), ${uuid('d', 'n')}, 1, 'F01', 1, case to_n when 0 then 'COPY' else 'DIRECT' end, ${uuid('a', 'op')}, ${uuid('a', 'to_n')},
       ${moment}, ${moment} + interval '1 hour', case when not (${open}) then ${moment} end,
       case when not (${open}) then ${uuid('b', 'to_n')} end, case when not (${open}) then ${uuid('c', 'to_n')} end from ${hops}`,
    `insert into report_handling (id, report_id, seq, organisation_id, state, person_id, post_id, at)
     select gen_random_uuid(), ${uuid('d', 'n')}, 1, ${uuid('a', '0')}, 'ACCEPTED', ${uuid('b', '0')}, ${uuid('c', '0')}, ${moment}
     from ${series} where not (${open})`,
    `insert into triage_queue (report_id, since) select ${uuid('d', 'n')}, ${moment} from ${series} where ${open} on conflict do nothing`,
    `insert into case_file (id, number, title, state, path, originator_id, tlp, opened_at, closed_at)
     select ${uuid('e', 'n')}, 'C-' || n, '監視の停止 ' || n, case when ${open} then 'CONFIRMED' else 'CLOSED' end, 'FAULT', ${uuid('a', 'op')},
       'TLP:AMBER', ${moment}, case when ${open} then null else ${moment} end from ${series} where not (${open}) or n % 2 = 0`,
    `insert into case_report (case_id, report_id, person_id, at)
     select ${uuid('e', 'n')}, ${uuid('d', 'n')}, ${uuid('b', '0')}, ${moment} from ${series} where not (${open})`,
    `${grants} select gen_random_uuid(), ${uuid('a', 'holder')}, 'case', ${uuid('e', 'n')}, 'circle', ${moment}, ${moment}
     from ${series}, lateral (values (0), (1 + op % 20), (op)) t (holder) where not (${open}) or n % 2 = 0`,
    `insert into advisory (id, number, kind, state, revision, author_id, created_at, released_at)
     select ${uuid('f', 'n')}, 'A-' || n, 'ALERT', 'RELEASED', 1, ${uuid('b', '0')}, ${moment}, ${moment} from ${editions}`,
    `${grants} select gen_random_uuid(), ${uuid('a', '0')}, 'advisory', ${uuid('f', 'n')}, 'own', ${moment}, ${moment} from ${editions}`,
    `insert into advisory_edition (id, advisory_id, number, face, kind, title, body, requests, tlp, issuer_id, released_at, acknowledge_by, assess_by)
     select ${uuid('9', 'n')}, ${uuid('f', 'n')}, 'A-' || n || '-O', 'OTHERS', 'ALERT', '点検のお願い ' || n, repeat('本文', 200), '[]', 'TLP:GREEN',
       ${uuid('a', '0')}, ${moment}, ${moment} + interval '1 day', ${moment} + interval '3 days' from ${editions}`,
    `insert into advisory_draft (advisory_id, revision, content, person_id, post_id, at)
     select ${uuid('f', 'n')}, 1, jsonb_build_object('title', '点検のお願い ' || n, 'others', jsonb_build_object('tlp', 'TLP:GREEN')),
       ${uuid('b', '0')}, ${uuid('c', '0')}, ${moment} from ${editions}`,
    `insert into delivery (id, edition_id, organisation_id, issuer_id, tier, path, sent_at, delivered_at, acknowledged_at, acknowledged_by,
       acknowledged_post, assessment, assessed_at, acknowledge_by, assess_by)
     select gen_random_uuid(), ${uuid('9', 'n')}, ${uuid('a', 'op')}, ${uuid('a', '0')}, 1, '{}', ${moment}, ${moment},
       case when ${answered} then ${moment} end, case when ${answered} then ${uuid('b', 'op')} end, case when ${answered} then ${uuid('c', 'op')} end,
       case when ${answered} then 'NOT_AFFECTED' else 'NOT_YET_CHECKED' end, case when ${answered} then ${moment} end,
       ${moment} + interval '1 day', ${moment} + interval '3 days' from ${deliveries} on conflict do nothing`,
    `${grants} select gen_random_uuid(), ${uuid('a', 'op')}, 'edition', ${uuid('9', 'n')}, 'audience', ${moment}, ${moment}
     from (select distinct n, count, op from ${deliveries}) u on conflict do nothing`,
    `${grants} select gen_random_uuid(), ${uuid('a', '0')}, 'edition', ${uuid('9', 'n')}, 'own', ${moment}, ${moment} from ${editions} on conflict do nothing`,
  ])
  // What grew answered has to be answered: the open ones of a smaller nation are yesterday's now.
  await quickly(maker.pool, [
    `update relay_hop set acknowledged_at = sent_at where acknowledged_at is null and report_id < ${uuid('d', String(count - 60))}`,
    `delete from triage_queue where report_id < ${uuid('d', String(count - 60))}`,
    `update case_file set state = 'CLOSED', closed_at = opened_at where state = 'CONFIRMED' and id < ${uuid('e', String(count - 60))}`,
    ...['report', 'case', 'edition', 'advisory'].flatMap(kind => [
      `delete from ${kind}_line`,
      `insert into ${kind}_line select * from ${kind}_line_told`,
    ]),
    `update delivery set acknowledged_at = sent_at, assessment = 'NOT_AFFECTED' where acknowledged_at is null and edition_id < ${uuid('9', String(count - 2000))}`,
    'vacuum analyze',
  ])
}
