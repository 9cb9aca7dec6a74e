import type { ContentInput } from '../../../src/share/reports/content.ts'
import type { Field } from './fields.ts'

export interface FieldControlProps {
  field: Field
  content: ContentInput
  onAnswer: (value: unknown) => void
}
