import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { SignedAnswer, SweepAnswer } from '../../../formats/sweep/model.ts'
import { signedAnswerSchema } from '../../../formats/sweep/schemas.ts'
import { canonical } from '../../../kernel/canonical.ts'
import { moveDurably, writeDurably } from '../../../platform/storage/durable.ts'

const letterSchema = z.object({ request: z.uuid(), envelope: signedAnswerSchema })

/** A signed answer on its way; `request` is the id under which the hub takes it. */
export interface Letter {
  request: string
  envelope: SignedAnswer
}

export interface Waiting extends Letter {
  name: string
}

export type Outbox = Awaited<ReturnType<typeof openOutbox>>

const order = (name: string): number => Number.parseInt(name, 10) || 0

/** What is said of the indicators; that a log has grown by what nobody asked about needs no new answer. */
const words = ({ revision, asked, indicators }: SweepAnswer): string => canonical({ revision, asked, indicators })

/**
 * Answers in folders: `outbox` until the hub has taken them, then `sent` (the last of each request) or `refused`. A file is
 * there whole or not at all, and is moved only after the hub has answered: whenever this program is killed, nothing is lost,
 * and what is sent a second time is the same bytes, which the hub knows again.
 * @param damaged is told of files that cannot be read; their requests are swept anew
 */
export const openOutbox = async (state: string, damaged: (file: string) => void) => {
  const folders = { outbox: join(state, 'outbox'), sent: join(state, 'sent'), refused: join(state, 'refused') }
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true, mode: 0o700 })

  const read = async (folder: string): Promise<Waiting[]> => {
    const names = (await readdir(folder)).filter(name => name.endsWith('.json')).sort((a, b) => order(a) - order(b))
    const letters: Waiting[] = []
    for (const name of names) {
      const path = join(folder, name)
      try {
        letters.push({ name, ...letterSchema.parse(JSON.parse(await readFile(path, 'utf8'))) })
      } catch {
        await moveDurably(path, `${path}.damaged`)
        damaged(path)
      }
    }
    return letters
  }

  /** By request: what was said last, and the file that holds it. */
  const last = new Map<string, { words: string; answer: SweepAnswer; name: string }>()
  let number = 0
  for (const name of await readdir(folders.refused)) number = Math.max(number, order(name))
  for (const folder of [folders.sent, folders.outbox])
    for (const { name, request, envelope } of await read(folder)) {
      number = Math.max(number, order(name))
      const before = last.get(request)
      if (!before || order(before.name) < order(name))
        last.set(request, { words: words(envelope.answer), answer: envelope.answer, name })
    }

  return {
    lastAnswer: (request: string): SweepAnswer | undefined => last.get(request)?.answer,
    /** Keeps an answer for sending. @returns false where the same was said already */
    post: async ({ request, envelope }: Letter): Promise<boolean> => {
      const said = words(envelope.answer)
      if (last.get(request)?.words === said) return false
      number += 1
      const name = `${String(number).padStart(8, '0')}-${envelope.answer.request.replace(/[^\w-]/g, '_')}.json`
      await writeDurably(join(folders.outbox, name), JSON.stringify({ request, envelope }))
      last.set(request, { words: said, answer: envelope.answer, name })
      return true
    },
    waiting: () => read(folders.outbox),
    /** The hub has it. Of each request the last one is kept, to know what was said. */
    sent: async ({ name, request }: Waiting): Promise<void> => {
      await moveDurably(join(folders.outbox, name), join(folders.sent, name))
      for (const other of await read(folders.sent))
        if (other.request === request && order(other.name) < order(name)) await rm(join(folders.sent, other.name))
    },
    /** The hub will never take it: a person looks at it. */
    refused: ({ name }: Waiting) => moveDurably(join(folders.outbox, name), join(folders.refused, name)),
    /** The hub has it and does not believe it: as if nothing had been said, so that the next sweep says it anew. */
    disbelieved: async ({ name, request }: Waiting): Promise<void> => {
      await moveDurably(join(folders.outbox, name), join(folders.refused, name))
      last.delete(request)
    },
  }
}
