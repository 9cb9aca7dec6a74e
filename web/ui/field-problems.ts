import type { Language } from '../../src/kernel/taxonomy/label.ts'
import type { Problem } from '../api/problem.ts'
import type { FieldProblem } from './ErrorSummary.tsx'

/** The fields of a form by the pointer under which the server knows them: `/contact/phone`. */
export type FormFields = Readonly<Record<string, { id: string; label: string }>>

/** `/causes/3` lies in `/causes`: the nearest named field above the pointer. */
const fieldOf = (fields: FormFields, pointer: string): { id: string; label: string } | undefined => {
  for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const named = fields[path]
    if (named) return named
  }
  return undefined
}

/** The server's pointed errors as lines of the summary; what points at no field of the form is left to the note. */
export const fieldProblems = (problem: Problem | undefined, fields: FormFields, language: Language): FieldProblem[] =>
  (problem?.errors ?? []).flatMap(error => {
    const named = fieldOf(fields, error.pointer)
    return named ? [{ field: named.id, label: named.label, message: error[language] }] : []
  })

/** The sentence under one field, if it has one. */
export const errorAt = (problems: readonly FieldProblem[], field: string): string | undefined =>
  problems.find(problem => problem.field === field)?.message
