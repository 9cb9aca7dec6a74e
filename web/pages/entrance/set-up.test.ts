import { describe, expect, test } from 'vitest'
import { lacking, noAnswers, setUpFields, toRequest } from './set-up.ts'

const answers = {
  ...noAnswers,
  ...Object.fromEntries(setUpFields.map(field => [field, field])),
  email: ' rei@example.invalid ',
  password: 'correct horse battery',
}

describe('setting up', () => {
  test('names every field that is empty', () => {
    expect(lacking(noAnswers).map(lack => lack.field)).toEqual([...setUpFields, 'password'])
  })

  test('names an address without @', () => {
    expect(lacking({ ...answers, email: 'rei' })).toEqual([{ field: 'email', why: 'email' }])
  })

  test('sends both languages of each name', () => {
    expect(lacking(answers)).toEqual([])
    expect(toRequest('token', answers)).toEqual({
      token: 'token',
      organisation: { ja: 'organisationJa', en: 'organisationEn' },
      person: { ja: 'personJa', en: 'personEn', email: 'rei@example.invalid' },
      title: { ja: 'titleJa', en: 'titleEn' },
      password: 'correct horse battery',
    })
  })
})
