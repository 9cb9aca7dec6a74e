import { readTerminals } from '../evidence/service.ts'
import type {
  CaseSheet,
  Cause,
  Contact,
  Correlate,
  Correlation,
  Detection,
  FindSupport,
  RankedDestination,
  Reason,
  Support,
} from '../model.ts'
import type { MailFacts } from '../static/model.ts'
import { findIntrusion, type Intrusion, movementsTold } from './endpoints/intrusion.ts'
import { tellIntrusion } from './endpoints/story.ts'
import { type Affected, findCauses } from './entries/causes.ts'
import { type Entry, endpointCoverage, findEntries } from './entries/entries.ts'
import {
  contributions,
  forensicSummaries,
  type LeakState,
  leakStates,
  type OrderTest,
  orderTests,
  type Provision,
  provisions,
} from './findings.ts'
import { readFolder } from './folder.ts'
import { Machines } from './machines/model.ts'
import { type CommonPoint, commonPoints, findCampaigns } from './mails/campaigns.ts'
import { mailRegister, type RegisterRow } from './mails/register.ts'
import { foreignHosts, type JudgedMail, judgeMails, scoreWithoutTraffic, seedScore } from './mails/suspicion.ts'
import type { CaseFiles, Contribution, ForensicSummary } from './model.ts'
import { checkOutsidePaths, type PathCheck, proxyLogIsComplete, vouched } from './network/outside-paths.ts'
import { judgeServerLog, type ServerLogFinding } from './server-log.ts'
import { tellStory } from './story.ts'

export { eventLogsAmong, readLogs } from './event-logs.ts'

/** What stands in `findings` of a correlation. */
export interface Findings {
  leakStates: LeakState[]
  orderTests: OrderTest[]
  provisions: Provision[]
  pathChecks: PathCheck[]
  mails: RegisterRow[]
  /** Between rows of `mails`. */
  commonPoints: CommonPoint[]
  authenticationServer?: ServerLogFinding
  forensics: ForensicSummary[]
  contributions: Contribution[]
}

interface Known {
  files: CaseFiles
  machines: Machines
  intrusion: Intrusion
}

async function readAll(folder: string, sheet: CaseSheet): Promise<Known> {
  const files = await readFolder(folder, sheet)
  const machines = new Machines(readTerminals(folder))
  const intrusion = findIntrusion([...files.endpoints, ...files.servers], machines, sheet)
  for (const { machine, addresses } of intrusion.machines)
    for (const name of [machine, ...addresses]) machines.learn(name, machine)
  return { files, machines, intrusion }
}

/** The folder is read once for all passes; it goes when its sheet goes. */
const known = new WeakMap<CaseSheet, Promise<Known>>()
function knownOf(folder: string, sheet: CaseSheet): Promise<Known> {
  const reading = known.get(sheet) ?? readAll(folder, sheet)
  known.set(sheet, reading)
  return reading
}

/** Everything of a folder but its logs of traffic. */
export const filesOf = async (folder: string, sheet: CaseSheet): Promise<CaseFiles> =>
  (await knownOf(folder, sheet)).files

/** Hosts outside that the event logs of affected machines name; `traffic` holds those that were seen already. */
export const namedInEventLogs = async (
  folder: string,
  sheet: CaseSheet,
  traffic: RankedDestination[],
): Promise<RankedDestination[]> => {
  const { intrusion } = await knownOf(folder, sheet)
  const seen = new Set(traffic.map(one => one.host))
  return intrusion.named.filter(one => !seen.has(one.host))
}

/** Terminals that met a reported destination, by machine, with their hosts in order. */
export function affectedBy(detection: Detection, machines: Machines): Affected[] {
  const found = new Map<string, Affected>()
  for (const { host, reported, contacts } of detection.destinations) {
    if (!reported) continue
    for (const contact of contacts) {
      const machine = machines.keyOf(contact.client) ?? machines.keyOf(contact.hostname) ?? contact.client
      const first = Date.parse(contact.first)
      const terminal = found.get(machine) ?? { machine, first, hosts: [] }
      terminal.first = Math.min(terminal.first, first)
      terminal.hosts.push({ host, first })
      found.set(machine, terminal)
    }
  }
  for (const terminal of found.values()) terminal.hosts.sort((one, other) => one.first - other.first)
  return [...found.values()].sort((one, other) => one.first - other.first)
}

function readersOf(files: CaseFiles, machines: Machines): (mail: MailFacts) => string[] {
  const terminals = new Map(files.mailboxes.map(box => [box.address, box.terminal]))
  return mail => mail.recipients.flatMap(to => machines.keyOf(terminals.get(to)) ?? [])
}

