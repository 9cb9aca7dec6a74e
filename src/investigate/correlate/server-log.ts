import type { WindowsEvent } from '../../formats/eventlog/model.ts'
import { type Said, type Span, saidTogether } from '../model.ts'
import type { EventLogFile, LogSettings } from './model.ts'

export type Verdict = 'CONFIRMED' | 'LIKELY' | 'POSSIBLE' | 'NOT_EXCLUDED' | 'UNLIKELY' | 'INSUFFICIENT_EVIDENCE'

export interface ServerLogFinding {
  verdict: 'sufficient' | 'insufficient'
  /** The answer to “was the server attacked?” on the scale of DOMAIN §7.12. */
  attacked: Verdict
  because: Said[]
  /** Share of the declared time with records at hand, 0..1. */
  covered: number
  clearedAt: string[]
}

/**
 * What a domain controller must record so that misuse of its accounts would show: who logged on, with what rights, by
 * which tickets, and who was put into which group. Without one of these the question stays open.
 */
const needed: [name: string, pattern: RegExp, ja: string][] = [
  ['logons', /: Logon$/i, 'ログオン'],
  ['special logons', /Special Logon$/i, '特殊なログオン'],
  ['Kerberos authentication', /Kerberos Authentication Service$/i, 'Kerberos認証'],
  ['Kerberos service tickets', /Kerberos Service Ticket Operations$/i, 'Kerberosサービスチケット'],
  ['credential validation', /Credential Validation$/i, '資格情報の確認'],
  ['changes of accounts', /User Account Management$/i, 'アカウントの変更'],
  ['changes of groups', /Security Group Management$/i, 'グループの変更'],
]

const hour = 3_600_000
const day = 24 * hour
/** An hour without a record happens at night; longer silence next to a hole in the record numbers is a loss. */
const silence = 3 * hour
/** Below this share of the period the log cannot carry an answer. */
const enough = 0.95

const timeOf = (event: WindowsEvent): number => Date.parse(event.time)

/** Holes in the record numbers of one channel: records were written there and are not at hand. */
function holesOf(events: WindowsEvent[]): { from: number; to: number; missing: number }[] {
  const ordered = events
    .filter(event => event.recordId !== undefined)
    .sort((one, other) => (one.recordId ?? 0) - (other.recordId ?? 0))
  return ordered.flatMap((event, at) => {
    const before = ordered[at - 1]
    const missing = (event.recordId ?? 0) - (before?.recordId ?? 0) - 1
    return before && missing > 0 ? [{ from: timeOf(before), to: timeOf(event), missing }] : []
  })
}

const cleared = (event: WindowsEvent): boolean =>
  (event.eventId === 1102 && /Eventlog/i.test(event.provider)) ||
  (event.eventId === 104 && /Eventlog/i.test(event.provider))

/**
 * Can the authentication server’s log decide whether that server was attacked? It can if it records what it must, was
 * not cleared, and is there for the whole of the time.
 */
export function judgeServerLog(
  files: EventLogFile[],
  settings: LogSettings | undefined,
  declared: Span | undefined,
): ServerLogFinding | undefined {
  const all = files.flatMap(file => file.events)
  const channel = settings?.channel ?? 'Security'
  const events = all.filter(event => event.channel === channel).sort((one, other) => timeOf(one) - timeOf(other))
  const first = events[0]
  const last = events.at(-1)
  if (!first || !last)
    return files.length === 0 && !settings
      ? undefined
      : {
          verdict: 'insufficient',
          attacked: 'INSUFFICIENT_EVIDENCE',
          because: [{ ja: `${channel} の記録がない`, en: `no record of the channel ${channel} is at hand` }],
          covered: 0,
          clearedAt: [],
        }
  const because: Said[] = []
  const policy = Object.entries(settings?.auditPolicy ?? {})
  if (policy.length > 0) {
    const absent = needed.filter(([, pattern]) => {
      const set = policy.find(
        ([name]) => pattern.test(name) && !(pattern.source === ': Logon$' && /Special/.test(name)),
      )
      return !set || !/Success/i.test(set[1])
    })
    if (absent.length > 0)
      because.push({
        ja: `監査設定で記録されていない事項：${absent.map(([, , ja]) => ja).join('、')}`,
        en: `not recorded by the audit policy: ${absent.map(([name]) => name).join(', ')}`,
      })
  }
  const holes = holesOf(events)
  const missing = holes.reduce((sum, hole) => sum + hole.missing, 0)
  const from = Math.min(Date.parse(declared?.from ?? first.time), timeOf(first))
  const to = Math.max(Date.parse(declared?.to ?? last.time), timeOf(last))
  const edges = [timeOf(first) - from, to - timeOf(last)].filter(span => span > silence)
  const lost = holes.reduce((sum, hole) => sum + (hole.to - hole.from), 0) + edges.reduce((sum, span) => sum + span, 0)
  const covered = to > from ? Math.max(0, 1 - lost / (to - from)) : 1
  if (missing > 0 && (covered < enough || missing > events.length / 20))
    because.push(
      saidTogether([
        {
          ja: `記録番号によれば、${missing + events.length}件のうち${missing}件が失われている`,
          en: `${missing} of ${missing + events.length} records are missing by their numbers`,
        },
        ...(/overwrite|上書き/i.test(settings?.retention ?? '')
          ? [{ ja: 'ログは上書きされる設定である', en: 'the log overwrites itself' }]
          : []),
      ]),
    )
  if (covered < enough)
    because.push({
      ja: `期間の${Math.round(covered * 100)}%しか記録がない`,
      en: `only ${Math.round(covered * 100)} % of the time has records`,
    })
  // Clearing destroys what was not exported before. Where the numbers run on without a hole, nothing was destroyed.
  const clearings = all.filter(cleared)
  const clearedAt = clearings.map(event => event.time)
  const harmful = clearings.filter(event =>
    holes.some(hole => timeOf(event) >= hole.from - day && timeOf(event) <= hole.to + day),
  )
  if (harmful.length > 0)
    because.push({
      ja: `ログが消去され（${harmful.map(event => event.time).join('、')}）、前後の記録がない`,
      en: `the log was cleared at ${harmful.map(event => event.time).join(', ')}, and records around it are missing`,
    })
  const damage = files.flatMap(file => file.damage.map(what => `${file.file}: ${what}`))
  if (damage.length > files.length)
    because.push({
      ja: `${damage.length}か所が壊れている。最初は ${damage[0]}`,
      en: `${damage.length} places are damaged, the first: ${damage[0]}`,
    })
  const verdict = because.length > 0 ? 'insufficient' : 'sufficient'
  if (verdict === 'sufficient') {
    because.push({
      ja: '必要な事項が、全期間にわたり欠けなく記録されている',
      en: 'the needed events are recorded, without holes, for the whole of the time',
    })
    if (clearedAt.length > 0)
      because.push({
        ja: `ログが消去されている（${clearedAt.join('、')}）。番号の抜けはない`,
        en: `the log was cleared at ${clearedAt.join(', ')}; no record is missing by its number`,
      })
  }
  return {
    verdict,
    attacked: verdict === 'insufficient' ? 'INSUFFICIENT_EVIDENCE' : 'UNLIKELY',
    because,
    covered,
    clearedAt,
  }
}
