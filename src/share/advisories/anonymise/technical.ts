import { type Folded, foldWidth, originalSpan, type Span } from '../../../kernel/spelling.ts'
import { isInner, isInside, type Network, parseAddress, parseNetwork } from './addresses.ts'
import type { Candidate, Identifiers, Kept } from './model.ts'
import { literal } from './pattern.ts'
import { bothSpellings } from './punycode.ts'

/** Ways in which people write a dot or an at sign so that nobody clicks on it. */
const dot = '(?:\\.|。|[\\[({][ ]?(?:\\.|dot)[ ]?[\\])}]|\\\\\\.)'
const at = '(?:@|[\\[({][ ]?(?:@|at)[ ]?[\\])}])'
// Bounded as DNS and SMTP bound them, so that a hostile text costs no more than its length.
const label = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?'
const scheme = '(?:(?:h(?:tt|xx)ps?|ftp)(?:\\[?:\\]?)//)?'
const path = '(?::\\d{1,5})?(?:/[!#-&*-;=?-Z\\\\^_a-z|~]*)?'
const mailbox = '[a-z0-9._%+-]{1,64}'

const all = (folded: Folded, pattern: string): (Span & { found: string; from: number })[] =>
  [...folded.text.matchAll(new RegExp(pattern, 'gu'))].map(({ index, 0: found }) => ({
    ...originalSpan(folded, index, index + found.length),
    found,
    from: index,
  }))

const labelsOf = (domain: string): string =>
  foldWidth(domain.trim().replace(/^[@.]+|\.+$/g, ''))
    .text.split('.')
    .map(literal)
    .join(`${dot}(?:\\r?\\n[ >]{0,4})?`) // a mail program breaks a line where it likes

/** The domain with whatever stands around it: subdomains, links, and names that attackers build on it. */
const findDomain = (folded: Folded, domain: string): Candidate[] => {
  if (!domain.includes('.')) return []
  const name = labelsOf(domain)
  const whole = `(?:${label}${dot}){0,12}${name}(?![a-z0-9_-])(?:${dot}${label}){0,12}`
  const mails = all(folded, `${mailbox}${at}${whole}`).map(span => ({ kind: 'MAIL' as const, ...bare(span) }))
  const hosts = all(folded, `${scheme}(?<![a-z0-9_-])${whole}${path}`).map(span => ({
    kind: 'DOMAIN' as const,
    ...bare(span),
  }))
  return [...mails, ...hosts]
}

const bare = ({ start, end }: Span): Span => ({ start, end })

const addressPattern = `(?<![a-z0-9_]|\\d\\.)\\d{1,3}${dot}\\d{1,3}${dot}\\d{1,3}${dot}\\d{1,3}(?:/\\d{1,2})?(?!\\d|\\.\\d)`
const address6Pattern =
  '(?<![a-z0-9_:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:%[a-z0-9]+)?(?:/\\d{1,3})?(?![a-z0-9_:])'

const refanged = (found: string): string => found.replace(new RegExp(dot, 'g'), '.').replace(/%.*$|\/\d+$/g, '')

/** Every IP address of the text, as it would be dialled. */
const findAddresses = (folded: Folded): { span: Span; address: ReturnType<typeof parseAddress> }[] =>
  [...all(folded, addressPattern), ...all(folded, address6Pattern)].map(({ found, start, end }) => ({
    span: { start, end },
    address: parseAddress(refanged(found)),
  }))

const isOurs = (address: NonNullable<ReturnType<typeof parseAddress>>, networks: readonly Network[]): boolean =>
  isInner(address) || networks.some(network => isInside(address, network))

const networksOf = (addresses: readonly string[]): Network[] =>
  addresses.map(text => parseNetwork(foldWidth(text).text)).filter(network => network !== undefined)

const findMailbox = (folded: Folded, address: string): Candidate[] => {
  const [local, domain] = foldWidth(address.trim()).text.split('@')
  if (!local || !domain) return []
  const pattern = `(?<![a-z0-9._%+-])${literal(local)}${at}${labelsOf(domain)}(?![a-z0-9_-])`
  return all(folded, pattern).map(span => ({ kind: 'MAIL', ...bare(span) }))
}

const files =
  'zip|evtx|lzh|rar|7z|iso|exe|dll|js|vbs|ps1|bat|cmd|lnk|log|txt|csv|html?|pdf|docx?|docm|xlsx?|xlsm|pptx?|eml|msg|png|jpe?g'

const wildcards: Record<string, string> = {
  '*': '[a-z0-9_-]{0,63}',
  '?': '[a-z0-9]',
  '#': '\\d',
}

/** A run of separators is one choice: one choice for each would let a pattern cost more than the text is long. */
const hostLetter = (part: string): string =>
  /^[-_]/.test(part) ? `[-_ ー]{0,${part.length}}` : (wildcards[part[0] ?? ''] ?? literal(part))

/** KF-#### also as KF0231 or ＫＦ＿０２３１, with the domain that may follow it. */
const findHost = (folded: Folded, pattern: string): Candidate[] => {
  const parts = foldWidth(pattern.trim()).text.match(/[-_]+|\*+|./gsu) ?? []
  if (parts.filter(letter => /[\p{L}\p{N}]/u.test(letter)).length < 2) return []
  const body = parts.map(hostLetter).join('')
  return all(folded, `(?<![a-z0-9])${body}(?![a-z0-9])(?:\\.(?!(?:${files})(?![a-z0-9]))${label}){0,12}`).map(span => ({
    kind: 'HOST',
    ...bare(span),
  }))
}

export const findTechnical = (text: string, { domains, addresses, hostPatterns }: Identifiers): Candidate[] => {
  const folded = foldWidth(text)
  const networks = networksOf(addresses)
  return [
    ...domains.flatMap(bothSpellings).flatMap(domain => findDomain(folded, domain)),
    ...addresses.filter(address => address.includes('@')).flatMap(address => findMailbox(folded, address)),
    ...hostPatterns.flatMap(pattern => findHost(folded, pattern)),
    ...findAddresses(folded)
      .filter(({ address }) => address && isOurs(address, networks))
      .map(({ span }) => ({ kind: 'ADDRESS' as const, ...span })),
  ]
}

const domainPattern = `(?<![a-z0-9_@-])(?:${label}${dot}){1,12}(?!(?:${files})(?![a-z0-9]))[a-z]{2,}(?![a-z0-9_-])`

/** Destinations, senders and hashes that stay: without them nobody can look (DOMAIN §3.2). */
export const findIndicators = (text: string): Kept[] => {
  const folded = foldWidth(text)
  const kept =
    (reason: Kept['reason']) =>
    (span: Span): Kept => ({
      ...bare(span),
      original: text.slice(span.start, span.end),
      reason,
    })
  return [
    ...all(folded, `(?<![a-z0-9._%+-])${mailbox}${at}(?:${label}${dot}){1,12}[a-z]{2,}`).map(kept('external_mail')),
    ...all(folded, '(?<![a-z0-9])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![a-z0-9])').map(kept('hash')),
    ...findAddresses(folded)
      .filter(({ address }) => address)
      .map(({ span }) => kept('external_address')(span)),
    ...all(folded, domainPattern).map(kept('external_domain')),
  ]
}