function judge(
  files: CaseFiles,
  sheet: CaseSheet,
  detection: Detection,
  machines: Machines,
  affected: Affected[],
): JudgedMail[] {
  const firstOf = new Map(affected.map(one => [one.machine, one.first]))
  const readers = readersOf(files, machines)
  return judgeMails(files.mails, {
    mailboxes: files.mailboxes,
    notices: files.notices,
    destinations: new Map(detection.destinations.map(one => [one.host, one.reported])),
    executed: files.forensics.flatMap(report => report.artefacts.filter(trace => trace.type === 'program-executed')),
    ownDomains: sheet.ownDomains,
    untilContact: mail => {
      const waits = readers(mail).flatMap(machine => {
        const wait = (firstOf.get(machine) ?? Number.NaN) - mail.received
        return wait >= 0 ? [wait] : []
      })
      return waits.length > 0 ? Math.min(...waits) : undefined
    },
  })
}

const contextOf = (detector: string, weight: number, ja: string, en: string): Reason => ({
  detector,
  kind: 'context',
  weight,
  ja,
  en,
  lines: [],
})

/** A program alone is what every maker of tools sends; a program and one more reason is not. */
const speaksForHosts = 0.6

/** Hosts that the program of a mail names, where the mail is suspicious for reasons of its own. */
function fromMails(judged: JudgedMail[]): Support[] {
  const byHost = new Map<string, { score: number; mail: MailFacts }>()
  for (const one of judged) {
    const score = scoreWithoutTraffic(one)
    if (score < speaksForHosts) continue
    for (const host of foreignHosts(one.mail))
      if (score > (byHost.get(host)?.score ?? 0)) byHost.set(host, { score, mail: one.mail })
  }
  return [...byHost].map(([host, { score, mail }]) => ({
    host,
    reason: contextOf(
      'mail-program',
      Math.min(0.95, score),
      `不審メール「${mail.subject}」の添付プログラムに接続先として含まれる`,
      `named by the program attached to “${mail.subject}”`,
    ),
  }))
}

/** Conduct of remote control without anything that ties it to the case: programs newly installed look like that, too. */
const suspectScore = 0.3
const atOnce = 60 * 60_000

/**
 * Hosts that a reader's terminal first met within the hour after a mail that is suspicious by itself. The program need not
 * name them: some ask for their destination only when they run, and a link shows no program at all.
 */
function afterMails(
  detection: Detection,
  judged: JudgedMail[],
  machines: Machines,
  readers: (mail: MailFacts) => string[],
): Support[] {
  const opened = judged.flatMap(one => {
    const score = scoreWithoutTraffic(one)
    return score < 0.4 ? [] : readers(one.mail).map(machine => ({ machine, score, mail: one.mail }))
  })
  return detection.destinations.flatMap(({ host, score, reported, contacts }): Support[] => {
    if (reported || score < suspectScore) return []
    const follows = contacts.flatMap(contact => {
      const machine = machines.keyOf(contact.client) ?? contact.client
      const first = Date.parse(contact.first)
      return opened.filter(
        one => one.machine === machine && first >= one.mail.received && first - one.mail.received <= atOnce,
      )
    })
    const [best] = follows.sort((one, other) => other.score - one.score)
    if (!best) return []
    return [
      {
        host,
        reason: contextOf(
          'mail-then-contact',
          Math.min(0.7, best.score),
          `不審メール「${best.mail.subject}」の受信から1時間以内に、受信した端末が初めて通信`,
          `first met within the hour after “${best.mail.subject}” was received there`,
        ),
      },
    ]
  })
}

/** How soon after an intrusion a contact must come to be its consequence. */
const soon = 10 * 60_000

/** Hosts first met right after a program was put on the machine from another that had met suspicious hosts before. */
function fromEntries(detection: Detection, entries: Entry[], machines: Machines, affected: Affected[]): Support[] {
  const firstOf = new Map(affected.map(one => [one.machine, one.first]))
  const follows = (contact: Contact): Entry | undefined => {
    const machine = machines.keyOf(contact.client) ?? contact.client
    const at = Date.parse(contact.first)
    return entries.find(entry => {
      const before = entry.source === undefined ? undefined : firstOf.get(entry.source)
      return (
        entry.target === machine &&
        entry.program !== undefined &&
        before !== undefined &&
        before < entry.time &&
        at >= entry.time &&
        at - entry.time <= soon
      )
    })
  }
  return detection.destinations.flatMap(({ host, contacts }): Support[] => {
    const met = contacts.flatMap(contact => follows(contact) ?? [])
    const [entry] = met
    if (!entry) return []
    // One machine may meet anything by chance just then; each further one makes chance less likely.
    const weight = Math.min(0.9, 1 - 0.4 ** new Set(met.map(one => one.target)).size)
    const program = entry.program ?? ''
    return [
      {
        host,
        reason: contextOf(
          'entry-then-contact',
          weight,
          `${entry.source} から ${entry.target} への侵入でプログラム(${program})が動作した直後に通信が始まる`,
          `first met within minutes of ${program} being started on ${entry.target} from ${entry.source}`,
        ),
      },
    ]
  })
}

