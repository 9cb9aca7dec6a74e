import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { SignedAnswer, SweepRequest } from '../../../formats/sweep/model.ts'
import { sweepRequestSchema } from '../../../formats/sweep/schemas.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Answered, Client } from '../../../platform/outgoing/client.ts'

const pageSchema = z.object({ items: z.array(z.unknown()), next: z.string().nullable() })
const problemSchema = z.object({ code: z.string(), ja: z.string(), en: z.string() })

/** What the hub said, in its own words. */
export type Problem = z.output<typeof problemSchema>
const acceptedSchema = z.object({
  counted: z.boolean(),
  repeated: z.boolean(),
  doubtful: z.boolean(),
  contradictions: z.array(z.object({ kind: z.string() })),
})

/** What became of a letter. `later`: the hub may take it another time; `never`: it will not. */
export type Taken =
  | { outcome: 'taken'; repeated: boolean; doubtful: boolean; contradictions: string[] }
  | { outcome: 'later' | 'never'; problem: Problem; seconds: number | null }

/** The hub cannot be reached, or does not let this key in. */
export class HubAway extends Error {
  readonly problem: Problem
  readonly seconds: number | null

  constructor(problem: Problem, seconds: number | null = null) {
    super(problem.en)
    this.name = 'HubAway'
    this.problem = problem
    this.seconds = seconds
  }
}

export type Hub = ReturnType<typeof openHub>

/** Refusals that a person at the hub can undo: the key is registered, the API key renewed. */
const undone = new Set(['sweep_key_unknown', 'sweep_key_revoked'])

const problemOf = ({ status, body }: Answered): Problem => {
  const read = problemSchema.safeParse(body)
  if (read.success) return read.data
  return { code: `http_${status}`, ja: `ハブの応答は ${status} でした。`, en: `The hub answered ${status}.` }
}

const noHub: Problem = {
  code: 'no_hub',
  ja: 'このアドレスは Noroshi のハブではありません。--hub とプロキシの設定を確かめてください。',
  en: 'What answers at this address is no hub of Noroshi. Check --hub and the proxy.',
}

/** What an agent asks of its hub. */
export const openHub = (client: Client, clock: Clock) => {
  let offsetMs: number | null = null

  const call = async (...request: Parameters<Client['call']>): Promise<Answered> => {
    const sent = clock.now().getTime()
    const reply = await client.call(...request).catch((error: Error) => {
      const { message } = error
      throw new HubAway({
        code: 'unreachable',
        ja: `ハブに接続できません（${message}）。`,
        en: `The hub cannot be reached (${message}).`,
      })
    })
    // Whole seconds: half a second is the best guess, and the way there and back counts half.
    if (reply.date) offsetMs = reply.date.getTime() + 500 - (sent + clock.now().getTime()) / 2
    return reply
  }

  return {
    /** What this machine’s clock must be moved by to be the hub’s (ms); null before the hub has answered. */
    offsetMs: (): number | null => offsetMs,
    /** Everything that is asked of this organisation now. @throws HubAway */
    requests: async (fingerprint: string): Promise<SweepRequest[]> => {
      const found: SweepRequest[] = []
      for (let after = ''; ; ) {
        const reply = await call(
          'GET',
          `/sweep-requests?agent=${fingerprint}${after && `&after=${encodeURIComponent(after)}`}`,
        )
        if (reply.status !== 200) throw new HubAway(problemOf(reply), reply.retryAfter)
        const page = pageSchema.safeParse(reply.body).data
        if (!page) throw new HubAway(noHub)
        // A request that a later hub words otherwise must not keep the others from being swept.
        for (const row of page.items) {
          const read = sweepRequestSchema.safeParse(row)
          if (read.success) found.push(read.data)
        }
        if (!page.next) return found
        after = page.next
      }
    },
    /** @throws HubAway where it cannot be reached */
    answer: async (request: string, envelope: SignedAnswer): Promise<Taken> => {
      const reply = await call('POST', `/sweep-requests/${request}/answers`, {
        body: envelope,
        headers: { 'idempotency-key': randomUUID() },
      })
      if (reply.status >= 200 && reply.status < 300) {
        const accepted = acceptedSchema.safeParse(reply.body).data
        if (!accepted) return { outcome: 'later', problem: noHub, seconds: null }
        const { repeated, doubtful, contradictions } = accepted
        return { outcome: 'taken', repeated, doubtful, contradictions: contradictions.map(({ kind }) => kind) }
      }
      const problem = problemOf(reply)
      const waits = reply.status >= 500 || [401, 403, 408, 425, 429].includes(reply.status) || undone.has(problem.code)
      return { outcome: waits ? 'later' : 'never', problem, seconds: reply.retryAfter }
    },
  }
}
