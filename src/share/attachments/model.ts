import { allow, type Decision, deny } from '../../kernel/decision.ts'
import { atMostAsOpenAs, closest, type Tlp } from '../../kernel/tlp.ts'

/** One act carries at most this many files; more belong into an archive. */
export const mostPerAct = 20

const signatures: readonly (readonly [type: string, offset: number, bytes: string])[] = [
  ['application/pdf', 0, '%PDF-'],
  ['application/zip', 0, 'PK\u0003\u0004'],
  ['application/zip', 0, 'PK\u0005\u0006'],
  ['application/x-7z-compressed', 0, "7z\u00bc\u00af'\u001c"],
  ['application/vnd.rar', 0, 'Rar!\u001a\u0007'],
  ['application/x-lzh', 2, '-lh'],
  ['application/gzip', 0, '\u001f\u008b'],
  ['application/zstd', 0, '\u0028\u00b5\u002f\u00fd'],
  ['application/vnd.microsoft.portable-executable', 0, 'MZ'],
  ['application/x-elf', 0, '\u007fELF'],
  ['application/x-ole-storage', 0, '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'],
  ['application/rtf', 0, '{\\rtf'],
  ['application/x-ms-evtx', 0, 'ElfFile\u0000'],
  ['application/vnd.tcpdump.pcap', 0, '\u00d4\u00c3\u00b2\u00a1'],
  ['application/x-pcapng', 0, '\u000a\u000d\u000d\u000a'],
  ['application/x-ms-shortcut', 0, 'L\u0000\u0000\u0000\u0001\u0014\u0002\u0000'],
  ['image/png', 0, '\u0089PNG\r\n\u001a\n'],
  ['image/jpeg', 0, '\u00ff\u00d8\u00ff'],
  ['image/gif', 0, 'GIF8'],
]

const isText = (head: Uint8Array): boolean => {
  if (head.some(byte => byte < 9 || (byte > 13 && byte < 27))) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, Math.max(0, head.length - 3)), { stream: true })
    return true
  } catch {
    return false
  }
}

/** What the first bytes say a file is, whatever its name and its sender say. */
export const detectType = (head: Uint8Array): string => {
  const known = signatures.find(([, offset, bytes]) =>
    [...bytes].every((letter, at) => head[offset + at] === letter.charCodeAt(0)),
  )
  if (known) return known[0]
  return isText(head) ? 'text/plain' : 'application/octet-stream'
}

const control = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu

/** A name as it is: what would turn the direction of the text or hide in it stands there by its code point. */
export const displayName = (name: string): string =>
  name.replace(control, letter => `[U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`)

const reservedInNames = /[\\/:*?"<>|%]/g

/** A name that is safe to save under: no folders, no device of Windows, nothing hidden, at most 150 letters. */
export const safeName = (name: string): string => {
  const letters = [...displayName(name).replace(reservedInNames, '_')]
  const ending = /\.[^.]{1,10}$/.exec(letters.join(''))?.[0] ?? ''
  const cut = letters.length > 150 ? [...letters.slice(0, 150 - [...ending].length), ...ending] : letters
  const safe = cut.join('').replace(/^[.\s]+|[.\s]+$/g, '')
  return safe === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(safe) ? `_${safe}` : safe
}

/** RFC 6266, with the plain form for old clients; never inline. */
export const disposition = (name: string): string => {
  const safe = safeName(name)
  const encoded = encodeURIComponent(safe).replace(/['()]/g, letter => `%${letter.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${safe.replace(/[^\x20-\x7e]/g, '_')}"; filename*=UTF-8''${encoded}`
}

/** A file is never handled more openly than what carries it. */
export const mayCarry = (own: Tlp | null, parent: Tlp): Decision =>
  own === null || atMostAsOpenAs(own, parent)
    ? allow('label')
    : deny('label_too_open', `${own} on ${parent}`, [], { limit: parent })

export const labelUnder = (own: Tlp | null, parent: Tlp): Tlp => (own ? closest([own, parent]) : parent)
