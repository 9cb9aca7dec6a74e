import type { Said } from '../../model.ts'
import type { Machines } from '../machines/model.ts'
import type { Collected, Recorded } from './collected.ts'
import { startedOf } from './collected.ts'
import {
  isInterpreter,
  isUnusualPlace,
  type Means,
  type Movement,
  type Reach,
  type Started,
  shortened,
  stemOf,
} from './model.ts'

/** Between a logon over the network and what it begins: seconds; the longest seen took under three minutes. */
const afterLogon = 180_000
/** Between a command on one machine and its record on the other: clocks of one domain differ by a minute or two. */
const afterCommand = 120_000

interface Logon {
  time: number
  account: string
  id: string
  from: string
  at: Movement['lines'][number]
}

const person = (account: string | undefined): string | undefined => {
  const name = (account ?? '').split('\\').at(-1)?.trim() ?? ''
  return name === '' ||
    name === '-' ||
    /\$$/.test(name) ||
    /^(system|local service|network service|anonymous logon|dwm-\d|umfd-\d)$/i.test(name)
    ? undefined
    : name
}

const realAddress = (address: string | undefined): string | undefined =>
  address && !/^(-|::1|127\.|fe80:|localhost)/i.test(address) ? address.replace(/^::ffff:/, '') : undefined

/** Pipes and shares over which something is begun from afar; the ports of the same services. */
const doors = /^(svcctl|atsvc|winreg)$|\.(exe|dll|ps1|bat|vbs)$/i
const ports = /^(135|139|445|3389|5985|5986)$/

/** A visit that is no logon: a pipe or a program on a share (5145), or a connection that Sysmon saw come in (3). */
const visitOf = ({ event, time, at }: Recorded): Logon | undefined => {
  const { fields } = event
  if (event.eventId === 5145 && doors.test(fields.RelativeTargetName ?? '')) {
    const from = realAddress(fields.IpAddress)
    const account = person(fields.SubjectUserName)
    return from && account ? { time, account, id: fields.SubjectLogonId ?? '', from, at } : undefined
  }
  if (event.eventId !== 3 || fields.Initiated !== 'false' || !/Sysmon/i.test(event.provider)) return undefined
  // Which end Sysmon calls the source differs by its version: the machine itself stands beside the known port.
  const inbound = ports.test(fields.DestinationPort ?? '')
    ? fields.SourceIp
    : ports.test(fields.SourcePort ?? '')
      ? fields.DestinationIp
      : undefined
  const from = realAddress(inbound)
  return from ? { time, account: '', id: '', from, at } : undefined
}

const logonOf = (record: Recorded): Logon | undefined => {
  const { event, time, at } = record
  const { fields } = event
  if (event.eventId === 3 || event.eventId === 5145) return visitOf(record)
  if (event.eventId !== 4624 || !/^(3|10)$/.test((fields.LogonType ?? '').trim())) return undefined
  const account = person(fields.TargetUserName)
  const from =
    realAddress(fields.IpAddress) ??
    (/^[\w-]+$/.test(fields.WorkstationName ?? '') ? fields.WorkstationName : undefined)
  return account && from ? { time, account, id: fields.TargetLogonId ?? '', from, at } : undefined
}

/** Something that was begun on the machine, and whether its kind of beginning comes from outside by its nature. */
interface Begun {
  time: number
  means: Means
  account?: string | undefined
  logon: string
  program: string
  task?: string
  /** Shown without a logon: nobody begins such a thing at the desk. */
  telling: boolean
  at: Movement['lines'][number]
}

const entities: Record<string, string> = { '&gt;': '>', '&lt;': '<', '&quot;': '"', '&apos;': "'", '&amp;': '&' }

const taskProgram = (content: string | undefined): string =>
  [/<Command>([^<]+)/i, /<Arguments>([^<]+)/i]
    .flatMap(pattern => pattern.exec(content ?? '')?.[1] ?? [])
    .join(' ')
    .replaceAll(/&(gt|lt|quot|apos|amp);/g, found => entities[found] ?? found)

const parentMeans: Record<string, Means> = {
  wmiprvse: 'wmi',
  wsmprovhost: 'remote-shell',
  winrshost: 'remote-shell',
  services: 'service',
}

/** Windows itself runs libraries of its own through rundll32; interpreters and programs from elsewhere it does not. */
const isTelling = ({ image, command }: Started): boolean => {
  if (isUnusualPlace(image)) return true
  if (!isInterpreter(image)) return false
  return (
    !/^(rundll32|regsvr32)$/.test(stemOf(image)) ||
    command
      .split(/[\s,]+/)
      .slice(1)
      .some(isUnusualPlace)
  )
}

