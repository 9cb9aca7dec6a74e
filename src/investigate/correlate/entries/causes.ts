import { type Cause, type Said, saidTogether } from '../../model.ts'
import { type MailFacts, programHosts } from '../../static/model.ts'
import type { Artefact } from '../model.ts'
import type { EndpointCoverage, Entry } from './entries.ts'

/** A terminal with suspicious contacts, all its addresses together. */
export interface Affected {
  machine: string
  first: number
  /** Hosts in order of the first contact. */
  hosts: { host: string; first: number }[]
}

export interface CauseInputs {
  affected: Affected[]
  entries: Entry[]
  /** Suspicious mails by the machine where their mailbox is read. */
  mailsOf: (machine: string) => MailFacts[]
  executedOn: (machine: string) => Artefact[]
  coverage: EndpointCoverage[]
}

const minute = 60_000
/** Between entering a machine and its first contact: observed from half a minute to four; a program may sleep longer. */
const entryWindow = 30 * minute
/** Between a mail and the first contact, where nothing but the order speaks for it: within a working morning. */
const readWindow = 4 * 60 * minute
/** Where the mail’s program names the very destination, a mail may lie unread for a week. */
const namedWindow = 7 * 24 * 60 * minute
/** Clocks of log sources differ by seconds. */
const skew = minute

const minutes = (milliseconds: number): number => Math.round(milliseconds / minute)
const hhmm = (time: number): string => new Date(time).toISOString()

/** A station from which administrators enter many machines, most of which never did anything suspicious. */
function routineStations(entries: Entry[], affected: Set<string>): Set<string> {
  const targets = new Map<string, Set<string>>()
  for (const { source, target } of entries)
    if (source) targets.set(source, (targets.get(source) ?? new Set()).add(target))
  return new Set(
    [...targets].flatMap(([source, reached]) => {
      const quiet = [...reached].filter(target => !affected.has(target)).length
      return reached.size >= 2 && quiet * 3 >= reached.size ? [source] : []
    }),
  )
}

const stem = (path: string): string =>
  (path.split(/[\\/]/).at(-1) ?? '')
    .normalize('NFKC')
    .replace(/(\s*\.\w{2,4})+$/, '')
    .toLowerCase()

const receivedBefore = (wait: number): Said => ({
  ja: `最初の不審な通信の${minutes(wait)}分前に受信`,
  en: `received ${minutes(wait)} minutes before the first suspicious contact`,
})

function mailCause(terminal: Affected, inputs: CauseInputs): { cause: Cause; sure: boolean } | undefined {
  const executed = inputs.executedOn(terminal.machine).filter(trace => Date.parse(trace.time) <= terminal.first + skew)
  const early = new Set(terminal.hosts.filter(one => one.first <= terminal.first + 60 * minute).map(one => one.host))
  const candidates = inputs
    .mailsOf(terminal.machine)
    .map(mail => ({ mail, wait: terminal.first - mail.received }))
    .filter(({ wait }) => wait >= -skew && wait <= namedWindow)
    .sort((one, other) => one.wait - other.wait)
  for (const { mail, wait } of candidates) {
    const named = programHosts(mail).filter(host => early.has(host))
    const hashes = new Set(mail.attachments.flatMap(part => part.members.map(member => member.sha256)))
    const names = [
      ...mail.attachments.flatMap(part => part.members.map(member => member.name)),
      ...mail.links.map(link => {
        try {
          return decodeURIComponent(link)
        } catch {
          return link
        }
      }),
    ]
    const ran = executed.find(
      trace =>
        (trace.sha256 && hashes.has(trace.sha256)) ||
        names.some(name => stem(name) !== '' && stem(name) === stem(trace.path ?? '')),
    )
    const order = receivedBefore(wait)
    if (ran)
      return {
        sure: true,
        cause: {
          type: 'mail',
          mailId: mail.messageId,
          because: saidTogether([
            order,
            {
              ja: `フォレンジックで、添付プログラムの実行痕跡を確認（${ran.time}）`,
              en: `a forensic report shows its program running at ${ran.time}`,
            },
          ]),
        },
      }
    if (named.length > 0)
      return {
        // One actor uses one destination for mails and for machines entered later: a recorded entry outweighs an old mail.
        sure: wait <= readWindow,
        cause: {
          type: 'mail',
          mailId: mail.messageId,
          because: saidTogether([
            order,
            { ja: `添付プログラムが ${named.join('、')} を接続先に持つ`, en: `its program names ${named.join(', ')}` },
          ]),
        },
      }
  }
  // A mail whose program names other hosts than the terminal met is not the cause.
  const near = candidates.find(({ mail, wait }) => wait <= readWindow && programHosts(mail).length === 0)
  if (!near) return undefined
  return {
    sure: false,
    cause: {
      type: 'mail',
      mailId: near.mail.messageId,
      because: saidTogether([
        receivedBefore(near.wait),
        { ja: 'ほかに説明できる記録がない', en: 'nothing else explains it' },
      ]),
    },
  }
}

