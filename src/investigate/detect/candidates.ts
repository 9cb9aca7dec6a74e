import { literal } from '../../platform/analytics/analytics.ts'
import type { Contact, RankedDestination, Reason, Support } from '../model.ts'
import { score as companyScore } from './company/score.ts'
import { score as dropScore } from './drop/score.ts'
import { score as fetchScore } from './fetch/score.ts'
import { byHost, type Finding, isSuspect, key, weightOf } from './findings.ts'
import { type Pair, together } from './model.ts'
import { statements } from './queries.ts'
import { score as signatureScore, type Voice } from './signature/score.ts'
import type { DetectWork } from './tables.ts'

/**
 * Score from which a destination is reported. Conduct alone reaches 0.4 at most (score = conduct × (0.4 + 0.6 × context)):
 * every new program that calls home conducts itself like malware, so something else has to point the same way.
 */
export const reportingLine = 0.5

/** Context between pairs: who had another suspicious destination at the same time? */
export const keepCompany = async (work: DetectWork, findings: Map<string, Finding>): Promise<Map<string, Reason>> => {
  const certain = [...byHost(findings.values())].filter(([, contacts]) =>
    contacts.some(contact => isSuspect(contact) || weightOf(contact, 'indicator') >= 0.8),
  )
  // Where one client's contact is suspicious, or a notice names the host, the shorter contacts of others count as well.
  const suspects = certain.flatMap(([, contacts]) =>
    contacts.filter(contact => isSuspect(contact) || (contact.profile.n >= 3 && contact.conduct >= 0.3)),
  )
  const reasons = new Map<string, Reason>()
  if (suspects.length === 0) return reasons
  const rows = suspects.map(({ profile }) => `(${literal(profile.client)}, ${literal(profile.host)})`).join(', ')
  await work.analytics.run(
    `CREATE OR REPLACE TABLE suspects AS SELECT client, host, first, last, agent FROM profile WHERE (client, host) IN (${rows})`,
  )
  const [query] = statements('company/query.sql', {})
  const met = await work.analytics.rows<{ client: string; host: string; other: string; alike: boolean }>(query ?? '')
  for (const [host, mine] of byHost(suspects)) {
    const company = met.filter(row => row.host === host)
    const judgement = companyScore({
      host,
      clients: mine.length,
      accompanied: new Set(company.map(row => row.client)).size,
      alike: new Set(company.filter(row => row.alike).map(row => row.client)).size,
      others: [...new Set(company.map(row => row.other))],
    })
    if (judgement) reasons.set(host, { detector: 'company', kind: 'context', ...judgement, lines: [] })
  }
  return reasons
}

/** One reason per detector for a host: its strongest judgement among the contacts. */
const reasonsOf = (contacts: Finding[]): Reason[] => {
  const best = new Map<string, Reason>()
  for (const { judged } of contacts) {
    for (const { detector, kind, judgement } of judged) {
      if ((best.get(detector)?.weight ?? 0) < judgement.weight)
        best.set(detector, { detector, kind, ...judgement, lines: [] })
    }
  }
  return [...best.values()].sort((left, right) => right.weight - left.weight)
}

/** Conduct of a host: mean over the better half of its contacts, so that a stray visitor neither hides nor makes it. */
const conductOf = (contacts: Finding[]): number => {
  const steady = contacts.filter(contact => contact.profile.n >= 5)
  const ranked = (steady.length > 0 ? steady : contacts)
    .map(contact => contact.conduct)
    .sort((left, right) => right - left)
  const half = ranked.slice(0, Math.ceil(ranked.length / 2))
  return half.reduce((sum, value) => sum + value, 0) / Math.max(1, half.length)
}

const finalScore = (conduct: number, reasons: Reason[]): number => {
  const context = together(reasons.filter(reason => reason.kind === 'context').map(reason => reason.weight))
  const known = reasons.some(
    ({ detector, weight }) => weight >= 0.8 && ['indicator', 'fetch', 'signature'].includes(detector),
  )
  // A destination named for this very case, fetched from by infected machines only, or spoken to by a program that
  // otherwise speaks to suspicious ones, needs no rhythm.
  return Math.min(1, Math.max(conduct, known ? 0.75 : 0) * (0.4 + 0.6 * context))
}

interface Candidate {
  host: string
  score: number
  reasons: Reason[]
  contacts: Finding[]
}

/** What is known of a host only once others are reported, and whose contacts show it. */
type Later = Map<string, { reason: Reason; shows: (contact: Finding) => boolean }>

/** Downloads around first contacts, judged against what is already reported. */
const fetches = async (work: DetectWork, reported: Candidate[]): Promise<Later> => {
  const rows = reported.flatMap(({ contacts }) =>
    contacts.map(({ profile }) => `(${literal(profile.client)}, epoch_ms(${profile.first.getTime()}))`),
  )
  const found: Later = new Map()
  if (rows.length === 0) return found
  await work.analytics.run(`CREATE OR REPLACE TABLE affected AS FROM (VALUES ${rows.join(', ')}) AS t(client, first)`)
  const [query] = statements('fetch/query.sql', {})
  const loose = await work.analytics.rows<{ client: string; host: string; received: number; near: boolean }>(
    query ?? '',
  )
  for (const host of new Set(loose.map(row => row.host))) {
    const mine = loose.filter(row => row.host === host)
    const judgement = fetchScore({
      host,
      clients: mine.length,
      near: mine.filter(row => row.near).length,
      largest: Math.max(...mine.map(row => row.received)),
    })
    if (judgement) {
      const reason: Reason = { detector: 'fetch', kind: 'context', ...judgement, lines: [] }
      const clients = new Set(mine.map(row => row.client))
      found.set(host, { reason, shows: ({ profile }) => clients.has(profile.client) })
    }
  }
  return found
}

