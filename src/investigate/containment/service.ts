import { type Analytics, literal } from '../../platform/analytics/analytics.ts'
import type { CaseSheet, Correlation, Detection, Terminal } from '../model.ts'
import { cutOf, openHours, unpluggedAfter } from './model.ts'

type Event = Correlation['timeline'][number]

interface Work {
  analytics: Analytics
  sheet: CaseSheet
  detection: Detection
  terminals: Terminal[]
  /** SQL: every readable record once. */
  records: string
}

const stamp = (at: number): string => `epoch_ms(${at})`
const iso = (at: number): string => new Date(at).toISOString()
/** A cable is pulled minutes after the last request that somebody saw, not hours. */
const soon = 30 * 60_000

/** Last suspicious request of each client. */
const lastContacts = (detection: Detection): Map<string, number> => {
  const last = new Map<string, number>()
  for (const { reported, contacts } of detection.destinations)
    for (const contact of reported ? contacts : [])
      last.set(contact.client, Math.max(last.get(contact.client) ?? 0, Date.parse(contact.last)))
  return last
}

/** Machines that fall silent altogether with their last suspicious request, for a working day and longer. */
const unplugged = async ({ analytics, sheet, detection, terminals, records }: Work): Promise<Event[]> => {
  const last = [...lastContacts(detection)]
  if (last.length === 0) return []
  const rows = await analytics.rows<{ client: string; ended: Date; again: Date | null; over: Date }>(
    `WITH affected AS (FROM (VALUES ${last.map(([client, at]) => `(${literal(client)}, ${stamp(at)})`).join(', ')}) AS t(client, last)),
       over AS (SELECT max(time) AS over FROM ${records} AS taken WHERE kind = 'web')
     SELECT client, max(time) FILTER (time <= last + to_milliseconds(${soon})) AS ended,
       min(time) FILTER (time > last + to_milliseconds(${soon})) AS again, any_value(over) AS over
     FROM ${records} AS taken JOIN affected USING (client), over WHERE kind = 'web' GROUP BY client ORDER BY ended`,
  )
  const names = new Map(terminals.map(row => [row.ip, row.hostname]))
  const silent = rows
    .filter(({ ended, again, over }) => openHours(sheet, ended.getTime(), (again ?? over).getTime()) >= unpluggedAfter)
    .map(({ client, ended }) => ({ name: names.get(client) ?? client, ended: ended.getTime() }))
  return inTurn(silent).map((group): Event => {
    const refs = [...new Set(group.map(one => one.name))]
    const who = refs.length === 1 ? (refs[0] ?? '') : ''
    return {
      time: iso(group[0]?.ended ?? 0),
      kind: 'containment',
      summary: {
        ja: `${who ? `端末 ${who} ` : `${refs.length}台の端末（${refs.join('、')}）`}の全ての通信が止まり、執務時間になっても再開しない（切離しとみられる。通信から推定）`,
        en: `all traffic of ${who || `${refs.length} machines (${refs.join(', ')})`} stops and does not come back in working hours (taken for unplugged, derived from traffic)`,
      },
      refs,
    }
  })
}

/** Machines that are unplugged one after the other, with less than an hour between them, are one act. */
const inTurn = <One extends { ended: number }>(ordered: One[]): One[][] => {
  const groups: One[][] = []
  for (const one of ordered) {
    const group = groups.at(-1)
    if (group && one.ended - (group.at(-1)?.ended ?? 0) <= 3_600_000) group.push(one)
    else groups.push([one])
  }
  return groups
}

/** Sites whose machines fall silent together while others go on, between the attack and three days after it. */
const cutSites = async ({ analytics, sheet, detection, terminals, records }: Work): Promise<Event[]> => {
  const sites = terminals.filter(row => row.site && row.ip)
  const last = [...lastContacts(detection).values()]
  if (new Set(sites.map(row => row.site)).size < 2 || last.length === 0) return []
  const rows = await analytics.rows<{ site: string; from: number; to: number; clients: number; late: boolean }>(
    `WITH places AS (FROM (VALUES ${sites.map(row => `(${literal(row.ip)}, ${literal(row.site ?? '')})`).join(', ')}) AS t(client, site)),
       seen AS (SELECT DISTINCT site, epoch(time)::BIGINT // 60 AS minute FROM ${records} AS taken JOIN places USING (client) WHERE kind = 'web'),
       over AS (SELECT max(minute) AS over FROM seen),
       steps AS (SELECT site, minute AS "from", lead(minute, 1, over) OVER (PARTITION BY site ORDER BY minute) AS "to" FROM seen, over),
       sizes AS (SELECT site, count(DISTINCT client) AS clients FROM ${records} AS taken JOIN places USING (client) WHERE kind = 'web' GROUP BY site)
     SELECT site, "from" * 60000 AS "from", "to" * 60000 AS "to", clients FROM steps JOIN sizes USING (site)
     WHERE clients >= 3 QUALIFY row_number() OVER (PARTITION BY site ORDER BY "to" - "from" DESC) <= 8`,
  )
  const [begun, ended] = [
    Math.min(
      ...detection.destinations
        .flatMap(one => (one.reported ? one.contacts : []))
        .map(contact => Date.parse(contact.first)),
    ),
    Math.max(...last),
  ]
  return [...new Set(rows.map(row => row.site))].flatMap((site): Event[] => {
    const cut = cutOf(
      rows.filter(row => row.site === site && openHours(sheet, row.from, row.to) >= unpluggedAfter),
      detection.gaps,
    )
    if (!cut || cut.from < begun || cut.from > ended + 3 * 86_400_000) return []
    return [
      {
        time: iso(cut.from + 60_000),
        kind: 'containment',
        summary: {
          ja: `拠点「${site}」の全端末の通信が止まる（外部接続の遮断とみられる。通信から推定。${iso(cut.to)} まで）`,
          en: `the traffic of every machine at ${site} stops (taken for a cut of its line, derived from traffic; until ${iso(cut.to)})`,
        },
        refs: [],
      },
    ]
  })
}

/** What was done against the attack, as far as traffic shows it: cables pulled, sites cut (R-104, DOMAIN §7.2). */
export const findContainment = async (work: Work): Promise<Event[]> => [
  ...(await unplugged(work)),
  ...(await cutSites(work)),
]
