import { describe, expect, it } from 'vitest'
import { derivedCase } from '../evidence/case-sheet.ts'
import { cutOf, openHours } from './model.ts'

const at = (text: string): number => Date.parse(`${text}+09:00`)
const sheet = derivedCase('office')

describe('silence as a sign of a pulled cable', () => {
  it('R-104: nights and weekends do not count, a working day does', () => {
    expect(openHours(sheet, at('2026-03-06T18:00'), at('2026-03-09T07:00'))).toBe(0)
    expect(openHours(sheet, at('2026-03-06T14:00'), at('2026-03-09T12:00'))).toBeGreaterThanOrEqual(6)
  })

  it('R-104: a site is cut where its silence is longer than any other of its own, and no gap of the log explains it', () => {
    const silence = (from: string, to: string) => ({ from: at(from), to: at(to) })
    const usual = silence('2026-03-05T22:00', '2026-03-06T02:00')
    const cut = silence('2026-03-06T16:35', '2026-03-07T09:00')
    expect(cutOf([usual, cut], [])).toBe(cut)
    expect(cutOf([usual, silence('2026-03-06T22:00', '2026-03-07T02:30')], [])).toBeUndefined()
    const gap = { from: new Date(cut.from).toISOString(), to: new Date(cut.to).toISOString() }
    expect(cutOf([usual, cut], [gap])).toBe(usual)
  })
})
