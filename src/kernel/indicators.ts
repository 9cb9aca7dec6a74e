import { ipv4, ipv6, isInside4, isInside6 } from './indicators/addresses.ts'
import { isTopSite } from './indicators/top-sites.ts'
import type { IndicatorDoubt, IndicatorKind } from './taxonomy/indicator-kinds.ts'

export interface ReadIndicator {
  kind: IndicatorKind
  /** Without disguise, in one spelling: lower-case hosts and hashes, the shortest form of an address. */
  value: string
  doubt: IndicatorDoubt | null
}

export interface Reading {
  indicators: ReadIndicator[]
  /** Pieces that look technical and are nothing known: a person must look at them. */
  unread: string[]
}

/** Stands behind a dot or scheme that was disguised: whoever disguises a name means a host, not a file. */
const mark = '\uE000'

const disguises: readonly (readonly [RegExp, string])[] = [
  [/\b(?:hxxp|h\*\*p|htxp|meow)(s?)(?=\s*(?::|\[:\]))/gi, `http$1${mark}`],
  [/\s?(?:\[\s*(?:\.|dot)\s*\]|\(\s*(?:\.|dot)\s*\)|\{\s*(?:\.|dot)\s*\})\s?/gi, `.${mark}`],
  [/\s?(?:\[\s*(?:@|at)\s*\]|\(\s*(?:@|at)\s*\))\s?/gi, `@${mark}`],
  [/\[:(\/\/)?\]/g, `:$1${mark}`],
  [/\\\./g, `.${mark}`],
]

/** Full-width letters, hidden characters and the usual disguises (hxxp, [.], [at]) undone. */
const plain = (text: string): string =>
  disguises.reduce(
    (result, [pattern, instead]) => result.replace(pattern, instead),
    text.normalize('NFKC').replace(/[\uE000\p{Cf}]/gu, ''),
  )

