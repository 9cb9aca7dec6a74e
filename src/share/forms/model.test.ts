import { describe, expect, it } from 'vitest'
import type { FormDefinition, FormOffice } from '../../formats/forms/model.ts'
import { sourceNames, sourceOf } from '../../formats/forms/sources.ts'
import { fieldOrder } from '../reports/content.ts'
import { factsOf, inForce, officeState, officesFor } from './model.ts'

const form = (code: string, offices: Partial<FormOffice>[], more: Partial<FormDefinition> = {}): FormDefinition => ({
  code,
  seq: 1,
  ja: code,
  en: code,
  validFrom: null,
  validUntil: null,
  verified: false,
  source: '',
  sections: [],
  offices: offices.map(office => ({
    code: 'PPC',
    ja: '',
    en: '',
    need: 'ASKED',
    when: [],
    verified: false,
    source: '',
    ...office,
  })),
  ...more,
})
const facts = (more: Partial<Parameters<typeof factsOf>[0]> = {}) =>
  factsOf({ causes: [], designations: [], answered: {}, ...more })
const truths = (of: ReturnType<typeof facts>) => [
  of.ATTACK.truth,
  of.DDOS.truth,
  of.RANSOMWARE.truth,
  of.OTHER_ATTACK.truth,
]

describe('the facts that decide who asks', () => {
  it('follow from the causes, and “not known” stays unknown', () => {
    expect(truths(facts())).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN'])
    expect(truths(facts({ causes: ['CA_OTH_UNKNOWN'] }))).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN'])
    expect(truths(facts({ causes: ['CA_ACC_HW', 'CA_INT_NEGLECT'] }))).toEqual(['NO', 'NO', 'NO', 'NO'])
    expect(truths(facts({ causes: ['CA_INT_FLOOD'] }))).toEqual(['YES', 'YES', 'UNKNOWN', 'NO'])
    expect(truths(facts({ causes: ['CA_INT_MAIL'], answered: { DDOS: 'NO', RANSOMWARE: 'NO' } }))).toEqual([
      'YES',
      'NO',
      'NO',
      'YES',
    ])
    expect(truths(facts({ answered: { RANSOMWARE: 'YES' } }))).toEqual(['YES', 'UNKNOWN', 'YES', 'NO'])
  })

  it('an answer of the originator stands before what the report suggests', () => {
    expect(facts({ causes: ['CA_INT_FLOOD'], answered: { DDOS: 'NO' } }).DDOS).toEqual({ truth: 'NO', from: 'ANSWER' })
    expect(facts({ designations: ['SPECIAL_ESSENTIAL'] }).SPECIFIED_INTRUSION).toEqual({
      truth: 'UNKNOWN',
      from: 'NOBODY',
    })
    expect(facts().SPECIFIED_INTRUSION).toEqual({ truth: 'NO', from: 'DIRECTORY' })
  })
})

describe('an office', () => {
  it('stands once, with every form that does, and is unclear where a fact is open', () => {
    const forms = [
      form('OWN', [{ when: [['PERSONAL_DATA']] }]),
      form('COMMON', [{ need: 'OFFERED', when: [['DDOS', 'PERSONAL_DATA']] }]),
    ]
    const of = (personal: 'YES' | 'NO' | 'UNKNOWN') =>
      officesFor(forms, facts({ causes: ['CA_INT_FLOOD'], answered: { PERSONAL_DATA: personal } })).map(
        ({ office, need, forms, open }) => [office, need, forms.map(({ code }) => code), open],
      )
    expect(of('YES')).toEqual([['PPC', 'ASKED', ['OWN', 'COMMON'], []]])
    expect(of('UNKNOWN')).toEqual([['PPC', 'UNCLEAR', ['OWN'], ['PERSONAL_DATA']]])
    expect(of('NO')).toEqual([])
  })

  it('is due until something was sent, and again when what it was told has changed', () => {
    expect(officeState({ need: 'ASKED' }, undefined)).toBe('DUE')
    expect(officeState({ need: 'OFFERED' }, undefined)).toBe('OPEN')
    expect(officeState({ need: 'ASKED' }, { changed: [] })).toBe('SENT')
    expect(officeState({ need: 'OFFERED' }, { changed: ['summary'] })).toBe('CHANGED')
  })
})

it('the version of a form is the newest that covers the day', () => {
  const versions = [
    form('A', [], { validUntil: '2026-09-14' }),
    form('A', [], { seq: 2, validFrom: '2026-09-15' }),
    form('A', [], { seq: 3, validFrom: '2027-04-01' }),
  ]
  const on = (day: string) => inForce(versions, day).map(({ seq }) => seq)
  expect([on('2026-01-01'), on('2026-09-15'), on('2027-04-01')]).toEqual([[1], [2], [3]])
  expect(inForce([versions[2]!], '2026-09-15')).toEqual([])
})

it('every field of a report can stand on a form', () => {
  const roots = new Set(sourceNames.filter(name => !sourceOf(name)?.told).map(name => name.split('.')[0]))
  expect([...roots].sort()).toEqual([...fieldOrder].sort())
})
