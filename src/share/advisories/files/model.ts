import type { FoundField } from '../../../formats/office/model.ts'
import { type Identifiers, leftOver } from '../anonymise.ts'
import type { FileStanding } from '../model.ts'

export interface ReadFile {
  name: string
  readAt: Date | null
  fields: readonly FoundField[]
  complete: boolean
  lookedAt: Date | null
}

/** Names are kept as `early-report_v2.docx`: what divides their words for a person divides them here. */
const wordsOfName = (name: string): string => `${name}\n${name.replace(/[_.-]+/g, ' ')}`

/**
 * What stands against sending a file to others: the victim in its name or in what it says of itself, in every spelling
 * that the anonymiser knows; and where not all of it could be read, that nobody has looked.
 */
export const standingOfFile = (file: ReadFile, victim: Identifiers): FileStanding => {
  const { name, readAt, fields, complete, lookedAt } = file
  if (leftOver(wordsOfName(name), victim).length > 0) return { name, fault: 'file_names_victim', field: 'NAME' }
  const naming = fields.find(({ field, value }) => field === 'LOCATION' || leftOver(value, victim).length > 0)
  if (naming) return { name, fault: 'file_names_victim', field: naming.field }
  if (!readAt) return { name, fault: 'file_not_read' }
  return { name, fault: complete || lookedAt ? null : 'file_not_looked_at' }
}
