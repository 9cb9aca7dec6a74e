import { exifFields } from './exif.ts'
import { inflate } from './inflate.ts'
import { type FileField, type FileReading, type FoundField, nothingRead } from './model.ts'
import { xmpFields } from './xmp.ts'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)
const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const keywords: Readonly<Record<string, FileField>> = {
  Author: 'AUTHOR',
  Title: 'TITLE',
  Description: 'COMMENT',
  Comment: 'COMMENT',
  Copyright: 'COMPANY',
}

const worded = (keyword: string, value: string): FoundField[] =>
  keyword.startsWith('XML:') ? xmpFields(value) : [{ field: keywords[keyword] ?? 'OTHER', value }]

/** Keyword, NUL, and what follows; undefined where there is no NUL. */
const split = (body: Uint8Array): { keyword: string; rest: Uint8Array } | undefined => {
  const end = body.indexOf(0)
  return end < 0 ? undefined : { keyword: latin(body.subarray(0, end)), rest: body.subarray(end + 1) }
}

/** Texts of a chunk (PNG, third edition, §11.3.3); null where it cannot be unpacked. */
const chunkFields = (type: string, body: Uint8Array): FoundField[] | null => {
  if (type === 'eXIf') return exifFields(body)
  const parts = split(body)
  if (!parts) return []
  const { keyword, rest } = parts
  if (type === 'tEXt') return worded(keyword, utf8(rest))
  if (type === 'zTXt') {
    const text = inflate(rest.subarray(1))
    return text ? worded(keyword, utf8(text)) : null
  }
  if (type !== 'iTXt') return []
  const text = split(rest.subarray(2)) // flag and method, then language and translated keyword
  const last = text && split(text.rest)
  if (!last) return []
  const words = rest[0] === 1 ? inflate(last.rest) : last.rest
  return words ? worded(keyword, utf8(words)) : null
}

export const readPng = (file: Uint8Array): FileReading => {
  if (!signature.every((byte, at) => file[at] === byte)) return nothingRead
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const fields: FoundField[] = []
  for (let at = 8; at + 12 <= file.length; ) {
    const length = view.getUint32(at)
    if (length > file.length - at - 12) break
    fields.push(...(chunkFields(latin(file.subarray(at + 4, at + 8)), file.subarray(at + 8, at + 8 + length)) ?? []))
    at += 12 + length
  }
  return { kind: 'PNG', fields, complete: false }
}
