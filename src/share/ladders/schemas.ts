import { z } from 'zod'
import { duties } from '../../kernel/actor.ts'
import { chainDuties, channelCodes, ladderOccasionCodes } from '../../kernel/taxonomy/ladders.ts'
import { postKindCodes } from '../../kernel/taxonomy/posts.ts'
import { limits } from './model.ts'

export const occasion = z.enum(ladderOccasionCodes)

const receiver = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('POST_KIND'), post: z.enum(postKindCodes) }),
  z.strictObject({ kind: z.literal('POST'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('ROSTER'), id: z.uuid(), place: z.number().int().min(1).max(9) }),
  z.strictObject({
    kind: z.literal('DUTY'),
    duty: z.enum(Object.keys(duties) as [keyof typeof duties, ...(keyof typeof duties)[]]),
  }),
  z.strictObject({ kind: z.literal('DEPUTIES') }),
  z.strictObject({ kind: z.literal('SUPERIORS') }),
])

const minutes = z.number().int().min(0).max(100_000)

/** What a step may be is checked by the model, which answers with the list of flaws; here only its shape is. */
export const step = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('NOTIFY'),
    receivers: z.array(receiver).max(12).readonly(),
    withDeputies: z.boolean(),
    channels: z.array(z.enum(channelCodes)).max(5).readonly(),
    duties: z.array(z.enum(chainDuties)).max(5).readonly(),
    responsible: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('WAIT'), business: minutes, night: minutes, holiday: minutes }),
])

export const ladder = z.strictObject({
  steps: z
    .array(step)
    .max(2 * limits.steps)
    .readonly(),
  deskEvery: minutes,
})