/** First pass: what mails and logons say about destinations, whether above or below the line. */
export const findSupport: FindSupport = async (folder, sheet, detection) => {
  const { files, machines, intrusion } = await knownOf(folder, sheet)
  const affected = affectedBy(detection, machines)
  const entries = findEntries(files.endpoints, files.forensics, machines)
  const judged = judge(files, sheet, detection, machines, affected)
  return [
    ...fromMails(judged),
    ...afterMails(detection, judged, machines, readersOf(files, machines)),
    ...fromEntries(detection, entries, machines, affected),
    ...intrusion.named.flatMap(({ host, reasons }) => reasons.slice(0, 1).map(reason => ({ host, reason }))),
  ]
}

/** Second pass, over the final ranking: causes, campaigns, verdicts and the story. */
export const correlate: Correlate = async (folder, sheet, detection) => {
  const { files, machines, intrusion } = await knownOf(folder, sheet)
  const affected = affectedBy(detection, machines)
  const judged = judge(files, sheet, detection, machines, affected)
  const campaigns = findCampaigns(judged)
  const suspicious = new Set([
    ...campaigns.flatMap(campaign => campaign.mails),
    ...judged.filter(one => one.score >= seedScore).map(one => one.mail),
  ])
  const readers = readersOf(files, machines)
  const entries = findEntries(files.endpoints, files.forensics, machines)
  const causes = findCauses({
    affected,
    entries,
    coverage: endpointCoverage(files.endpoints, machines),
    mailsOf: machine => [...suspicious].filter(mail => readers(mail).includes(machine)),
    executedOn: machine =>
      files.forensics
        .filter(report => (machines.keyOf(report.assetId) ?? machines.keyOf(report.hostname)) === machine)
        .flatMap(report => report.artefacts.filter(trace => trace.type === 'program-executed')),
  })
  const since = new Map(affected.map(({ machine, first }) => [machine, first]))
  for (const { machine, first } of intrusion.machines)
    since.set(machine, Math.min(first, since.get(machine) ?? Number.POSITIVE_INFINITY))
  // What the first contact does not explain, the machine’s own records may.
  for (const { machine, cause } of intrusion.machines)
    if ((causes.get(machine)?.type ?? 'unknown') === 'unknown') causes.set(machine, cause)
  const checks = files.network
    ? vouched(checkOutsidePaths(files.network, sheet.ownNetworks, files.sessions), sheet.pathEvidence)
    : []
  const server = judgeServerLog(files.servers, files.logSettings, files.serverCoverage)
  const notes = [...files.notes]
  const leaks = leakStates(detection, files)
  const register = mailRegister(judged, suspicious, files.mailboxes, sheet)
  if (files.network)
    notes.push(
      proxyLogIsComplete(checks, files.network)
        ? {
            ja: '外部へ出られる経路はプロキシだけです。外部への通信は、すべてプロキシログに残ります。',
            en: 'Only the way through the proxy is open: traffic to the outside must stand in its log.',
          }
        : {
            ja: 'プロキシを通らない経路が開いています。プロキシログだけでは、外部への通信のすべては分かりません。',
            en: 'Ways past the proxy are open: the proxy log alone cannot show all traffic to the outside.',
          },
    )
  return {
    causes: [...causes].map(([terminal, cause]): { terminal: string; cause: Cause } => ({ terminal, cause })),
    campaigns: campaigns.map(({ mails, reasons }) => ({ mails: mails.map(mail => mail.messageId), reasons })),
    ...(server ? { eventlog: { verdict: server.verdict, because: server.because } } : {}),
    topology: checks.map(({ from, path, blocked, because }) => ({ from, to: 'internet', path, blocked, because })),
    findings: {
      leakStates: leaks,
      orderTests: orderTests(files, leaks, affected),
      provisions: provisions(detection, files),
      pathChecks: checks,
      mails: register,
      commonPoints: commonPoints(
        judged,
        register.map(row => row.mails),
      ),
      ...(server ? { authenticationServer: server } : {}),
      forensics: forensicSummaries(files),
      contributions: contributions(files, sheet),
    } satisfies Findings,
    timeline: [
      ...tellStory({ files, affected, campaigns, causes, entries, detection, machines }),
      ...tellIntrusion(intrusion, since),
    ].sort((one, other) => one.time.localeCompare(other.time)),
    machines: intrusion.machines.map(({ machine, addresses, first, last, reasons }) => ({
      machine,
      addresses,
      first: new Date(first).toISOString(),
      last: new Date(last).toISOString(),
      reasons,
    })),
    movements: movementsTold(intrusion, since),
    notes,
  } satisfies Correlation
}
