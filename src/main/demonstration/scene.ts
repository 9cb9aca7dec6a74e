import type { PersonActor } from '../../kernel/actor.ts'
import { minutes, scenarioClock } from '../../kernel/clock.ts'
import type { ActorKind } from '../../kernel/taxonomy/actor-kinds.ts'
import { type World, withActor } from '../../platform/db/actor.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { RoleName } from './people.ts'

/** Who plays: an organisation's post of today, of 2019 or of 2007. */
export type Player = `${string}.${RoleName}` | `${string}.${RoleName}.${2007 | 2019}`

export interface Contact {
  name: string
  phone: string
}

/** The world while it is told: its people, its organisations, and a clock that each act sets. */
export interface Scene {
  world: World
  players: Map<Player, PersonActor>
  /** Whom one calls about what a player has sent. */
  contacts: Map<Player, Contact>
  organisations: Map<string, string>
  kinds: Map<string, readonly ActorKind[]>
  /** Sets the clock and acts as somebody, under row-level security like any request. */
  act<Result>(
    at: Date,
    player: Player,
    work: (tx: Tx, actor: PersonActor, now: Date) => Promise<Result>,
  ): Promise<Result>
  /** Sets the clock for a worker. */
  moveTo(at: Date): void
}

const found = <Key, Value>(map: Map<Key, Value>, key: Key): Value => {
  const value = map.get(key)
  if (value === undefined) throw new Error(`the demonstration world has no ${String(key)}`)
  return value
}

export const organisationId = (scene: Scene, code: string): string => found(scene.organisations, code)

export const playerOf = (scene: Scene, player: Player): PersonActor => found(scene.players, player)

export const contactOf = (scene: Scene, player: Player): Contact => found(scene.contacts, player)

export const openScene = (database: Database): Scene => {
  const clock = scenarioClock(new Date(0))
  const world: World = { kysely: database.kysely, clock }
  const players: Scene['players'] = new Map()
  return {
    world,
    players,
    contacts: new Map(),
    organisations: new Map(),
    kinds: new Map(),
    act: (at, player, work) => {
      clock.set(at)
      const actor = found(players, player)
      return withActor(world, actor, tx => work(tx, actor, at))
    },
    moveTo: at => clock.set(at),
  }
}

/** A moment as people in Japan write it, e.g. `2007-10-12 09:20`. */
export const japan = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+09:00`)

export const later = (at: Date, count: number): Date => new Date(at.getTime() + minutes(count))
