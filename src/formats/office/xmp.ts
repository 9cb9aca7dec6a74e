import type { FileField, FoundField } from './model.ts'
import { attributesOf, elementsOf, textOf } from './xml.ts'

const known: readonly (readonly [name: string, field: FileField])[] = [
  ['creator', 'AUTHOR'],
  ['author', 'AUTHOR'],
  ['Author', 'AUTHOR'],
  ['LastModifiedBy', 'LAST_MODIFIED_BY'],
  ['Company', 'COMPANY'],
  ['publisher', 'COMPANY'],
  ['Manager', 'MANAGER'],
  ['title', 'TITLE'],
  ['subject', 'SUBJECT'],
  ['Keywords', 'KEYWORDS'],
  ['description', 'COMMENT'],
]

/** Adobe XMP: the known properties by name, and every other word of the packet as well (ISO 16684-1). */
export const xmpFields = (xml: string): FoundField[] => [
  ...known.flatMap(([name, field]) =>
    [...elementsOf(xml, name), ...attributesOf(xml, name)].map(value => ({ field, value })),
  ),
  ...(/GPSL(?:at|ong)itude/.test(xml) ? [{ field: 'LOCATION' as const, value: 'GPS' }] : []),
  { field: 'OTHER', value: textOf(xml) },
]