const begunOf = (record: Recorded): Begun | undefined => {
  const { event, time, at } = record
  const { fields } = event
  const logon = fields.SubjectLogonId ?? ''
  if ([106, 4698, 4702].includes(event.eventId)) {
    const account = person(event.eventId === 106 ? fields.UserContext : fields.SubjectUserName)
    const task = fields.TaskName ?? ''
    if (!account || /^\\Microsoft\\/i.test(task)) return undefined
    const program = taskProgram(fields.TaskContent ?? fields.TaskContentNew)
    return { time, means: 'scheduled-task', account, logon, program, task, telling: false, at }
  }
  if (event.eventId === 7045 || event.eventId === 4697) {
    const program = fields.ImagePath ?? fields.ServiceFileName ?? ''
    const telling =
      isUnusualPlace(program) || /^"?(%comspec%|\S*(cmd|powershell|mshta|rundll32)(\.exe)?)\b/i.test(program)
    return { time, means: 'service', account: person(fields.SubjectUserName), logon, program, telling, at }
  }
  const started = startedOf(record)
  if (!started) return undefined
  const means = parentMeans[stemOf(started.parent)]
  const embedded =
    /\s-embedding\s*$/i.test(started.parentCommand) &&
    /^(mmc|excel|winword|outlook|iexplore)$/.test(stemOf(started.parent))
  if (/^psexesvc|^remcomsvc|^paexec/i.test(stemOf(started.image)))
    return { time, means: 'service', logon: '', program: started.image, telling: true, at }
  if (/\s-embedding\s*$/i.test(started.command) && stemOf(started.image) === 'mshta')
    return {
      time,
      means: 'dcom',
      account: person(started.account),
      logon: '',
      program: started.command,
      telling: true,
      at,
    }
  if (!means && !embedded) return undefined
  const telling = isTelling(started) || means === 'remote-shell'
  if (means === 'service' && !telling) return undefined
  return {
    time,
    means: means ?? 'dcom',
    account: person(started.account),
    logon: started.logon,
    program: started.command || started.image,
    telling,
    at,
  }
}

const meansWords: Record<Means, Said> = {
  'scheduled-task': { ja: 'タスクの登録', en: 'a scheduled task' },
  service: { ja: 'サービスの登録', en: 'a service' },
  wmi: { ja: 'WMI による起動', en: 'WMI' },
  'remote-shell': { ja: 'リモートシェル', en: 'a remote shell' },
  dcom: { ja: 'DCOM による起動', en: 'DCOM' },
  share: { ja: '管理共有の利用', en: 'an administrative share' },
  desktop: { ja: 'リモートデスクトップ', en: 'a remote desktop' },
}

const zero = /^(0x0|0|0x3e7|999|)$/i

/** The logon a beginning belongs to: by its number where the log has it, else the last by the same account just before. */
const logonFor = (begun: Begun, logons: Logon[]): Logon | undefined => {
  const near = logons.filter(logon => begun.time >= logon.time - 1000 && begun.time - logon.time <= afterLogon)
  if (!zero.test(begun.logon)) {
    const exact = near.findLast(logon => logon.id.toLowerCase() === begun.logon.toLowerCase())
    if (exact) return exact
  }
  const same = begun.account?.toLowerCase()
  return (
    near.findLast(logon => same === undefined || logon.account.toLowerCase() === same) ??
    near.findLast(logon => logon.account === '')
  )
}

/**
 * An address stands for a machine where commands of that machine and logons from that address meet twice or more within
 * seconds, and for no other machine as often.
 */
export const addressesBy = (collected: Collected[], reaches: Reach[], machines: Machines): Map<string, string> => {
  const votes = new Map<string, Map<string, Set<number>>>()
  for (const { machine, records } of collected)
    for (const logon of records.flatMap(record => logonOf(record) ?? []))
      for (const reach of reaches) {
        if (nameOf(machines, reach.target) !== machine || Math.abs(reach.time - logon.time) > 3000) continue
        const one = votes.get(logon.from) ?? new Map<string, Set<number>>()
        one.set(reach.machine, (one.get(reach.machine) ?? new Set()).add(reach.time))
        votes.set(logon.from, one)
      }
  const found = new Map<string, string>()
  for (const [address, candidates] of votes) {
    const [best, next] = [...candidates].sort((one, other) => other[1].size - one[1].size)
    if (best && best[1].size >= 2 && best[1].size > (next?.[1].size ?? 0) && !machines.keyOf(address))
      found.set(address, best[0])
  }
  return found
}

/** The machine a name or address means; one that nothing else knows is called as it was written. */
export const nameOf = (machines: Machines, name: string): string =>
  machines.keyOf(name) ?? (/^[\d.]+$|:/.test(name) ? name : (name.split('.')[0] ?? name).toUpperCase())

