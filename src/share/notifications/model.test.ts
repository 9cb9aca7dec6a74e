import { describe, expect, it } from 'vitest'
import { tlpLabels } from '../../kernel/tlp.ts'
import { compose, type NotificationKind, notificationKinds, pageOf } from './model.ts'

const kinds = Object.keys(notificationKinds) as NotificationKind[]

describe('a notification mail', () => {
  it('R-038: says no more than its label allows, in both languages', () => {
    for (const language of ['ja', 'en'] as const) {
      const red = compose({
        kind: 'report.received',
        language,
        number: 'R-1184',
        tlp: 'TLP:RED',
        url: 'https://n.example/x',
      })
      expect(red.subject + red.text).not.toContain('R-1184')
      expect(red.subject + red.text).not.toContain(notificationKinds['report.received'][language])
      const strict = compose({
        kind: 'report.received',
        language,
        number: 'R-1184',
        tlp: 'TLP:AMBER+STRICT',
        url: 'https://n.example/x',
      })
      expect(strict.subject).toContain('R-1184')
      expect(strict.subject).not.toContain(notificationKinds['report.received'][language])
      const green = compose({
        kind: 'report.received',
        language,
        number: 'R-1184',
        tlp: 'TLP:GREEN',
        url: 'https://n.example/x',
      })
      expect(green.subject).toBe(`[TLP:GREEN] ${notificationKinds['report.received'][language]} R-1184`)
    }
  })

  it('always names its label and the place to sign in', () => {
    for (const tlp of tlpLabels) {
      for (const kind of kinds) {
        const { subject, text } = compose({
          kind,
          language: 'ja',
          number: 'A-1',
          tlp,
          url: 'https://n.example/inbox/1',
        })
        expect(subject.startsWith(`[${tlp}] `)).toBe(true)
        expect(text).toContain('https://n.example/inbox/1')
      }
    }
  })

  it('leads to the page of its object', () => {
    expect(pageOf('report.received', 'report', '1')).toBe('/reports/1')
    expect(pageOf('due.ADVISORY_ASSESS', 'edition', '1')).toBe('/inbox/1')
    expect(pageOf('edition.received', 'edition', '1')).toBe('/inbox/1/receive')
    expect(pageOf('report.received', 'consent_request', '1')).toBe('/consents/1')
    expect(pageOf('report.received', 'advisory', '1')).toBe('/advisories/1')
    expect(pageOf('report.received', 'case', '1')).toBe('/cases/1')
  })
})
