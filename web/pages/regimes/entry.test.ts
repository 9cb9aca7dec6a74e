import { expect, it } from 'vitest'
import { entryOf, flawsOf, typedOf } from './entry.ts'

const empty = typedOf(undefined, '2026-11-21')
const full = {
  ...empty,
  code: 'BANK-ACT',
  ja: '銀行の制度',
  en: 'Banks',
  stages: { ...empty.stages, EARLY_WARNING: { ...empty.stages.EARLY_WARNING, asked: true, amount: ' ７２ ' } },
}

it('a regime needs a code, both names and something it asks for', () => {
  expect(flawsOf(empty)).toEqual(['code', 'ja', 'en', 'stages'])
  expect(flawsOf(full)).toEqual([])
})

it('a length is a number, or open: nobody has found it yet, and nothing is guessed', () => {
  expect(entryOf(full).stages).toEqual([{ stage: 'EARLY_WARNING', amount: 72, unit: 'HOURS', from: 'RECOGNITION' }])
  const open = { ...full, stages: { ...full.stages, FINAL: { ...empty.stages.FINAL, asked: true } } }
  expect(entryOf(open).stages[1]).toMatchObject({ stage: 'FINAL', amount: null })
  const wrong = { ...full, stages: { ...full.stages, FINAL: { ...empty.stages.FINAL, asked: true, amount: '三日' } } }
  expect(flawsOf(wrong)).toEqual(['FINAL'])
})

it('the next version begins with the last one, and is checked anew', () => {
  const last = { ...entryOf({ ...full, verified: true }), code: 'BANK-ACT', seq: 2, enteredAt: '2026-11-20T00:00:00Z' }
  const next = typedOf({ ...last, validUntil: null }, '2026-11-21')
  expect([next.code, next.stages.EARLY_WARNING.amount, next.verified]).toEqual(['BANK-ACT', '72', false])
})
