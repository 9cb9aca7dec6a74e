import { agent } from './agent/score.ts'
import { dialog } from './dialog/score.ts'
import { directAddress } from './direct-address/score.ts'
import { directEgress } from './direct-egress/score.ts'
import { forgedAgent } from './forged-agent/score.ts'
import { indicator } from './indicator/score.ts'
import { type Detector, type Judgement, type Pair, ramp, together } from './model.ts'
import { neverSucceeds } from './never-succeeds/score.ts'
import { offHours } from './off-hours/score.ts'
import { periodic } from './periodic/score.ts'
import { statements } from './queries.ts'
import { rarity } from './rarity/score.ts'
import type { DetectWork } from './tables.ts'
import { upload } from './upload/score.ts'

/** Pairs conducting themselves so are each other's company: rhythm alone (0.5 at most) is not enough. */
const suspectConduct = 0.5
const suspectDialog = 0.2

interface Profile extends Pair {
  n: number
  first: Date
  last: Date
  days: number
  failures: number
  sent: number
  received: number
  agents: string[]
  client_days: number
}

/** What one client did at one host, and what each detector says of it. */
export interface Finding {
  profile: Profile
  judged: { detector: string; kind: 'conduct' | 'context'; judgement: Judgement }[]
  conduct: number
}

type AnyDetector = {
  name: string
  kind: 'conduct' | 'context'
  query: string
  score: (row: never) => Judgement | undefined
}

const detectors: AnyDetector[] = [
  periodic,
  neverSucceeds,
  dialog,
  upload,
  agent,
  directAddress,
  offHours,
  rarity,
  forgedAgent,
  indicator,
  directEgress,
]

export const key = (pair: Pair): string => `${pair.client} ${pair.host}`

/** What each pair does, by every detector; software that runs on most days of its machine weighs less. */
export const judgePairs = async (work: DetectWork, blanks: Record<string, string>): Promise<Map<string, Finding>> => {
  const profiles = await work.analytics.rows<Profile>(
    'SELECT client, host, n, first, last, days, failures, sent, received, agents, client_days FROM profile',
  )
  const findings = new Map(profiles.map(profile => [key(profile), { profile, judged: [], conduct: 0 } as Finding]))
  for (const detector of detectors as Detector<Pair>[]) {
    const [query] = statements(detector.query, blanks)
    for (const row of await work.analytics.rows<Pair>(query ?? '')) {
      const judgement = detector.score(row)
      if (judgement) findings.get(key(row))?.judged.push({ detector: detector.name, kind: detector.kind, judgement })
    }
  }
  for (const finding of findings.values()) {
    const { days, client_days, n } = finding.profile
    const settled = client_days >= 5 && n >= 5 ? ramp(days / client_days, 0.5, 0.9) : 0
    const weights = finding.judged.filter(found => found.kind === 'conduct').map(found => found.judgement.weight)
    finding.conduct = together(weights) * (1 - 0.6 * settled)
  }
  return findings
}

export const byHost = (findings: Iterable<Finding>): Map<string, Finding[]> => {
  const hosts = new Map<string, Finding[]>()
  for (const finding of findings) {
    const same = hosts.get(finding.profile.host) ?? []
    same.push(finding)
    hosts.set(finding.profile.host, same)
  }
  return hosts
}

export const weightOf = (finding: Finding, detector: string): number =>
  finding.judged.find(found => found.detector === detector)?.judgement.weight ?? 0

/** Where the log does not show sizes, the rhythm alone has to be better: people read pages through tunnels, too. */
export const isSuspect = (finding: Finding): boolean => {
  const dialogue = weightOf(finding, 'dialog')
  return (
    finding.conduct >= suspectConduct &&
    dialogue >= suspectDialog &&
    weightOf(finding, 'periodic') >= (dialogue > 0.25 ? 0.2 : 0.4)
  )
}
