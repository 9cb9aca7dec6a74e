import { expect, test } from 'vitest'
import { draftOf, isSameDraft, requestsOf } from './draft.ts'

const content = {
  title: '給付通知を装うメール',
  kind: 'PREVENTION' as const,
  victim: null,
  others: {
    title: '',
    source: '本文',
    body: '本文',
    removals: [],
    requests: [],
    tlp: 'TLP:GREEN' as const,
    named: false,
  },
  audience: { kinds: [], sectors: [], organisations: [] },
  purpose: '',
}

test('R-036: the made text is never sent back as if it had been written', () => {
  expect(draftOf(content).others).not.toHaveProperty('body')
})

test('a draft is unsaved from its first changed letter', () => {
  const draft = draftOf(content)
  expect(isSameDraft(draft, draftOf(content))).toBe(true)
  expect(isSameDraft(draft, { ...draft, purpose: '予防' })).toBe(false)
})

test('each line is one request and empty lines are none', () => {
  expect(requestsOf('ログを点検\n\n 結果を回答 \n')).toEqual(['ログを点検', '結果を回答'])
})
