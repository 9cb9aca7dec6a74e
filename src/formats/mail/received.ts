import { readHeaderTime } from './header-time.ts'
import type { Hop } from './model.ts'

const word = (text: string, before: string): string | undefined =>
  new RegExp(`(?:^|\\s)${before}\\s+<?([^\\s<>;()]+)>?`, 'i').exec(text)?.[1]

const address = /\[(?:IPv6:)?([0-9a-fA-F.:]{3,45})\]/

/** One Received line (RFC 5321 §4.4); what a server did not write stays absent. */
export function readReceived(value: string): Hop {
  const line = value.replace(/\s+/g, ' ').slice(0, 4000)
  const semicolon = line.lastIndexOf(';')
  const route = semicolon < 0 ? line : line.slice(0, semicolon)
  const comment = /from\s+\S+\s+\(([^)]*)\)/i.exec(route)?.[1] ?? ''
  const fromName = /^([^\s[\]]+)\s*\[/.exec(comment)?.[1]
  const fromAddress = (address.exec(comment) ?? address.exec(route))?.[1]
  const hop: Hop = {}
  const helo = word(route, 'from')
  const by = word(route, 'by')
  const protocol = word(route, 'with')
  const recipient = word(route, 'for')
  const time = readHeaderTime(semicolon < 0 ? line : line.slice(semicolon + 1))
  if (helo) hop.helo = helo
  if (fromName && fromName !== 'unknown') hop.fromName = fromName
  if (fromAddress) hop.fromAddress = fromAddress
  if (by) hop.by = by
  if (protocol) hop.protocol = protocol
  if (recipient) hop.recipient = recipient.toLowerCase()
  if (time) hop.time = time
  return hop
}
