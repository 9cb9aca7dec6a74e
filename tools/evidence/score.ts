import type { Truth } from './truth.ts'

/** The parts of result.json that are judged; everything in it may be absent or wrong. */
export interface JudgedResult {
  destinations: { host: string; score: number }[]
  terminals: {
    id: string
    hostname?: string
    ip?: string
    ips?: string[]
    firstSeen: string
    allFailed: boolean
    cause?: { type: string; mailId?: string; fromTerminal?: string }
  }[]
  gaps: { source: string; from: string; to: string }[]
  campaigns: { mails: string[] }[]
  verdicts: { eventlog?: string; topology: { from: string; path: string; blocked: boolean }[] }
}

export interface Share {
  precision: number
  recall: number
  f1: number
  missed: string[]
  wrong: string[]
}

export interface Marks {
  overall: number
  parts: Record<string, number | undefined>
  destinations: Share
  terminals: Share
  /** Causes that were not told exactly, with what was told. */
  causes: string[]
}

/** Weights of RESULT.md. */
const weights: Record<string, number> = {
  destinations: 22,
  terminals: 22,
  cause: 12,
  campaigns: 10,
  allFailed: 8,
  gaps: 8,
  firstSeen: 6,
  topology: 6,
  eventlog: 6,
}

const shareOf = (found: Set<string>, wanted: Set<string>): Share => {
  const right = [...found].filter(name => wanted.has(name)).length
  const precision = found.size > 0 ? right / found.size : wanted.size > 0 ? 0 : 1
  const recall = wanted.size > 0 ? right / wanted.size : 1
  return {
    precision,
    recall,
    f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0,
    missed: [...wanted].filter(name => !found.has(name)),
    wrong: [...found].filter(name => !wanted.has(name)),
  }
}

type Infected = Truth['infected'][number]
type Told = JudgedResult['terminals'][number]

const sameCause = (
  truth: Truth,
  one: Infected,
  told: Told | undefined,
  hostnameOf: (name: string) => string | undefined,
): number => {
  const cause = told?.cause
  if (!cause?.type) return 0
  const source = cause.fromTerminal && hostnameOf(cause.fromTerminal)
  if (!one.causeKnowable) {
    if (cause.type === 'unknown') return 1
    const lateral = cause.type === 'lateral' && one.cause.type === 'lateral'
    return lateral && (!cause.fromTerminal || (one.cause.type === 'lateral' && source === one.cause.fromTerminal))
      ? 1
      : 0
  }
  if (cause.type !== one.cause.type) return 0
  if (one.cause.type === 'lateral') return source === one.cause.fromTerminal ? 1 : 0.5
  const mail = truth.mails.find(({ messageId }) => messageId === cause.mailId)
  if (mail?.messageId === one.cause.mailId) return 1
  return mail?.group === one.cause.mailGroup ? 0.75 : 0.5
}

const pairs = (groups: string[][]): Set<string> =>
  new Set(
    groups.flatMap(group =>
      group.flatMap((one, at) => group.slice(at + 1).map(other => [one, other].sort().join('\n'))),
    ),
  )

/** Mean of the agreement by mail and by mail group; half of it where two actors were taken for one. */
const campaignMark = (truth: Truth, result: JudgedResult): number => {
  const known = new Map(
    truth.campaigns.flatMap(({ actor, mails }) => mails.map((mail): [string, number] => [mail, actor])),
  )
  if (known.size === 0) return result.campaigns.some(({ mails }) => mails.length > 1) ? 0 : 1
  const byMail = shareOf(
    pairs(result.campaigns.map(({ mails }) => mails)),
    pairs(truth.campaigns.map(({ mails }) => mails)),
  )
  const told = new Map(
    result.campaigns.flatMap(({ mails }, index) => mails.map((mail): [string, number] => [mail, index])),
  )
  const groups = [...new Set(truth.mails.map(mail => mail.group))].map(group => {
    const mails = truth.mails.filter(mail => mail.group === group).map(mail => mail.messageId)
    const counts = new Map<number, number>()
    for (const mail of mails) {
      const campaign = told.get(mail)
      if (campaign !== undefined) counts.set(campaign, (counts.get(campaign) ?? 0) + 1)
    }
    const [most] = [...counts].sort((one, other) => other[1] - one[1])
    return {
      group,
      actor: known.get(mails[0] ?? ''),
      campaign: most && most[1] * 2 > mails.length ? `${most[0]}` : `none ${group}`,
    }
  })
  const together = (key: (one: (typeof groups)[number]) => unknown) =>
    pairs([...new Set(groups.map(key))].map(value => groups.filter(one => key(one) === value).map(one => one.group)))
  const wanted = together(one => one.actor)
  const byGroup =
    wanted.size === 0 && groups.length < 2
      ? 1
      : shareOf(
          together(one => one.campaign),
          wanted,
        ).f1
  const merged = [...together(one => one.campaign)].some(pair => !wanted.has(pair))
  return ((byMail.f1 + byGroup) / 2) * (merged ? 0.5 : 1)
}

