import type { ArchiveEntry } from '../archive/model.ts'
import { readZip } from '../archive/zip.ts'
import { readJpeg } from './jpeg.ts'
import {
  type FileField,
  type FileKind,
  type FileReading,
  type FoundField,
  nothingRead,
  readingLimits,
} from './model.ts'
import { readPng } from './png.ts'
import { attributesOf, elementsOf, textOf, xmlText } from './xml.ts'

const mainParts: readonly (readonly [part: string, kind: FileKind])[] = [
  ['word/document.xml', 'WORD'],
  ['xl/workbook.xml', 'SHEET'],
  ['ppt/presentation.xml', 'SLIDES'],
]

/** Core and extended properties (ECMA-376 part 2 §11, part 1 §22.2). */
const properties: readonly (readonly [element: string, field: FileField])[] = [
  ['creator', 'AUTHOR'],
  ['lastModifiedBy', 'LAST_MODIFIED_BY'],
  ['Company', 'COMPANY'],
  ['Manager', 'MANAGER'],
  ['title', 'TITLE'],
  ['subject', 'SUBJECT'],
  ['keywords', 'KEYWORDS'],
  ['category', 'KEYWORDS'],
  ['description', 'COMMENT'],
]

const fieldsOfProperties = (xml: string): FoundField[] => [
  ...properties.flatMap(([element, field]) => elementsOf(xml, element).map(value => ({ field, value }))),
  { field: 'OTHER', value: textOf(xml) },
]

/** Words of a part, and who wrote its comments and tracked changes. */
const fieldsOfPart = (xml: string): FoundField[] => [
  ...[...attributesOf(xml, 'author'), ...attributesOf(xml, 'displayName'), ...elementsOf(xml, 'author')].map(value => ({
    field: 'AUTHOR' as const,
    value,
  })),
  ...[...attributesOf(xml, 'name'), ...attributesOf(xml, 'descr')].map(value => ({ field: 'OTHER' as const, value })),
  { field: 'TEXT', value: textOf(xml) },
]

const fieldsOfLinks = (xml: string): FoundField[] =>
  attributesOf(xml, 'Target').map(value => ({ field: 'LINK' as const, value: safelyDecoded(value) }))

const safelyDecoded = (uri: string): string => {
  try {
    return decodeURIComponent(uri)
  } catch {
    return uri
  }
}

interface Part {
  fields: FoundField[]
  complete: boolean
}

const readPart = ({ name, content, directory }: ArchiveEntry): Part => {
  if (directory) return { fields: [], complete: true }
  if (!content) return { fields: [], complete: false }
  if (/\.(jpe?g)$/i.test(name)) return pictureIn(readJpeg(content))
  if (/\.png$/i.test(name)) return pictureIn(readPng(content))
  if (/\.rels$/i.test(name)) return { fields: fieldsOfLinks(xmlText(content)), complete: true }
  if (!/\.(xml|vml)$/i.test(name)) return { fields: [], complete: false }
  const xml = xmlText(content)
  if (/^docProps\//i.test(name)) return { fields: fieldsOfProperties(xml), complete: true }
  return { fields: /^(word|xl|ppt)\//i.test(name) ? fieldsOfPart(xml) : [], complete: true }
}

/** A picture shows what no program here reads. */
const pictureIn = ({ fields }: FileReading): Part => ({ fields, complete: false })

/** Office Open XML; any other zip archive is no kind that is read here. Pictures and objects within leave it incomplete. */
export const readOoxml = async (file: Uint8Array): Promise<FileReading> => {
  const { members, partBytes, totalBytes } = readingLimits
  const archive = await readZip(file, { entries: members, entryBytes: partBytes, totalBytes }).catch(() => undefined)
  const kind = mainParts.find(([part]) => archive?.entries.some(({ name }) => name === part))?.[1]
  if (!archive || !kind) return nothingRead
  const parts = archive.entries.map(readPart)
  return {
    kind,
    fields: parts.flatMap(({ fields }) => fields),
    complete: !archive.incomplete && parts.every(({ complete }) => complete),
  }
}
