import type { PersonActor, SystemActor } from '../../kernel/actor.ts'
import { type World, withActor } from '../db/actor.ts'
import { type Change, changesSince, type Holder, holdersOf, positionNow, readable } from './store.ts'
import type { Stream } from './stream.ts'

export const liveActor: SystemActor = { type: 'system', system: 'live' }

export interface LiveSurroundings {
  /** Whose session it is at this moment; null once it has ended. */
  sessionOf(token: string): Promise<{ session: string; actor: PersonActor } | null>
  /** The policy of a kind that a grant alone does not open. */
  mayHear(actor: PersonActor, kind: string): boolean
}

interface Reader {
  token: string
  session: string
  actor: PersonActor
  stream: Stream
}

/** Changes within this time are asked about together (ms). */
const gathering = 120
/** More than this at once is “read everything again”: it costs the readers less. */
const most = 500
const perSession = 6

export type Admission = 'open' | 'down' | 'too_many'

const isFor = ({ actor }: Reader, holder: Holder): boolean =>
  holder.organisation === actor.organisation &&
  (holder.person === null || holder.person === actor.person) &&
  (holder.post === null || holder.post === actor.post)

/**
 * Tells each open stream what changed, as kind and id, if its reader may read it at this very moment: the session is
 * looked up again and row-level security is asked again for every batch (ADR 0013).
 */
export const createHub = (world: World, around: LiveSurroundings) => {
  const readers = new Set<Reader>()
  const waiting = new Map<string, Change>()
  let position = '0'
  let isUp = false
  let timer: NodeJS.Timeout | undefined
  let turn = Promise.resolve()

  const end = (reader: Reader): void => {
    readers.delete(reader)
    reader.stream.send({ event: 'end' })
    reader.stream.close()
  }

  /** What of these the reader may hear; null where the session is over. */
  const heardBy = async (reader: Pick<Reader, 'token'>, changes: readonly Change[]): Promise<Change[] | null> => {
    const current = await around.sessionOf(reader.token)
    if (!current) return null
    const { actor } = current
    const asked = changes.filter(
      ({ kind, only }) => (only === null || only === actor.organisation) && around.mayHear(actor, kind),
    )
    if (asked.length === 0) return []
    const ids = await withActor(world, actor, tx =>
      readable(
        tx,
        asked.map(change => change.id),
      ),
    )
    return asked.filter(change => ids.has(change.id))
  }

  const tell = async (reader: Reader, changes: readonly Change[], at: string): Promise<void> => {
    const heard = await heardBy(reader, changes)
    if (!heard) return end(reader)
    for (const { kind, id } of heard) reader.stream.send({ event: 'change', position: at, content: { kind, id } })
  }

  const flush = async (): Promise<void> => {
    const changes = [...waiting.values()]
    const at = position
    waiting.clear()
    if (changes.length === 0 || readers.size === 0) return
    if (changes.length > most) {
      for (const { stream } of readers) stream.send({ event: 'reload', position: at })
      return
    }
    const holders = await withActor(world, liveActor, tx =>
      holdersOf(
        tx,
        changes.map(change => change.id),
      ),
    )
    for (const reader of [...readers]) {
      const objects = new Set(holders.filter(holder => isFor(reader, holder)).map(holder => holder.object))
      const meant = changes.filter(change => objects.has(change.id))
      if (meant.length > 0) await tell(reader, meant, at)
    }
  }

  /** A batch that could not be asked about is not guessed at: the streams end and their clients read on. */
  const closeAll = (): void => {
    for (const { stream } of readers) stream.close()
    readers.clear()
  }

  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      turn = turn.then(flush).catch(closeAll)
    }, gathering)
  }

  return {
    /** A notification of the database, as migration 0009 writes it. */
    heard: (payload: string): void => {
      const [what, first = '', kind = '', id = '', only = null] = payload.split(' ')
      if (what === 'session') {
        for (const reader of [...readers]) if (reader.session === first) end(reader)
        return
      }
      if (what !== 'change') return
      position = first
      waiting.set(`${kind} ${id}`, { kind, id, only })
      later()
    },
    up: (): void => {
      isUp = true
    },
    /** Whatever happens now is not heard: nobody may believe to be up to date. */
    down: (): void => {
      isUp = false
      closeAll()
    },
    admission: (session: string): Admission => {
      if (!isUp) return 'down'
      return [...readers].filter(reader => reader.session === session).length >= perSession ? 'too_many' : 'open'
    },
    /** What a reader missed since `after`; null means everything. */
    missed: async (token: string, after: string | undefined): Promise<{ at: string; changes: Change[] | null }> => {
      const { at, changes } = await withActor(world, liveActor, async tx => ({
        at: await positionNow(tx),
        changes: after === undefined ? [] : await changesSince(tx, after, most),
      }))
      return { at, changes: changes && (changes.length > 0 ? ((await heardBy({ token }, changes)) ?? []) : []) }
    },
    /** @returns how to leave */
    enter: (reader: Reader): (() => void) => {
      readers.add(reader)
      return () => readers.delete(reader)
    },
    /** Says that the line is alive, and ends the streams of sessions that ran out in silence. */
    beat: async (): Promise<void> => {
      for (const reader of [...readers]) {
        const current = await around.sessionOf(reader.token).catch(() => undefined)
        if (current === null) end(reader)
        else reader.stream.send({ event: 'beat', content: { now: world.clock.now().toISOString() } })
      }
    },
    size: (): number => readers.size,
    close: async (): Promise<void> => {
      clearTimeout(timer)
      isUp = false
      closeAll()
      await turn
    },
  }
}

export type Hub = ReturnType<typeof createHub>
