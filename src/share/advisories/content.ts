import { z } from 'zod'
import { actorKindCodes } from '../../kernel/taxonomy/actor-kinds.ts'
import { advisoryKindCodes } from '../../kernel/taxonomy/advisory-kinds.ts'
import { sectorCodes } from '../../kernel/taxonomy/sectors.ts'
import { tlpLabels } from '../../kernel/tlp.ts'
import { apply, removalKinds } from './anonymise.ts'

const line = z.string().trim().max(300)
const passage = z.string().max(30_000)
const requests = z.array(line.min(1)).max(20)

/** RED names persons, and an advisory is addressed to organisations: it cannot carry that label (TLP 2.0). */
const label = z.enum(tlpLabels).exclude(['TLP:RED'])

/** A removal that nobody proposed: the author struck it by hand. */
export const byHand = 'BY_HAND'

const removal = z.strictObject({
  kind: z.enum([...Object.keys(removalKinds), byHand] as [keyof typeof removalKinds | typeof byHand]),
  /** Place in the source, in UTF-16 code units; the end is not included. */
  start: z.number().int().min(0),
  end: z.number().int().min(1),
  replacement: z.string().max(300),
})

type Removal = z.infer<typeof removal>

const inOrder = (source: string, removals: readonly Removal[]): boolean =>
  removals.every(
    ({ start, end }, index) => start < end && end <= source.length && start >= (removals[index - 1]?.end ?? 0),
  )

export const audience = z.strictObject({
  kinds: z.array(z.enum(actorKindCodes)).max(50).readonly(),
  sectors: z.array(z.enum(sectorCodes)).max(30).readonly(),
  organisations: z.array(z.uuid()).max(2000).readonly(),
})

/** others learn who was hit, which only the originator can allow, for exactly this text. */
const named = z.boolean().default(false)

const victimFace = z.strictObject({ title: line, body: passage, requests, tlp: label })

/** What an author writes. The others' body is not written but made of its source and the removals (R-036). */
export const draftInput = z.strictObject({
  /** How the coordinator speaks of it; never leaves the house. */
  title: line.min(1),
  kind: z.enum(advisoryKindCodes),
  victim: victimFace.nullable(),
  others: z
    .strictObject({ title: line, source: passage, removals: z.array(removal).max(1000), requests, tlp: label, named })
    .refine(({ source, removals }) => inOrder(source, removals), {
      path: ['removals'],
      error: 'removals must lie within the source, in order and without overlap',
    }),
  audience,
  purpose: line,
})

export type DraftInput = z.infer<typeof draftInput>

/** What a revision keeps: as written, with the others' body made. */
export const draftContent = draftInput.extend({ others: draftInput.shape.others.extend({ body: passage }) })

export type DraftContent = z.infer<typeof draftContent>

export const contentOf = (input: DraftInput): DraftContent => ({
  ...input,
  others: { ...input.others, body: apply(input.others.source, input.others.removals) },
})

/** What an author would have to write to get these words again. */
export const inputOf = ({ others: { body: _, ...others }, ...content }: DraftContent): DraftInput => ({
  ...content,
  others,
})