const separators = /[\s、。,;「」『』【】〔〕〈〉《》“”"'`<>|・→⇒※()]+/u
const edges = /^[([{:=.*#_-]+|[)\]}:=.!?*…]+$/g

const fileEndings =
  'exe|dll|scr|sys|lnk|js|jse|vbs|vbe|wsf|hta|ps1|bat|cmd|msi|jar|py|sh|doc|docx|docm|dot|dotm|xls|xlsx|xlsm|xlsb|ppt|pptx|pptm|one|rtf|pdf|csv|txt|xml|json|html?|php|aspx?|zip|rar|7z|lzh|cab|gz|tar|iso|img|vhdx?|tmp|dat|bin|log|conf|ini|eml|msg|evtx|pcap|jpe?g|png|gif|bmp'
const isEnding = new RegExp(`^(?:${fileEndings})$`, 'i')
const isStem = /^[^\\/:*?"<>|]{1,200}$/u
/** In two steps: a list of a million host names would spend its time in one pattern. */
const isFile = {
  test: (text: string): boolean => {
    const dot = text.lastIndexOf('.')
    return dot > 0 && isEnding.test(text.slice(dot + 1)) && isStem.test(text.slice(0, dot))
  },
}
const label = '[a-z\\d_](?:[a-z\\d_-]{0,61}[a-z\\d_])?'
const isDomain = new RegExp(`^(?=.{4,253}$)(?:${label}\\.)+(?:[a-z]{2,24}|xn--[a-z\\d-]{2,59})$`, 'i')
const suffixes =
  /^(?:(?:ac|ad|co|ed|go|gr|lg|ne|or)\.jp|(?:co|org|ac|gov)\.(?:uk|kr|nz|id|th|za)|com\.(?:au|br|cn|tw|hk|sg))$/

const emptyHashes = new Set([
  'd41d8cd98f00b204e9800998ecf8427e',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
])
const hashKinds: Readonly<Record<number, IndicatorKind>> = { 32: 'MD5', 40: 'SHA1', 64: 'SHA256' }

type Doubter = (host: string) => IndicatorDoubt | null

const doubtOf =
  (own: readonly string[]): Doubter =>
  host => {
    const bytes = ipv4(host)
    if (bytes) return isInside4(bytes) ? 'INSIDE_ADDRESS' : null
    if (suffixes.test(host)) return 'ONLY_SUFFIX'
    return own.some(domain => host === domain.toLowerCase() || host.endsWith(`.${domain.toLowerCase()}`))
      ? 'OWN_DOMAIN'
      : null
  }

const network = (text: string): ReadIndicator | null => {
  if (!text.includes('/')) return null
  const [, address = '', prefix = ''] = /^([\da-f:.]+)\/(\d{1,3})$/i.exec(text) ?? []
  const [bytes, short, bits] = [ipv4(address), ipv6(address), Number(prefix)]
  if (bytes && bits <= 32) {
    const doubt = isInside4(bytes) ? 'INSIDE_ADDRESS' : bits < 16 ? 'WIDE_NETWORK' : null
    return { kind: 'NETWORK', value: text, doubt }
  }
  if (!short || bits > 128) return null
  const doubt = isInside6(short) ? 'INSIDE_ADDRESS' : bits < 32 ? 'WIDE_NETWORK' : null
  return { kind: 'NETWORK', value: `${short}/${bits}`, doubt }
}

const address = (text: string): ReadIndicator | null => {
  const bytes = ipv4(text)
  if (bytes) return { kind: 'IPV4', value: text, doubt: isInside4(bytes) ? 'INSIDE_ADDRESS' : null }
  const short = ipv6(text)
  return short ? { kind: 'IPV6', value: short, doubt: isInside6(short) ? 'INSIDE_ADDRESS' : null } : null
}

const url = (text: string, doubt: Doubter): ReadIndicator | null => {
  if (!text.includes('://')) return null
  const [, scheme = '', host = '', rest = ''] = /^(https?|ftp):\/\/([^/?#\s]+)(.*)$/i.exec(text) ?? []
  if (host === '' || !URL.canParse(text)) return null
  const value = `${scheme.toLowerCase()}://${host.toLowerCase()}${rest}`
  return { kind: 'URL', value, doubt: doubt(new URL(text).hostname.replace(/^\[|\]$/g, '')) }
}

const named = (text: string, disguised: boolean, doubt: Doubter): ReadIndicator | null => {
  const host = text.toLowerCase()
  const [, before, domain = ''] = host.includes('@') ? (/^([\w.!#$%&'*+/=?^`{|}~-]{1,64})@(.+)$/.exec(host) ?? []) : []
  if (before && isDomain.test(domain)) return { kind: 'EMAIL', value: host, doubt: doubt(domain) }
  if (!disguised && isFile.test(text)) return { kind: 'FILE_NAME', value: text, doubt: null }
  const common = isTopSite(host) ? 'TOP_SITE' : null
  return isDomain.test(host) ? { kind: 'DOMAIN', value: host, doubt: doubt(host) ?? common } : null
}

const classify = (piece: string, doubt: Doubter): ReadIndicator | null => {
  const disguised = piece.includes(mark)
  const text = disguised ? piece.replaceAll(mark, '') : piece
  const hash = /^[\da-f]+$/i.test(text) ? hashKinds[text.length] : undefined
  if (hash) {
    const value = text.toLowerCase()
    return { kind: hash, value, doubt: emptyHashes.has(value) ? 'EMPTY_FILE' : null }
  }
  const found = url(text, doubt) ?? network(text) ?? address(text) ?? named(text, disguised, doubt)
  if (found) return found
  const [, host, port] = /^([^:/]+):(\d{1,5})$/.exec(text) ?? []
  if (host && port) return address(host) ?? named(host, disguised, doubt)
  const path = /^[a-z]:\\.*\\([^\\]+)$/i.exec(text)?.[1]
  if (path) return named(path, false, doubt)
  const behind = /^[^:=/]{1,20}[:=](.+)$/.exec(piece)?.[1] // MD5:…, c2=…
  return behind ? classify(behind.replace(edges, ''), doubt) : null
}

const foreign = /[^\u0021-\u007e\uE000]/u
const looksTechnical = (text: string): boolean =>
  text.includes('://') || text.includes(mark) || /^[\da-f]{20,}$/i.test(text) || /^\d+(\.\d+){3,}/.test(text)

/** Begins and ends in a letter or digit: there is nothing to take off. Lists of a million names are read in seconds. */
const bare = /^[a-z\d].*[a-z\d]$/i

/** Japanese runs on without spaces: a file’s name may begin in it, anything else stands in its Latin parts. */
const pieces = (token: string): string[] => {
  const text = token.replaceAll(mark, '')
  return isFile.test(text) && !token.includes(mark) ? [text] : token.split(/[^\u0021-\u007e\uE000]+/u)
}

/**
 * Reads pasted text as people write it to each other: prose, lists, full-width letters, disguised names.
 * @param own domains of the organisation that pastes; matches are doubted, not dropped
 */
export const readIndicators = (text: string, own: readonly string[] = []): Reading => {
  const doubt = doubtOf(own)
  const indicators: ReadIndicator[] = []
  const known = new Map<IndicatorKind, Set<string>>()
  const unread = new Set<string>()
  for (const token of plain(text).split(separators))
    for (const part of foreign.test(token) ? pieces(token) : [token]) {
      const piece = bare.test(part) ? part : part.replace(edges, '')
      if (piece.length < 3) continue
      const found = classify(piece, doubt)
      if (found) {
        const values = known.get(found.kind) ?? new Set()
        if (values.size === 0) known.set(found.kind, values)
        if (!values.has(found.value)) indicators.push(found)
        values.add(found.value)
      } else if (looksTechnical(piece)) unread.add(piece.replaceAll(mark, ''))
    }
  return { indicators, unread: [...unread] }
}

/** Made harmless for reading and mailing: nothing to click. */
export const disguised = (value: string): string => value.replace(/^http/i, 'hxxp').replace(/\.(?=[^.]*$)/, '[.]')