const gapMark = (truth: Truth, result: JudgedResult): number => {
  const span = ({ from, to }: { from: string; to: string }) => ({ from: Date.parse(from), to: Date.parse(to) })
  const overlap = (one: { from: string; to: string }, other: { from: string; to: string }): number => {
    const [a, b] = [span(one), span(other)]
    const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from)
    return shared <= 0 ? 0 : shared / (Math.max(a.to, b.to) - Math.min(a.from, b.from))
  }
  if (truth.gaps.length === 0) return result.gaps.length > 0 ? 0 : 1
  const fits = (gap: Truth['gaps'][number], told: JudgedResult['gaps'][number]) =>
    !gap.partial || told.source === 'proxy' || told.source === gap.source
  const sum = truth.gaps.reduce(
    (total, gap) => total + Math.max(0, ...result.gaps.filter(told => fits(gap, told)).map(told => overlap(gap, told))),
    0,
  )
  const extra = result.gaps.filter(told => !truth.gaps.some(gap => overlap(gap, told) > 0.2)).length
  return sum / (truth.gaps.length + extra)
}

/** Full marks up to a minute (median), none from two hours. */
const firstSeenMark = (errors: number[]): number => {
  const sorted = [...errors].sort((one, other) => one - other)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) return 0
  return middle <= 60 ? 1 : Math.max(0, 1 - Math.log(middle / 60) / Math.log(120))
}

/** Judges a result against what is true of the folder; parts that cannot apply where nothing is to be found are left out. */
export const score = (truth: Truth, result: JudgedResult): Marks => {
  const names = new Map(
    truth.infected.flatMap(one =>
      [one.hostname, ...one.ips, ...one.assets].map((name): [string, string] => [name.toLowerCase(), one.hostname]),
    ),
  )
  const hostnameOf = (name: string | undefined) => names.get((name ?? '').toLowerCase())
  const identify = (told: Told) => [told.hostname, told.ip, told.id, ...(told.ips ?? [])].map(hostnameOf).find(Boolean)
  const neutral = new Set(truth.neutralDestinations)
  const destinations = shareOf(
    new Set(result.destinations.map(({ host }) => host.toLowerCase()).filter(host => !neutral.has(host))),
    new Set(truth.destinations.map(({ host }) => host)),
  )
  const told = new Map(
    result.terminals.map((terminal): [string, Told] => [identify(terminal) ?? terminal.id, terminal]),
  )
  const terminals = shareOf(new Set(told.keys()), new Set(truth.infected.map(({ hostname }) => hostname)))
  const clean = truth.infected.length === 0
  const failedOnly = shareOf(
    new Set([...told].filter(([, one]) => one.allFailed).map(([name]) => name)),
    new Set(truth.allFailed),
  )
  const union = new Set([...[...told].filter(([, one]) => one.allFailed).map(([name]) => name), ...truth.allFailed])
    .size
  const causes = truth.infected.map(one => ({ one, mark: sameCause(truth, one, told.get(one.hostname), hostnameOf) }))
  const errors = truth.infected.flatMap(one => {
    const found = told.get(one.hostname)
    return found ? [Math.abs(Date.parse(found.firstSeen) - Date.parse(one.firstSeen)) / 1000] : []
  })
  const checks = truth.verdicts.topology
  const parts: Marks['parts'] = {
    destinations: destinations.f1,
    terminals: terminals.f1,
    cause: clean ? undefined : causes.reduce((sum, { mark }) => sum + mark, 0) / causes.length,
    campaigns: campaignMark(truth, result),
    allFailed: clean
      ? undefined
      : union === 0
        ? 1
        : (union - failedOnly.missed.length - failedOnly.wrong.length) / union,
    gaps: gapMark(truth, result),
    firstSeen: clean ? undefined : firstSeenMark(errors),
    topology:
      checks.filter(check =>
        result.verdicts.topology.some(
          one => one.from === check.from && one.path === check.path && one.blocked === check.blocked,
        ),
      ).length / checks.length,
    eventlog: result.verdicts.eventlog === truth.verdicts.eventlog ? 1 : 0,
  }
  const applying = Object.entries(parts).flatMap(([name, mark]) =>
    mark === undefined ? [] : [{ mark, weight: weights[name] ?? 0 }],
  )
  const total = applying.reduce((sum, { weight }) => sum + weight, 0)
  return {
    overall: (100 * applying.reduce((sum, { mark, weight }) => sum + mark * weight, 0)) / total,
    parts,
    destinations,
    terminals,
    causes: causes
      .filter(({ mark }) => mark < 1)
      .map(
        ({ one }) =>
          `${one.hostname}: ${JSON.stringify(one.cause)}${one.causeKnowable ? '' : ' (not knowable)'} ≠ ${JSON.stringify(told.get(one.hostname)?.cause ?? null)}`,
      ),
  }
}