/** Programs that otherwise speak to reported destinations only, by the name they give themselves. */
const signatures = async (work: DetectWork, reported: Candidate[]): Promise<Later> => {
  const found: Later = new Map()
  if (reported.length < 2) return found
  const [query = ''] = statements('signature/query.sql', {
    reported: reported.map(({ host }) => literal(host)).join(', '),
  })
  for (const voice of await work.analytics.rows<Voice>(query)) {
    const judgement = signatureScore(voice)
    if (!judgement) continue
    const reason: Reason = { detector: 'signature', kind: 'context', ...judgement, lines: [] }
    found.set(voice.host, { reason, shows: ({ profile }) => profile.agents.includes(voice.agent) })
  }
  return found
}

/** Hosts to which machines that were affected before, and no others, sent what they had. */
const drops = (_: DetectWork, reported: Candidate[], hosts: Map<string, Finding[]>): Later => {
  const since = new Map<string, number>()
  for (const { profile } of reported.flatMap(({ contacts }) => contacts))
    since.set(profile.client, Math.min(since.get(profile.client) ?? Number.POSITIVE_INFINITY, profile.first.getTime()))
  const found: Later = new Map()
  for (const [host, contacts] of hosts) {
    const after = contacts.every(({ profile }) => profile.first.getTime() >= (since.get(profile.client) ?? Infinity))
    const sending = contacts.filter(contact => weightOf(contact, 'upload') > 0)
    const judgement = after
      ? dropScore({ clients: contacts.length, sent: sending.reduce((sum, { profile }) => sum + profile.sent, 0) })
      : undefined
    if (judgement)
      found.set(host, { reason: { detector: 'drop', kind: 'context', ...judgement, lines: [] }, shows: () => true })
  }
  return found
}

/** Contacts that belong to the finding: not the stray visit to a host that others use for control. */
const guilty = (contacts: Finding[]): Finding[] => {
  const strong = contacts.filter(
    contact => (contact.profile.n >= 3 && contact.conduct >= 0.3) || weightOf(contact, 'indicator') >= 0.8,
  )
  return strong.length > 0 ? strong : contacts
}

const withLines = async (work: DetectWork, ranked: Candidate[]): Promise<RankedDestination[]> => {
  const named = new Map(work.terminals.map(terminal => [terminal.ip, terminal.hostname]))
  const shown = ranked.slice(0, 400)
  const pairs = shown.flatMap(({ contacts }) =>
    contacts.map(({ profile }) => `(${literal(profile.client)}, ${literal(profile.host)})`),
  )
  const lines = pairs.length
    ? await work.analytics.rows<Pair & { file: string; line: number }>(
        `SELECT client, host, file, line FROM machine WHERE (client, host) IN (${pairs.join(', ')})
         QUALIFY row_number() OVER (PARTITION BY client, host ORDER BY time) <= 19
           OR row_number() OVER (PARTITION BY client, host ORDER BY time DESC) = 1 ORDER BY client, host, time`,
      )
    : []
  const of = new Map<string, { file: string; line: number }[]>()
  for (const { file, line, ...pair } of lines) of.set(key(pair), [...(of.get(key(pair)) ?? []), { file, line }])
  return shown.map(({ host, score, reasons, contacts }) => {
    const told: Contact[] = contacts.map(({ profile }) => ({
      client: profile.client,
      hostname: named.get(profile.client),
      host,
      first: profile.first.toISOString(),
      last: profile.last.toISOString(),
      successes: profile.n - profile.failures,
      failures: profile.failures,
      sentBytes: profile.sent,
      receivedBytes: profile.received,
      agents: profile.agents,
      lines: of.get(key(profile)) ?? [],
    }))
    const sample = told.flatMap(contact => contact.lines.slice(0, 2)).slice(0, 6)
    return {
      host,
      score: Math.round(score * 1000) / 1000,
      reported: score >= reportingLine,
      reasons: reasons.map(reason => ({ ...reason, lines: sample })),
      contacts: told,
    }
  })
}

/** Judges every host, adds what was fetched around the reported ones, and ranks those worth showing. */
export const rank = async (
  work: DetectWork,
  { hosts, company, support }: { hosts: Map<string, Finding[]>; company: Map<string, Reason>; support: Support[] },
): Promise<RankedDestination[]> => {
  const judge = (host: string, contacts: Finding[], extra: Reason[] = []): Candidate => {
    const reasons = [
      ...reasonsOf(contacts),
      ...(company.has(host) ? [company.get(host)!] : []),
      ...support.filter(found => found.host === host).map(found => found.reason),
      ...extra,
    ]
    return { host, score: finalScore(conductOf(contacts), reasons), reasons, contacts: guilty(contacts) }
  }
  let ranked = [...hosts].map(([host, contacts]) => judge(host, contacts))
  for (const later of [fetches, signatures, drops]) {
    const reported = ranked.filter(candidate => candidate.score >= reportingLine)
    const known = await later(work, reported, hosts)
    ranked = ranked.map(candidate => {
      const more = known.get(candidate.host)
      if (!more || candidate.score >= reportingLine) return candidate
      return judge(candidate.host, (hosts.get(candidate.host) ?? []).filter(more.shows), [more.reason])
    })
  }
  ranked.sort((left, right) => right.score - left.score || (left.host < right.host ? -1 : 1))
  return withLines(
    work,
    ranked.filter(candidate => candidate.score >= 0.1),
  )
}