const because = (begun: Begun, logon: Logon | undefined, reach: Reach | undefined): Said => {
  const { ja, en } = meansWords[begun.means]
  const task = begun.task ? `「${begun.task}」` : ''
  return {
    ja: `${ja}${task}${begun.account ? `（アカウント ${begun.account}）` : ''}${reach ? `。${reach.machine} の命令と一致` : ''}${logon ? `。${logon.from} からの接続${logon.account ? `（アカウント ${logon.account}）` : ''}に続く` : ''}`,
    en: `${en}${begun.task ? ` ${begun.task}` : ''}${begun.account ? ` (${begun.account})` : ''}${reach ? `, as commanded on ${reach.machine}` : ''}${logon ? `, following a connection from ${logon.from}${logon.account ? ` (${logon.account})` : ''}` : ''}`,
  }
}

/** Whether an account was at work on the machine itself: then it may have begun the thing there. */
const atDesk = (records: Recorded[], account: string | undefined, until: number): boolean =>
  account !== undefined &&
  records.some(record => {
    if (record.time > until) return false
    const { fields, eventId } = record.event
    if (eventId === 4624 && /^(2|7|10|11)$/.test((fields.LogonType ?? '').trim()))
      return person(fields.TargetUserName)?.toLowerCase() === account.toLowerCase()
    return person(startedOf(record)?.account)?.toLowerCase() === account.toLowerCase()
  })

/** When a task ran after it was registered, by the records of the scheduler. */
const ranAt = (records: Recorded[], begun: Begun): number | undefined =>
  begun.task === undefined
    ? undefined
    : records.find(
        ({ event, time }) =>
          time >= begun.time && [129, 200].includes(event.eventId) && event.fields.TaskName === begun.task,
      )?.time

/** What the task started, where process creation is logged: the scheduler’s child in the second it ran. */
const ranProgram = (records: Recorded[], ran: number | undefined): string | undefined =>
  ran === undefined
    ? undefined
    : records
        .flatMap(record => startedOf(record) ?? [])
        .find(
          one =>
            Math.abs(one.time - ran) < 2000 &&
            /^(taskeng|taskhostw|svchost)$/.test(stemOf(one.parent)) &&
            isInterpreter(one.image),
        )?.command

/** Everything that was begun on a machine from another, with both sides of it where both were collected. */
export const findMovements = (collected: Collected[], reaches: Reach[], machines: Machines): Movement[] => {
  const aliases = addressesBy(collected, reaches, machines)
  const from = (name: string) => aliases.get(name) ?? nameOf(machines, name)
  const answered = new Set<Reach>()
  const recorded = collected.flatMap(({ machine, records }): Movement[] => {
    const logons = records.flatMap(record => logonOf(record) ?? [])
    return records.flatMap((record): Movement[] => {
      const begun = begunOf(record)
      if (!begun) return []
      const logon = logonFor(begun, logons)
      const reach = reaches.find(
        one =>
          one.means === begun.means &&
          nameOf(machines, one.target) === machine &&
          Math.abs(one.time - begun.time) <= afterCommand,
      )
      if (reach) answered.add(reach)
      const source = reach?.machine ?? (logon && from(logon.from))
      if (source === machine) return []
      const strange = begun.means === 'scheduled-task' && !atDesk(records, begun.account, begun.time)
      if (!source && !begun.telling && !strange) return []
      const ran = ranAt(records, begun)
      const program = begun.program || ranProgram(records, ran) || reach?.program
      return [
        {
          to: machine,
          ...(source ? { from: source } : {}),
          time: begun.time,
          means: begun.means,
          ...(begun.account ? { account: begun.account } : {}),
          ...(program ? { program: shortened(program) } : {}),
          ...(ran === undefined ? {} : { ran }),
          bothSides: reach !== undefined,
          strange: strange || begun.telling,
          because: because(begun, logon, reach),
          lines: [begun.at, ...(logon ? [logon.at] : []), ...(reach ? [reach.at] : [])],
        },
      ]
    })
  })
  const unanswered = reaches
    .filter(reach => !answered.has(reach) && nameOf(machines, reach.target) !== reach.machine)
    .map(
      (reach): Movement => ({
        to: nameOf(machines, reach.target),
        from: reach.machine,
        time: reach.time,
        means: reach.means,
        program: reach.program,
        bothSides: false,
        strange: false,
        because: {
          ja: `${reach.machine} での命令（${meansWords[reach.means].ja}）`,
          en: `commanded on ${reach.machine} (${meansWords[reach.means].en})`,
        },
        lines: [reach.at],
      }),
    )
  return merged([...recorded, ...unanswered].sort((one, other) => one.time - other.time))
}

/** One act leaves several records (registered, updated, started): the first of them tells it. */
const merged = (movements: Movement[]): Movement[] => {
  const last = new Map<string, { first: Movement; time: number }>()
  return movements.filter(one => {
    const key = `${one.from ?? ''} ${one.to} ${one.means}`
    const before = last.get(key)
    last.set(key, { first: before?.first ?? one, time: one.time })
    if (before && one.time - before.time <= (one.means === 'share' ? 15 : 1) * 60_000) {
      before.first.program ??= one.program
      return false
    }
    last.set(key, { first: one, time: one.time })
    return true
  })
}
