import { type FileField, fileFields } from '../../../src/formats/office/model.ts'
import type { Language } from '../../../src/kernel/taxonomy/label.ts'

const isField = (code: string): code is FileField => Object.hasOwn(fileFields, code)

/** Where in a file the name stands; undefined: in the name of the file itself. */
export const placeInFile = (field: string, language: Language): string | undefined =>
  isField(field) ? fileFields[field][language] : undefined
