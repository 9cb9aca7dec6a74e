import { readTime } from '../../kernel/known-time.ts'
import type { Told as Entry } from '../../share/cases/chronicle/model.ts'
import { tell } from '../../share/cases/chronicle/service.ts'
import { organisationId, type Player, type Scene } from './scene.ts'
import type { Kept } from './steps.ts'

/** An entry of the chronicle as the demonstration writes it: organisations by code, times in words. */
export interface ToldEntry {
  told: Entry['told']
  when: string
  words: string
  from?: string
  to?: readonly string[]
  unreached?: readonly string[]
  traces?: readonly string[]
  /** Entries of which it tells. */
  of?: readonly { id: string }[]
}

/** Puts on record in a case what no form carries; the writer records it at `at`, it happened when the words say. */
export const onRecord = (
  scene: Scene,
  at: Date,
  player: Player,
  { id }: Kept,
  { told, when, words, from, to = [], unreached = [], traces = [], of = [] }: ToldEntry,
): Promise<{ id: string }> =>
  scene.act(at, player, (tx, actor, now) =>
    tell(
      tx,
      actor,
      id,
      {
        told,
        words,
        language: 'ja',
        from: from ? organisationId(scene, from) : null,
        to: to.map(code => organisationId(scene, code)),
        unreached: unreached.map(code => organisationId(scene, code)),
        indicators: traces.map(value => ({ kind: 'IPV4', value })),
        tells: of.map(entry => entry.id),
        at: { ...readTime(when, now), certainty: 'CONFIRMED' },
      },
      now,
    ),
  )
