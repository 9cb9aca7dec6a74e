import type { Cause, Correlation, Detection } from '../model.ts'
import type { Affected } from './entries/causes.ts'
import type { Entry } from './entries/entries.ts'
import type { Machines } from './machines/model.ts'
import type { Campaign } from './mails/campaigns.ts'
import type { CaseFiles } from './model.ts'

interface StoryInputs {
  files: CaseFiles
  affected: Affected[]
  campaigns: Campaign[]
  causes: Map<string, Cause>
  entries: Entry[]
  detection: Detection
  machines: Machines
}

type Event = Correlation['timeline'][number]
const at = (time: number): string => new Date(time).toISOString()
const hour = 3_600_000

/** One event for each wave: mails of a campaign under one subject, begun anew after half a day of silence. */
function waves(campaigns: Campaign[]): Event[] {
  return campaigns.flatMap(({ mails }) => {
    const last = new Map<string, number>()
    return mails.flatMap(mail => {
      const before = last.get(mail.subject)
      last.set(mail.subject, mail.received)
      if (before !== undefined && mail.received - before < 12 * hour) return []
      return [
        {
          time: at(mail.received),
          kind: 'mail',
          summary: {
            ja: `不審メール「${mail.subject}」の受信開始`,
            en: `suspicious mails “${mail.subject}” begin to arrive`,
          },
          refs: [mail.messageId],
        },
      ]
    })
  })
}

function infections({ affected, causes, entries }: StoryInputs): Event[] {
  return affected.flatMap(({ machine, first }): Event[] => {
    const cause = causes.get(machine)
    const infected: Event = {
      time: at(first),
      kind: 'infection',
      summary: { ja: `端末 ${machine} が不審な通信を開始`, en: `${machine} begins suspicious traffic` },
      refs: cause?.type === 'mail' ? [machine, cause.mailId] : [machine],
    }
    if (cause?.type !== 'lateral' || !cause.fromTerminal) return [infected]
    const from = cause.fromTerminal
    const entry = entries.findLast(one => one.target === machine && one.source === from && one.time <= first + 60_000)
    if (!entry) return [infected]
    return [
      {
        time: at(entry.time),
        kind: 'lateral',
        summary: { ja: `${from} から ${machine} へ侵入`, en: `${machine} is entered from ${from}` },
        refs: [from, machine],
      },
      infected,
    ]
  })
}

const traces: Record<string, [kind: string, ja: string, en: string]> = {
  'privilege-escalation': ['privilege', 'で権限昇格', 'privileges raised on'],
  'domain-admin-tool': [
    'privilege',
    'でドメイン管理者権限を奪取するプログラムを実行',
    'a program that steals domain rights runs on',
  ],
  'information-gathering': ['collection', 'で情報収集', 'information is gathered on'],
  'archive-created': ['collection', 'でファイルを圧縮', 'files are packed on'],
}

function forensic({ files, affected, machines }: StoryInputs): Event[] {
  const known = new Set(affected.map(one => one.machine))
  return files.forensics.flatMap(report => {
    const machine = machines.keyOf(report.assetId) ?? report.hostname
    return report.artefacts.flatMap(trace => {
      const told = traces[trace.type]
      if (!told || !known.has(machine)) return []
      return [
        {
          time: at(Date.parse(trace.time)),
          kind: told[0],
          summary: {
            ja: `端末 ${machine} ${told[1]}（${report.examiner}）`,
            en: `${told[2]} ${machine} (${report.examiner})`,
          },
          refs: [machine],
        },
      ]
    })
  })
}

/** Uploads to a destination that police found leaked records on, or of more than ten megabytes. */
function leaks({ files, detection }: StoryInputs): Event[] {
  const confirmed = new Set(
    files.notices
      .filter(one => one.kind === 'police')
      .flatMap(one => one.destinations.filter(to => to.personalData).map(to => to.host)),
  )
  return detection.destinations.flatMap(({ host, reported, contacts }) => {
    const sent = contacts.reduce((sum, contact) => sum + contact.sentBytes, 0)
    const first = contacts.map(contact => contact.first).sort()[0]
    if (!reported || !first || !(confirmed.has(host) || sent > 10e6)) return []
    return [
      {
        time: first,
        kind: 'exfiltration',
        summary: {
          ja: `${host} への送信開始（計 ${Math.round(sent / 1e6)} MB）`,
          en: `sending to ${host} begins (${Math.round(sent / 1e6)} MB in all)`,
        },
        refs: [host],
      },
    ]
  })
}

/** The attack and the response in one order; notices stand where they were issued. */
export function tellStory(inputs: StoryInputs): Event[] {
  const notices = inputs.files.notices.flatMap((notice): Event[] => {
    const issued = Date.parse(notice.issued)
    return Number.isNaN(issued)
      ? []
      : [
          {
            time: at(issued),
            kind: 'notice',
            summary: { ja: `${notice.issuer}：${notice.title}`, en: `${notice.issuer}: ${notice.title}` },
            refs: notice.destinations.map(to => to.host),
          },
        ]
  })
  return [...waves(inputs.campaigns), ...infections(inputs), ...forensic(inputs), ...leaks(inputs), ...notices].sort(
    (one, other) => one.time.localeCompare(other.time),
  )
}
