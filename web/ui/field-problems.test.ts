import { describe, expect, test } from 'vitest'
import { errorAt, fieldProblems } from './field-problems.ts'

const fields = { '/contact/phone': { id: 'phone', label: '電話番号' }, '/causes': { id: 'causes', label: '原因' } }
const problem = (pointer: string) => ({
  title: '',
  status: 422,
  errors: [{ pointer, ja: '長すぎます。', en: 'Too long.' }],
})

describe('a refused form', () => {
  test('names the field that the server pointed at, in the reader’s language', () => {
    const problems = fieldProblems(problem('/contact/phone'), fields, 'en')
    expect(problems).toEqual([{ field: 'phone', label: '電話番号', message: 'Too long.' }])
    expect(errorAt(problems, 'phone')).toBe('Too long.')
  })

  test('names the whole field when a part of it is wrong', () => {
    expect(fieldProblems(problem('/causes/3'), fields, 'ja')[0]?.field).toBe('causes')
  })

  test('leaves out what is no field of the form', () => {
    expect(fieldProblems(problem('/elsewhere'), fields, 'ja')).toEqual([])
    expect(fieldProblems(undefined, fields, 'ja')).toEqual([])
  })
})
