import type { DraftContent, DraftInput } from '../../../src/share/advisories/content.ts'

/** What an author writes, taken from what a revision keeps: the others' body is made, not written. */
export const draftOf = ({ others: { body: _, ...others }, ...content }: DraftContent): DraftInput => ({
  ...content,
  others,
})

export const isSameDraft = (a: DraftInput, b: DraftInput): boolean => JSON.stringify(a) === JSON.stringify(b)

/** One request for each line that says something. */
export const requestsOf = (lines: string): string[] =>
  lines
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

/** The draft as it travels: lists that the page only reads become lists of their own. */
export const travelling = (draft: DraftInput) => {
  const { kinds, sectors, organisations } = draft.audience
  return { ...draft, audience: { kinds: [...kinds], sectors: [...sectors], organisations: [...organisations] } }
}
