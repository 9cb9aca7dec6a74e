import { expect, test } from 'vitest'
import { entryFlaws, entryOf, type NewEntry } from './new-organisation.ts'

const entry: NewEntry = {
  code: 'SHIOJI-2',
  ja: '潮路海運',
  en: 'Shioji Lines',
  shortJa: '潮路海運',
  shortEn: 'Shioji',
  validFrom: '2026-11-20',
  publicBody: 'NO',
  kinds: ['CI_OPERATOR'],
  sectors: ['LOG'],
  windowPhone: '',
  relation: { kind: 'REGULATES', direction: 'TO_HERE', organisation: '' },
  second: null,
}

test('an entry with every name, a code and a kind can be sent', () => {
  expect(entryFlaws(entry)).toEqual([])
})

test('what is missing is listed in the order of the form', () => {
  expect(entryFlaws({ ...entry, code: '-x', shortEn: ' ', kinds: [] })).toEqual(['code', 'shortEn', 'kinds'])
})

test('a relation without its other side is not sent', () => {
  expect(entryOf(entry).relations).toEqual([])
})

test('an operator is entered with its ministry and its CEPTOAR at once', () => {
  const relation = { kind: 'REGULATES' as const, direction: 'TO_HERE' as const, organisation: 'ministry' }
  const second = { kind: 'MEMBER_OF' as const, direction: 'FROM_HERE' as const, organisation: 'ceptoar' }
  expect(entryOf({ ...entry, relation, second }).relations).toEqual([relation, second])
})
