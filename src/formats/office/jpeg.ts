import { exifFields } from './exif.ts'
import { type FileReading, type FoundField, nothingRead } from './model.ts'
import { xmpFields } from './xmp.ts'

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)
const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const exif = 'Exif\0\0'
const xmp = 'http://ns.adobe.com/xap/1.0/\0'
const extendedXmp = 'http://ns.adobe.com/xmp/extension/\0'
const photoshop = 'Photoshop 3.0\0'

/** Application segments that hold words, and comments (JFIF, Exif 2.32 §4.5, XMP part 3 §1.1.3, IPTC-IIM). */
const segmentFields = (marker: number, body: Uint8Array): FoundField[] => {
  if (marker === 0xfe) return [{ field: 'COMMENT', value: utf8(body) }]
  const start = latin(body.subarray(0, 40))
  if (marker === 0xe1 && start.startsWith(exif)) return exifFields(body.subarray(exif.length))
  if (marker === 0xe1 && start.startsWith(xmp)) return xmpFields(utf8(body.subarray(xmp.length)))
  if (marker === 0xe1 && start.startsWith(extendedXmp)) return xmpFields(utf8(body.subarray(extendedXmp.length + 40)))
  if (marker === 0xed && start.startsWith(photoshop)) return [{ field: 'OTHER', value: utf8(body) }]
  return []
}

/** What a photograph says of itself before its picture begins; what it shows only a person sees. */
export const readJpeg = (file: Uint8Array): FileReading => {
  if (file[0] !== 0xff || file[1] !== 0xd8) return nothingRead
  const fields: FoundField[] = []
  let at = 2
  while (at + 4 <= file.length && file[at] === 0xff) {
    const marker = file[at + 1] ?? 0
    if (marker === 0xda || marker === 0xd9) break
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = ((file[at + 2] ?? 0) << 8) | (file[at + 3] ?? 0)
    if (length < 2) break
    fields.push(...segmentFields(marker, file.subarray(at + 4, at + 2 + length)))
    at += 2 + length
  }
  return { kind: 'JPEG', fields, complete: false }
}
