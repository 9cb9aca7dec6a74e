import { at, type Json, observation, portOf, severityOf, textOf, timeOf, wholeOf } from './fields.ts'
import type { MappedField, Mapping, ReadLine, Told } from './model.ts'

/** Names that sensors commonly use, the first that is there wins; a mapping of one’s own comes before them. */
const usual: Readonly<Record<MappedField, readonly string[]>> = {
  seenAt: ['seenAt', '@timestamp', 'timestamp', 'time', 'ts', 'first_seen'],
  lastAt: ['lastAt', 'last_seen', 'end'],
  sensor: ['sensor', 'observer.name', 'observer.hostname', 'host.name', 'device', 'host'],
  segment: ['segment', 'observer.ingress.zone', 'network.name', 'zone'],
  signature: ['signature', 'rule.name', 'rule', 'alert', 'name', 'title'],
  category: ['category', 'rule.category', 'event.category', 'message'],
  severity: ['severity', 'event.severity', 'level'],
  src: ['src', 'source.ip', 'src_ip', 'source', 'client'],
  srcPort: ['srcPort', 'source.port', 'src_port'],
  dst: ['dst', 'destination.ip', 'dst_ip', 'dest_ip', 'destination', 'server'],
  dstPort: ['dstPort', 'destination.port', 'dst_port', 'dest_port'],
  dstName: ['dstName', 'destination.domain', 'url.domain', 'hostname', 'domain'],
  protocol: ['protocol', 'network.protocol', 'network.transport', 'proto'],
  place: ['place', 'source.domain', 'source.user.name', 'location'],
  count: ['count', 'event.count', 'n'],
  bytes: ['bytes', 'source.bytes', 'network.bytes'],
}

/** JSON of any shape, by a mapping or by the names that are usual. */
export const readMapped = (record: Json, told: Told, line: string): ReadLine => {
  const mapping: Mapping = told.mapping ?? {}
  const value = (field: MappedField): unknown => {
    const path = mapping[field]
    if (path) return at(record, path)
    return usual[field]
      .map(name => at(record, name))
      .find(found => typeof found === 'string' || typeof found === 'number')
  }
  const seenAt = timeOf(value('seenAt'))
  if (!seenAt) return 'NO_TIME'
  const signature = textOf(value('signature'), 300)
  if (signature === '') return 'NO_SIGNATURE'
  const [src, dst] = [textOf(value('src'), 100), textOf(value('dst'), 253)]
  if (src === '' && dst === '') return 'NO_ADDRESS'
  const lastAt = timeOf(value('lastAt'))
  return observation(
    {
      ...{ seenAt, signature, src, dst },
      ...(lastAt ? { lastAt } : {}),
      sensor: textOf(value('sensor'), 100),
      segment: textOf(value('segment'), 100),
      category: textOf(value('category'), 200),
      severity: severityOf(value('severity')),
      srcPort: portOf(value('srcPort')),
      dstPort: portOf(value('dstPort')),
      dstName: textOf(value('dstName'), 253),
      protocol: textOf(value('protocol'), 20),
      place: textOf(value('place'), 200),
      count: wholeOf(value('count')) || 1,
      bytes: wholeOf(value('bytes')) ?? 0,
    },
    told,
    line,
  )
}
