import { inflate } from './inflate.ts'
import { type FileField, type FileReading, type FoundField, nothingRead, readingLimits } from './model.ts'
import { xmpFields } from './xmp.ts'

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

/** Keys of the document information dictionary (ISO 32000-2 §14.3.3) and those that Office writes beside them. */
const keys: Readonly<Record<string, FileField>> = {
  Author: 'AUTHOR',
  Title: 'TITLE',
  Subject: 'SUBJECT',
  Keywords: 'KEYWORDS',
  Creator: 'OTHER',
  Producer: 'OTHER',
  Company: 'COMPANY',
  Manager: 'MANAGER',
  LastModifiedBy: 'LAST_MODIFIED_BY',
  SourceModified: 'OTHER',
  T: 'AUTHOR',
  Contents: 'COMMENT',
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const longest = 65_536

/** A literal string from behind its `(` on, with its escapes resolved (ISO 32000-2 §7.3.4.2). */
const literal = (text: string, from: number): string => {
  let depth = 1
  let value = ''
  for (let at = from; at < text.length && value.length < longest; at++) {
    const letter = text[at] as string
    if (letter === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0]
      const next = text[at + 1] ?? ''
      value += octal
        ? String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
        : (escapes[next] ?? next.replace(/[\r\n]/, ''))
      at += octal ? octal.length : 1
      continue
    }
    if (letter === '(') depth++
    else if (letter === ')' && --depth === 0) break
    value += letter
  }
  return value
}

const fromHex = (digits: string): string =>
  String.fromCharCode(
    ...(
      digits
        .replace(/\s/g, '')
        .slice(0, 2 * 8192)
        .match(/../g) ?? []
    ).map(pair => Number.parseInt(pair, 16)),
  )

/** A text string: UTF-16 or UTF-8 by its mark, otherwise taken for Latin letters (§7.9.2.2). */
const textString = (bytes: string): string => {
  const raw = Uint8Array.from(bytes, letter => letter.charCodeAt(0))
  if (raw[0] === 0xfe && raw[1] === 0xff) return new TextDecoder('utf-16be').decode(raw)
  if (raw[0] === 0xff && raw[1] === 0xfe) return new TextDecoder('utf-16le').decode(raw)
  return new TextDecoder().decode(raw).includes('\ufffd') ? bytes : new TextDecoder().decode(raw)
}

const mostFields = 500

const infoFields = (text: string): FoundField[] => {
  const found: FoundField[] = []
  const key = /\/([A-Za-z]{1,20})\s{0,8}(?:(\()|<([0-9A-Fa-f\s]{2,20000})>)/g
  for (let match = key.exec(text); match && found.length < mostFields; match = key.exec(text)) {
    const field = keys[match[1] ?? '']
    if (!field) continue
    const value = match[2] ? literal(text, key.lastIndex) : fromHex(match[3] ?? '')
    if (match[2]) key.lastIndex += value.length // what stands within a string is no key: read once, so it stays linear
    found.push({ field, value: textString(value) })
  }
  const xmp = text.search(/<x:xmpmeta|<rdf:RDF/)
  const end = xmp < 0 ? -1 : text.indexOf('</rdf:RDF>', xmp)
  return end < 0 ? found : [...found, ...xmpFields(utf8Of(text.slice(xmp, end)))]
}

const utf8Of = (bytes: string): string =>
  new TextDecoder().decode(Uint8Array.from(bytes, letter => letter.charCodeAt(0)))

/** Packed streams that can hold properties: object streams and metadata. */
function* packedStreams(text: string, file: Uint8Array): Generator<Uint8Array | undefined> {
  let unpacked = 0
  for (let at = text.indexOf('stream'); at >= 0; at = text.indexOf('stream', at + 6)) {
    if (text.startsWith('endstream', at - 3)) continue
    const dictionary =
      text
        .slice(Math.max(0, at - 600), at)
        .split(/\bobj\b/)
        .at(-1) ?? ''
    if (!/\/(?:ObjStm|Metadata)\b/.test(dictionary) || !dictionary.includes('/FlateDecode')) continue
    const start = at + (text[at + 6] === '\r' ? 8 : 7)
    const end = text.indexOf('endstream', start)
    if (end < 0) return yield undefined
    const content = unpacked > readingLimits.totalBytes ? undefined : inflate(file.subarray(start, end))
    unpacked += content?.length ?? 0
    yield content
    at = end + 3
  }
}

/** The properties of a PDF. Its pages are not read, and an encrypted one says nothing. */
export const readPdf = (file: Uint8Array): FileReading => {
  const text = latin(file)
  if (!text.startsWith('%PDF-') || /\/Encrypt\s/.test(text)) return nothingRead
  const fields = infoFields(text)
  for (const content of packedStreams(text, file)) {
    if (!content) return { ...nothingRead, fields }
    fields.push(...infoFields(latin(content)))
  }
  return { kind: 'PDF', fields, complete: false }
}
