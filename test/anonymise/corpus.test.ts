import { expect, test } from 'vitest'
import { apply, leftOver, propose } from '../../src/share/advisories/anonymise.ts'
import { corpus } from './corpus.ts'
import { measure, report } from './measure.ts'

const measured = measure()

test('R-037: of more than 300 Japanese and English messages with planted identifiers, none survives', () => {
  expect(measured.messages).toBeGreaterThanOrEqual(300)
  expect(measured.missed).toEqual([])
})

test('R-036: harmless text stays, the lookalikes included', () => {
  expect(measured.struckTooMuch).toEqual([])
})

test('R-037: what is proposed leaves nothing that the release guard would refuse', () => {
  for (const { text, victim } of corpus) {
    const derivative = apply(text, propose(text, victim.identifiers))
    expect(leftOver(derivative, victim.identifiers), derivative).toEqual([])
  }
})

test('the measurement can be printed', () => {
  expect(report(measured)).toMatch(/^anonymisation: \d+ messages, \d+ planted; recall 1\.0000/)
})
