import { type LogDamage, readInstant, type WindowsEvent } from './model.ts'

/** The largest event Windows writes is 64 KiB; as text with entities four times that would be much. */
const mostRecord = 1 << 20

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five entities of XML and character numbers; no others exist here, so nothing can expand (XXE, billion laughs). */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined
      if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
      return entities[name ?? ''] ?? whole
    },
  )
}

const elements = new Map(
  ['EventID', 'EventRecordID', 'Channel', 'Computer'].map(tag => [
    tag,
    new RegExp(`<${tag}(?:\\s[^>]*)?>([^<]*)</${tag}>`),
  ]),
)
const providerName = /<Provider\s[^>]*?\bName=(?:'([^']*)'|"([^"]*)")/
const systemTime = /<TimeCreated\s[^>]*?\bSystemTime=(?:'([^']*)'|"([^"]*)")/

const inner = (xml: string, tag: string): string | undefined => {
  const found = elements.get(tag)?.exec(xml)?.[1]
  return found === undefined ? undefined : decodeEntities(found)
}
const attribute = (xml: string, pattern: RegExp): string => {
  const found = pattern.exec(xml)
  return decodeEntities(found?.[1] ?? found?.[2] ?? '')
}

function fieldsOf(xml: string): Record<string, string> {
  const fields: Record<string, string> = {}
  const eventData = /<EventData(?:\s[^>]*)?>([\s\S]*)<\/EventData>/.exec(xml)?.[1]
  let unnamed = 0
  if (eventData !== undefined)
    for (const [, attributes = '', value = ''] of eventData.matchAll(/<Data((?:\s[^>]*?)?)(?:\/>|>([^<]*)<\/Data>)/g)) {
      const name = /\bName=(?:'([^']*)'|"([^"]*)")/.exec(attributes)
      fields[name ? decodeEntities(name[1] ?? name[2] ?? '') : `param${++unnamed}`] = decodeEntities(value)
    }
  const userData = /<UserData(?:\s[^>]*)?>([\s\S]*)<\/UserData>/.exec(xml)?.[1]
  if (userData !== undefined)
    for (const [, name = '', value = ''] of userData.matchAll(/<([\w.]+)(?:\s[^>]*)?>([^<]+)<\/\1>/g))
      if (value.trim()) fields[name] = decodeEntities(value)
  return fields
}

/** One `<Event>` element as wevtutil prints it, or `undefined` where it lacks a number or a time. */
export function readEventXml(xml: string): WindowsEvent | undefined {
  const eventId = Number(inner(xml, 'EventID'))
  const time = readInstant(attribute(xml, systemTime))
  if (!Number.isInteger(eventId) || !time) return undefined
  const recordId = Number(inner(xml, 'EventRecordID'))
  return {
    time,
    zone: 'exact',
    channel: inner(xml, 'Channel') ?? '',
    provider: attribute(xml, providerName),
    computer: inner(xml, 'Computer') ?? '',
    eventId,
    ...(recordId > 0 ? { recordId } : {}),
    fields: fieldsOf(xml),
  }
}

/** Reads wevtutil's XML in pieces of any size and keeps no more than one event in memory. */
export class WevtutilReader {
  private held = ''
  private seen = 0
  readonly damage: LogDamage[] = []

  /** @returns the events completed by this piece */
  push(piece: string): WindowsEvent[] {
    this.held += piece
    const events: WindowsEvent[] = []
    for (;;) {
      const start = this.held.search(/<Event[\s>]/)
      if (start < 0) {
        this.held = this.held.slice(-8)
        return events
      }
      const end = this.held.indexOf('</Event>', start)
      if (end < 0) {
        this.held = this.held.slice(start)
        if (this.held.length > mostRecord) {
          this.damage.push({ kind: 'record', at: this.seen, what: 'an event has no end' })
          this.held = this.held.slice(7)
        }
        return events
      }
      this.seen += 1
      const event = readEventXml(this.held.slice(start, end))
      if (event) events.push(event)
      else this.damage.push({ kind: 'record', at: this.seen, what: `event ${this.seen} lacks its number or its time` })
      this.held = this.held.slice(end + 8)
    }
  }

  /** Tells of an event that began and never ended. */
  end(): void {
    if (/<Event[\s>]/.test(this.held))
      this.damage.push({ kind: 'truncated', at: this.seen, what: 'the file ends inside an event' })
    this.held = ''
  }
}
