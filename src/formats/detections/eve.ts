import { at, isJson, type Json, observation, portOf, severityOf, textOf, timeOf, wholeOf } from './fields.ts'
import type { ReadLine, Told } from './model.ts'

/** Suricata EVE: alerts only; flows, names and files are events of other kinds and no detections. */
export const readEve = (record: Json, told: Told, line: string): ReadLine => {
  if (record.event_type !== 'alert') return 'PASSED'
  const { alert } = record
  const seenAt = timeOf(record.timestamp)
  if (!seenAt) return 'NO_TIME'
  const signature = isJson(alert) ? textOf(alert.signature, 300) || textOf(alert.signature_id, 300) : ''
  if (!isJson(alert) || signature === '') return 'NO_SIGNATURE'
  // The flow says who began it; the packet that alarmed may have been the answer.
  const src = textOf(at(record, 'flow.src_ip') ?? record.src_ip, 100)
  const dst = textOf(at(record, 'flow.dest_ip') ?? record.dest_ip, 253)
  if (src === '' && dst === '') return 'NO_ADDRESS'
  const name =
    at(record, 'tls.sni') ?? at(record, 'http.hostname') ?? at(record, 'dns.query.rrname') ?? at(record, 'dns.rrname')
  const sent = wholeOf(at(record, 'flow.bytes_toserver')) ?? 0
  return observation(
    {
      ...{ seenAt, signature, src, dst },
      srcPort: portOf(at(record, 'flow.src_port') ?? record.src_port),
      dstPort: portOf(at(record, 'flow.dest_port') ?? record.dest_port),
      category: textOf(alert.category, 200),
      severity: severityOf(alert.severity),
      sensor: textOf(record.host, 100),
      segment: textOf(record.in_iface, 100),
      dstName: textOf(name, 253),
      protocol: textOf(record.app_proto, 20) || textOf(record.proto, 20),
      place: textOf(at(record, 'src_host') ?? at(record, 'ether.src_mac'), 200),
      bytes: sent,
    },
    told,
    line,
  )
}
