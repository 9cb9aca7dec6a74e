import { expect, test } from 'vitest'
import { refusals } from '../../../src/share/advisories/model.ts'
import { refusalWords } from './refusal-words.ts'

const face = { title: '', body: '', tlp: 'TLP:GREEN' as const }

test.each([
  { state: 'MISSING' as const },
  { state: 'OTHER_REVISION' as const },
  { state: 'REFUSED' as const, tlp: 'TLP:RED' as const },
])('every reason that the guards can give has a sentence and a remedy on the page (%o)', consent => {
  const found = refusals({
    state: 'DRAFTING',
    editors: ['author'],
    reader: 'author',
    victim: face,
    others: face,
    identifiersLeft: 2,
    named: false,
    files: [{ name: 'a.pdf', fault: 'file_not_read' }],
    fits: { count: 1, threshold: 5 },
    consent: { tlp: null, ...consent },
    caseTlp: 'TLP:AMBER',
    recipients: 0,
  })
  expect(found.length).toBeGreaterThan(6)
  for (const missing of found) expect(refusalWords(missing)?.href, missing.code).toMatch(/^#/)
})

test('a reason that the page does not know is left to the server’s own code', () => {
  expect(refusalWords({ code: 'of_tomorrow' })).toBeUndefined()
})
