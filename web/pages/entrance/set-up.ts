import { passwordLacks } from './password.ts'

/** The answers of the set-up form, flat as its fields are. */
export const setUpFields = [
  'organisationJa',
  'organisationEn',
  'personJa',
  'personEn',
  'email',
  'titleJa',
  'titleEn',
] as const
export type SetUpField = (typeof setUpFields)[number]
export type SetUpAnswers = Record<SetUpField | 'password', string>

export const noAnswers: SetUpAnswers = {
  organisationJa: '',
  organisationEn: '',
  personJa: '',
  personEn: '',
  email: '',
  titleJa: '',
  titleEn: '',
  password: '',
}

/** The server's pointer of each field. */
export const pointers: Record<SetUpField, string> = {
  organisationJa: '/organisation/ja',
  organisationEn: '/organisation/en',
  personJa: '/person/ja',
  personEn: '/person/en',
  email: '/person/email',
  titleJa: '/title/ja',
  titleEn: '/title/en',
}

/** The fields that are still empty or wrong, before anything is sent. */
export const lacking = (answers: SetUpAnswers): { field: SetUpField | 'password'; why: 'empty' | 'email' }[] => [
  ...setUpFields.filter(field => answers[field].trim() === '').map(field => ({ field, why: 'empty' as const })),
  ...(answers.email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(answers.email.trim())
    ? [{ field: 'email' as const, why: 'email' as const }]
    : []),
  ...(passwordLacks(answers.password) ? [{ field: 'password' as const, why: 'empty' as const }] : []),
]

export const toRequest = (token: string, answers: SetUpAnswers) => ({
  token,
  organisation: { ja: answers.organisationJa, en: answers.organisationEn },
  person: { ja: answers.personJa, en: answers.personEn, email: answers.email.trim() },
  title: { ja: answers.titleJa, en: answers.titleEn },
  password: answers.password,
})
