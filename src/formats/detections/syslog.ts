import { observation, portOf, severityOf, textOf, timeOf } from './fields.ts'
import type { ReadLine, Told, Unreadable } from './model.ts'
import { readDetections } from './read.ts'

/** One message of a log host, as RFC 5424 or as RFC 3164 has it. */
export interface SyslogMessage {
  host: string
  at: Date | null
  text: string
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const old = /^([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d{2}:\d{2}:\d{2}) (\S{1,255}) /
const day = 86_400_000

/** RFC 3164 knows neither year nor zone: it is Japan’s time, and of the years the one that is not ahead of us. */
const oldTime = (month: string, date: string, clock: string, now: Date): Date | null => {
  const place = months.indexOf(month)
  if (place < 0) return null
  const inYear = (year: number) =>
    timeOf(`${year}-${String(place + 1).padStart(2, '0')}-${date.padStart(2, '0')} ${clock}`)
  const year = new Date(now.getTime() + 9 * 3_600_000).getUTCFullYear()
  const at = inYear(year)
  return at && at.getTime() > now.getTime() + day ? inYear(year - 1) : at
}

/** The end of STRUCTURED-DATA (RFC 5424 §6.3), where `]` inside a quoted value is escaped. */
const afterData = (text: string): number => {
  if (text.startsWith('-')) return 1
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]
    if (sign === '\\' && quoted) i++
    else if (sign === '"') quoted = !quoted
    else if (sign === ']' && !quoted && text[i + 1] !== '[') return i + 1
  }
  return text.length
}

/** The message behind its heads; null where it is no syslog. Never throws. */
export const readSyslog = (frame: string, now: Date): SyslogMessage | null => {
  const [, rest] = /^<\d{1,3}>([\s\S]*)$/.exec(frame) ?? []
  if (rest === undefined) return null
  if (rest.startsWith('1 ')) {
    const [, at = '', host = '', tail = ''] = /^1 (\S+) (\S+) \S+ \S+ \S+ ([\s\S]*)$/.exec(rest) ?? []
    if (at === '') return null
    const text = tail
      .slice(afterData(tail))
      .trim()
      .replace(/^\ufeff/, '')
    return { host: host === '-' ? '' : host, at: timeOf(at), text }
  }
  const [head, month = '', date = '', clock = '', host = ''] = old.exec(rest) ?? []
  if (head === undefined) return { host: '', at: null, text: rest }
  const text = rest.slice(head.length).replace(/^[^\s:[]{1,48}(\[\d{1,10}\])?: ?/, '')
  return { host, at: oldTime(month, date, clock, now), text }
}

const fast =
  /^(?:\[\*\*\] )?\[\d+:(\d+):\d+\] (.{1,300}?) (?:\[\*\*\] )?(?:\[Classification: ([^\]]{0,200})\] )?\[Priority: (\d+)\]:? \{([A-Za-z0-9-]{1,20})\} (\S{1,100}) -> (\S{1,100})$/

const endOf = (text: string): { address: string; port: number | null } => {
  const [, address = text, port] = /^(.*[^:]):(\d{1,5})$/.exec(text) ?? []
  return { address, port: portOf(port) }
}

/** The one-line alert that Suricata and Snort write to syslog. */
const readFast = (text: string, told: Told): ReadLine => {
  const [, id = '', signature = '', category = '', priority, protocol = '', from = '', to = ''] =
    fast.exec(text.trim()) ?? []
  if (from === '') return 'NOT_KNOWN'
  if (!told.at) return 'NO_TIME'
  const [source, target] = [endOf(from), endOf(to)]
  return observation(
    {
      seenAt: told.at,
      signature: textOf(signature, 300) || id,
      ...{ src: source.address, srcPort: source.port, dst: target.address, dstPort: target.port },
      ...{ category, protocol, severity: severityOf(priority) },
    },
    told,
    text,
  )
}

/** A detection out of one syslog message: JSON of a sensor, or the one-line alert. */
export const readSyslogDetection = (frame: string, told: Told, now: Date): ReadLine => {
  const message = readSyslog(frame, now)
  if (!message) return 'NOT_KNOWN'
  const own = { ...told, sensor: message.host || told.sensor, at: message.at ?? now }
  if (!message.text.startsWith('{')) return readFast(message.text, own)
  const { observations, unread, passed } = readDetections(message.text.replaceAll('\n', ' '), own)
  return observations[0] ?? (passed > 0 ? 'PASSED' : (unread[0]?.why ?? ('NOT_JSON' satisfies Unreadable)))
}

export interface Frames {
  frames: string[]
  rest: Buffer
  /** Messages that were longer than allowed, thrown away and counted. */
  tooLong: number
  /** Bytes of a message that is too long and still comes. */
  skip: number
}

/**
 * Takes whole messages off a TCP stream: counted octets, or lines where none are counted (RFC 6587 §3.4). Keeps never more
 * than `longest` bytes of a message that has not ended.
 */
export const takeFrames = (buffered: Buffer, longest: number, skip = 0): Frames => {
  const found: Frames = { frames: [], rest: buffered.subarray(Math.min(skip, buffered.length)), tooLong: 0, skip: 0 }
  found.skip = skip - Math.min(skip, buffered.length)
  while (found.rest.length > 0) {
    const head = found.rest.subarray(0, 10).toString('latin1')
    const [counted, octets] = /^([1-9]\d{0,8}) /.exec(head) ?? []
    if (counted && octets) {
      const length = Number(octets)
      const whole = found.rest.subarray(counted.length, counted.length + length)
      if (length > longest) {
        found.tooLong++
        found.skip = length - whole.length
      } else if (whole.length < length) return found
      else found.frames.push(whole.toString('utf8'))
      found.rest = found.rest.subarray(counted.length + whole.length)
      continue
    }
    if (/^[1-9]\d{0,8}$/.test(head)) return found // the count itself has not come whole
    const end = found.rest.indexOf(0x0a)
    if (end < 0) {
      if (found.rest.length <= longest) return found
      found.tooLong++
      found.rest = Buffer.alloc(0)
      return found
    }
    if (end > longest) found.tooLong++
    else if (end > 0) found.frames.push(found.rest.subarray(0, end).toString('utf8').replace(/\r$/, ''))
    found.rest = found.rest.subarray(end + 1)
  }
  return found
}
