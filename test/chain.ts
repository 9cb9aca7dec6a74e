import type { Duty, PersonActor } from '../src/kernel/actor.ts'
import { scenarioClock } from '../src/kernel/clock.ts'
import { newId } from '../src/kernel/ids.ts'
import type { ActorKind } from '../src/kernel/taxonomy/actor-kinds.ts'
import type { RelationKind } from '../src/kernel/taxonomy/relation-kinds.ts'
import { registerAllPolicies } from '../src/main/policies.ts'
import type { World } from '../src/platform/db/actor.ts'
import { type FreshDatabase, freshDatabase } from './database/fresh.ts'

const night = new Date('2026-11-20T03:07:00+09:00')

interface Seat {
  code: string
  duties: readonly Duty[]
}

const organisations: Readonly<Record<string, { kinds: readonly ActorKind[]; publicBody?: boolean }>> = {
  COORD: { kinds: ['COORD'], publicBody: true },
  MINISTRY: { kinds: ['MINISTRY', 'SECTOR_MINISTRY', 'MINISTRY_CSIRT'], publicBody: true },
  MINISTRY2: { kinds: ['MINISTRY', 'SECTOR_MINISTRY', 'MINISTRY_CSIRT'], publicBody: true },
  CEPTOAR: { kinds: ['CEPTOAR'], publicBody: true },
  CEPTOAR2: { kinds: ['CEPTOAR'], publicBody: true },
  OPERATOR: { kinds: ['CI_OPERATOR'] },
  PEER: { kinds: ['CI_OPERATOR'] },
  STRANGER: { kinds: ['CI_OPERATOR'] },
  BODY: { kinds: ['SUPERVISED_BODY'] },
  GSOC: { kinds: ['GSOC'], publicBody: true },
  POLICE: { kinds: ['NPA', 'POLICE'], publicBody: true },
  HQ: { kinds: ['HQ_HEAD', 'CSPC'], publicBody: true },
}

const relations: readonly (readonly [RelationKind, string, string])[] = [
  ['REGULATES', 'MINISTRY', 'OPERATOR'],
  ['REGULATES', 'MINISTRY', 'PEER'],
  ['REGULATES', 'MINISTRY2', 'STRANGER'],
  ['SUPERVISES', 'MINISTRY2', 'BODY'],
  ['MONITORS', 'GSOC', 'MINISTRY2'],
  ['MEMBER_OF', 'OPERATOR', 'CEPTOAR'],
  ['MEMBER_OF', 'PEER', 'CEPTOAR'],
  ['MEMBER_OF', 'STRANGER', 'CEPTOAR2'],
]

const seats = {
  duty: { code: 'COORD', duties: ['RECEIVE', 'TRIAGE', 'DRAFT', 'RELEASE'] },
  approver: { code: 'COORD', duties: ['RECEIVE', 'TRIAGE', 'DRAFT', 'RELEASE'] },
  coordinatorHead: { code: 'COORD', duties: ['RECEIVE', 'TRIAGE', 'DRAFT', 'RELEASE', 'ADMINISTER'] },
  ministry: { code: 'MINISTRY', duties: ['REPORT', 'RECEIVE'] },
  ministry2: { code: 'MINISTRY2', duties: ['REPORT', 'RECEIVE'] },
  ceptoar: { code: 'CEPTOAR', duties: ['RECEIVE'] },
  ceptoar2: { code: 'CEPTOAR2', duties: ['RECEIVE'] },
  operator: { code: 'OPERATOR', duties: ['REPORT', 'RECEIVE'] },
  operatorHead: { code: 'OPERATOR', duties: ['REPORT', 'RECEIVE', 'CONSENT', 'ADMINISTER'] },
  peer: { code: 'PEER', duties: ['REPORT', 'RECEIVE'] },
  stranger: { code: 'STRANGER', duties: ['REPORT', 'RECEIVE', 'CONSENT'] },
  body: { code: 'BODY', duties: ['REPORT', 'RECEIVE', 'CONSENT'] },
  watch: { code: 'GSOC', duties: ['RECEIVE', 'TRIAGE'] },
  police: { code: 'POLICE', duties: ['RECEIVE'] },
  headquarters: { code: 'HQ', duties: ['RECEIVE', 'DECIDE'] },
} as const satisfies Record<string, Seat>

export type SeatName = keyof typeof seats

export interface Chain extends FreshDatabase {
  world: World & { clock: ReturnType<typeof scenarioClock> }
  /** Ids of the organisations by code. */
  ids: Readonly<Record<string, string>>
  actors: Readonly<Record<SeatName, PersonActor>>
}

/**
 * The shortest chain with every tier: operator, ministry, coordinator (three people), CEPTOAR, a peer in the same
 * sector, a stranger in another, a supervised body, the government watch, the police and the headquarters. Null where this project's database is absent.
 */
export const chain = async (database: () => Promise<FreshDatabase | null> = freshDatabase): Promise<Chain | null> => {
  const fresh = await database()
  if (!fresh) return null
  registerAllPolicies()
  const clock = scenarioClock(night)
  const { pool } = fresh.owner
  const ids: Record<string, string> = {}
  for (const [code, { kinds, publicBody }] of Object.entries(organisations)) {
    const id = newId(night)
    ids[code] = id
    await pool.query('insert into organisation (id, code, public_body, created_at) values ($1, $2, $3, $4)', [
      id,
      code,
      publicBody ?? false,
      night,
    ])
    await pool.query(
      `insert into organisation_name values (gen_random_uuid(), $1, $2, $3, $2, $3, '2000-01-01', null)`,
      [id, `${code}組織`, `${code} organisation`],
    )
    for (const kind of kinds)
      await pool.query(`insert into organisation_kind values ($1, $2, '2000-01-01', null)`, [id, kind])
  }
  for (const [kind, from, to] of relations) {
    await pool.query(`insert into organisation_relation values (gen_random_uuid(), $1, $2, $3, '2000-01-01', null)`, [
      kind,
      ids[from],
      ids[to],
    ])
  }
  const actors: Record<string, PersonActor> = {}
  for (const [name, seat] of Object.entries(seats)) {
    const [person, post] = [newId(night), newId(night)]
    await pool.query(`insert into person values ($1, $2, $3, $4, '', 'ja', $5)`, [
      person,
      `${name}さん`,
      `Person ${name}`,
      `${name}@${seat.code.toLowerCase()}.example`,
      night,
    ])
    await pool.query(`insert into post values ($1, $2, $3, 'WINDOW', $4, $4, $5, '2000-01-01', null)`, [
      post,
      person,
      ids[seat.code],
      name,
      seat.duties,
    ])
    actors[name] = {
      type: 'person',
      person,
      post,
      organisation: ids[seat.code]!,
      kinds: organisations[seat.code]!.kinds,
      duties: seat.duties,
    }
  }
  const world = {
    get kysely() {
      return fresh.database.kysely
    },
    clock,
  }
  return Object.assign(fresh, { world, ids, actors: actors as Record<SeatName, PersonActor> })
}
