import type { FileField, FoundField } from './model.ts'

/** Tags of TIFF and Exif 2.32 that hold words; those from 0x9c9b on are Windows' own, in UTF-16. */
const wordTags: Readonly<Record<number, FileField>> = {
  270: 'TITLE',
  305: 'OTHER',
  315: 'AUTHOR',
  316: 'OTHER',
  33432: 'COMPANY',
  37510: 'COMMENT',
  40091: 'TITLE',
  40092: 'COMMENT',
  40093: 'AUTHOR',
  40094: 'KEYWORDS',
  40095: 'SUBJECT',
  42032: 'AUTHOR',
}
const subDirectories = [0x8769, 0xa005]
const gpsDirectory = 0x8825
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8, 129: 1 }
const mostEntries = 1000
const mostDirectories = 8

const words = (tag: number, bytes: Uint8Array): string => {
  if (tag >= 0x9c9b && tag <= 0x9c9f) return new TextDecoder('utf-16le').decode(bytes)
  const body = tag === 0x9286 ? bytes.subarray(8) : bytes // UserComment begins with its character code
  const unicode = tag === 0x9286 && new TextDecoder('latin1').decode(bytes.subarray(0, 7)) === 'UNICODE'
  return new TextDecoder(unicode ? 'utf-16be' : 'utf-8').decode(body)
}

/** Words and the place in an Exif block, which begins with its byte order; directories that lead in circles end. */
export const exifFields = (block: Uint8Array): FoundField[] => {
  if (block.length < 8) return []
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const little = view.getUint16(0) === 0x4949
  const fields: FoundField[] = []
  const waiting = [view.getUint32(4, little)]
  const seen = new Set<number>()
  while (waiting.length > 0 && seen.size < mostDirectories) {
    const at = waiting.shift() ?? 0
    if (seen.has(at) || at < 8 || at + 2 > block.length) continue
    seen.add(at)
    const count = Math.min(view.getUint16(at, little), mostEntries)
    for (let entry = 0; entry < count; entry++) {
      const place = at + 2 + entry * 12
      if (place + 12 > block.length) break
      const tag = view.getUint16(place, little)
      const value = view.getUint32(place + 8, little)
      if (tag === gpsDirectory) fields.push({ field: 'LOCATION', value: 'GPS' })
      else if (subDirectories.includes(tag)) waiting.push(value)
      const field = wordTags[tag]
      const length = view.getUint32(place + 4, little) * (sizes[view.getUint16(place + 2, little)] ?? 0)
      const from = length <= 4 ? place + 8 : value
      if (field && length > 0 && from + length <= block.length)
        fields.push({ field, value: words(tag, block.subarray(from, from + length)) })
    }
  }
  return fields
}