const shown: Record<Entry['shownBy'], Said> = {
  logon: {
    ja: 'この端末のイベントログに、ネットワーク経由のログオン',
    en: 'its event log shows a logon over the network',
  },
  'explicit-credentials': {
    ja: '侵入元のイベントログに、この端末へのアカウント使用',
    en: 'the event log of the other machine shows the use of an account there',
  },
  'forensic-report': {
    ja: 'フォレンジックで、管理者アカウントの使用痕跡を確認',
    en: 'a forensic report shows the use of an administrator’s account',
  },
}

function tellEntry(entry: Entry, first: number): Said {
  const [at, before] = [hhmm(entry.time), Math.max(0, minutes(first - entry.time))]
  const { ja, en } = shown[entry.shownBy]
  return {
    ja: `${ja}（アカウント ${entry.account}、${at}、最初の不審な通信の${before}分前）${entry.program ? `。直後に ${entry.program} が起動` : ''}`,
    en: `${en} (${entry.account}) at ${at}, ${before} minutes before the first suspicious contact${entry.program ? `, and ${entry.program} beginning` : ''}`,
  }
}

function lateralCause(
  terminal: Affected,
  inputs: CauseInputs,
  firstOf: Map<string, number>,
  routine: Set<string>,
): Cause | undefined {
  const near = inputs.entries
    .filter(entry => entry.target === terminal.machine)
    .filter(entry => entry.time <= terminal.first + skew && terminal.first - entry.time <= entryWindow)
    .sort((one, other) => other.time - one.time)
  const already = (entry: Entry): boolean =>
    entry.source !== undefined && (firstOf.get(entry.source) ?? Number.POSITIVE_INFINITY) <= entry.time + skew
  const from = near.find(already) ?? near.find(entry => entry.source && !routine.has(entry.source) && entry.program)
  if (from?.source) return { type: 'lateral', fromTerminal: from.source, because: tellEntry(from, terminal.first) }
  const without = near.find(entry => !entry.source && entry.program)
  if (!without) return undefined
  const nowhere: Said = { ja: '侵入元は記録されていない', en: 'where from is not recorded' }
  return { type: 'lateral', because: saidTogether([tellEntry(without, terminal.first), nowhere]) }
}

function whyUnknown(terminal: Affected, inputs: CauseInputs): Said {
  const log = inputs.coverage.filter(one => one.machine === terminal.machine)
  if (log.length === 0)
    return {
      ja: 'この端末のイベントログは回収されておらず、ほかの記録にも侵入の経路がない',
      en: 'no event log was collected from this terminal, and no other record shows how it was entered',
    }
  if (log.every(one => one.from > terminal.first))
    return {
      ja: 'イベントログは、最初の不審な通信より後から始まっている',
      en: 'its event log begins after the first suspicious contact',
    }
  if (log.every(one => one.to < terminal.first))
    return {
      ja: 'イベントログは、最初の不審な通信より前で終わっている',
      en: 'its event log ends before the first suspicious contact',
    }
  return {
    ja: 'イベントログはその時間を含むが、他の端末からの侵入もメールのプログラムも記録されていない',
    en: 'its event log covers the time and shows neither an entry from another machine nor the program of a mail',
  }
}

/** The cause of each terminal’s first suspicious contact; `unknown` where no record can show it (R-103). */
export function findCauses(inputs: CauseInputs): Map<string, Cause> {
  const firstOf = new Map(inputs.affected.map(one => [one.machine, one.first]))
  const routine = routineStations(inputs.entries, new Set(firstOf.keys()))
  return new Map(
    inputs.affected.map(terminal => {
      const mail = mailCause(terminal, inputs)
      const cause = mail?.sure ? mail.cause : (lateralCause(terminal, inputs, firstOf, routine) ?? mail?.cause)
      return [terminal.machine, cause ?? { type: 'unknown', because: whyUnknown(terminal, inputs) }]
    }),
  )
}
