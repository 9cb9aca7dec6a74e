import { describe, expect, test } from 'vitest'
import { atMostAsOpenAs, closest, mailParts, mayStandInMail, originatorOnly, permits, tlp, tlpLabels } from './tlp.ts'

describe('TLP 2.0', () => {
  test('has five labels in the official spelling, from the closest to the most open', () => {
    expect(tlpLabels).toEqual(['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'])
  })

  test('a limit is kept by the label itself and every closer one, and by no other', () => {
    for (const [limit, limitLabel] of tlpLabels.entries()) {
      for (const [at, label] of tlpLabels.entries()) expect(atMostAsOpenAs(label, limitLabel)).toBe(at <= limit)
    }
  })

  test('parts together are handled as the closest of them, and something unlabelled as RED', () => {
    expect(closest(['TLP:GREEN', 'TLP:AMBER+STRICT', 'TLP:CLEAR'])).toBe('TLP:AMBER+STRICT')
    expect(closest([])).toBe('TLP:RED')
  })

  test('each label says in both languages what it permits, and no two say the same', () => {
    const sentences = tlpLabels.map(label => permits(label))
    expect(new Set(sentences.map(({ ja }) => ja)).size).toBe(5)
    expect(new Set(sentences.map(({ en }) => en)).size).toBe(5)
  })

  test('the originator is told that nobody else can widen the range, unless it is open already', () => {
    expect(permits('TLP:AMBER+STRICT', 'ORIGINATOR').ja).toBe('範囲を広げられるのは、あなたの組織だけです。')
    expect(permits('TLP:AMBER+STRICT', 'ORIGINATOR')).toBe(originatorOnly)
    expect(permits('TLP:CLEAR', 'ORIGINATOR')).toBe(tlp['TLP:CLEAR'].permits)
    expect(permits('TLP:GREEN', 'RECIPIENT')).toBe(tlp['TLP:GREEN'].permits)
  })
})

describe('a notification mail', () => {
  test('R-038: of anything closer than GREEN never carries its title, its text or who issued it', () => {
    for (const label of ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER'] as const) {
      for (const part of ['TITLE', 'BODY', 'ISSUER'] as const) expect(mayStandInMail(label, part)).toBe(false)
    }
    expect(mayStandInMail('TLP:RED', 'NUMBER')).toBe(false)
  })

  test('R-038: carries its text only when it is CLEAR', () => {
    expect(tlpLabels.filter(label => mayStandInMail(label, 'BODY'))).toEqual(['TLP:CLEAR'])
    expect(tlpLabels.filter(label => mayStandInMail(label, 'TITLE'))).toEqual(['TLP:GREEN', 'TLP:CLEAR'])
  })

  test('always carries the link, and a more open label never says less', () => {
    let before = -1
    for (const label of tlpLabels) {
      const said = mailParts.filter(part => mayStandInMail(label, part))
      expect(said).toEqual(mailParts.slice(0, said.length))
      expect(said.length).toBeGreaterThan(before)
      before = said.length
    }
    expect(mayStandInMail('TLP:RED', 'LINK')).toBe(true)
  })
})
