import { newId } from '../../kernel/ids.ts'
import type { ActorKind } from '../../kernel/taxonomy/actor-kinds.ts'
import type { Database } from '../../platform/db/database.ts'
import { insertOrganisation } from '../../trust/identity/directory/store.ts'
import { coordinator, domainOf } from './organisations.ts'
import { type Generation, of2007, of2019, type PersonRow, type RoleName, roles, today } from './people.ts'
import { organisationId, type Player, type Scene } from './scene.ts'

/**
 * The little that no use case does, written as the owner of the embedded database: the settings that say what the
 * folder holds, the first organisation with its dated names, and ninety people at once (an invitation is for one).
 */
export const readSetting = async ({ kysely }: Database, key: string): Promise<unknown> =>
  (await kysely.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst())?.value

export const writeSetting = async ({ kysely }: Database, key: string, value: unknown): Promise<void> => {
  await kysely
    .insertInto('setting')
    .values({ key, value: JSON.stringify(value) })
    .execute()
}

export const hasPeople = async ({ kysely }: Database): Promise<boolean> =>
  (await kysely.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined

/** Leaves an empty database behind, for a seed that was killed half-way; migrations bring the schema back. */
export const clear = async ({ pool, kind }: Database): Promise<void> => {
  if (kind !== 'embedded') throw new Error('only an embedded demonstration is ever cleared')
  await pool.query('drop schema if exists pgboss cascade; drop schema public cascade; create schema public')
}

/** What the seed put on the queues it has done itself; a letter about 2007 must not leave today. */
export const emptyQueues = async ({ pool }: Database): Promise<void> => {
  await pool.query('delete from pgboss.job')
}

export const foundCoordinator = async (scene: Scene, at: Date): Promise<void> => {
  const id = newId(at)
  await scene.world.kysely.transaction().execute(tx =>
    insertOrganisation(tx, {
      id,
      code: coordinator.code,
      publicBody: true,
      fictional: true,
      windowPhone: '03-0000-1000',
      names: coordinator.names,
      kinds: ['COORD'],
      sectors: [],
      validFrom: coordinator.since,
      at,
    }),
  )
  scene.organisations.set(coordinator.code, id)
  scene.kinds.set(coordinator.code, ['COORD'])
}

const familyName = (en: string): string => (en.split(' ').at(-1) ?? en).toLowerCase()

/** Enters people of a generation; ids rise with their order, so that the first is the first in every list. */
export const enterPeople = async (
  scene: Scene,
  generation: Generation,
  chosen: (row: PersonRow) => boolean,
): Promise<void> => {
  const begin = Date.parse(`${generation.validFrom}T08:30:00+09:00`)
  const extension = generation.year === 2007 ? 2500 : generation.year === 2019 ? 2700 : 2000
  const entries = generation.people
    .map((row, index) => ({ row, at: new Date(begin + index), phone: `03-0000-${extension + index}` }))
    .filter(({ row }) => chosen(row))
    .map(({ row, ...entry }) => ({
      ...entry,
      ...entryOf(scene, generation, row),
      person: newId(entry.at),
      post: newId(entry.at),
    }))
  await scene.world.kysely
    .insertInto('person')
    .values(
      entries.map(({ person, ja, en, code, phone, at }) => {
        return { id: person, ja, en, email: `${familyName(en)}@${domainOf(code)}`, phone, created_at: at }
      }),
    )
    .execute()
  await scene.world.kysely
    .insertInto('post')
    .values(
      entries.map(({ post, person, organisation, role }) => ({
        id: post,
        person_id: person,
        organisation_id: organisation,
        kind: role.kind,
        title_ja: role.ja,
        title_en: role.en,
        duties: [...role.duties],
        valid_from: generation.validFrom,
        valid_until: generation.validUntil,
      })),
    )
    .execute()
  for (const { player, person, post, organisation, code, role, ja, phone } of entries) {
    const { duties } = role
    const kinds = scene.kinds.get(code) ?? []
    scene.players.set(player, { type: 'person', person, post, organisation, kinds, duties })
    scene.contacts.set(player, { name: `${ja}（${role.ja}）`, phone })
  }
}

const entryOf = (scene: Scene, { year }: Generation, [code, role, ja, en]: PersonRow) => {
  const player: Player = year ? `${code}.${role}.${year}` : `${code}.${role}`
  return { code, ja, en, player, role: roles[role], organisation: organisationId(scene, code) }
}

/** Finds again who plays, after a restart: organisations by code, people by the post and the years in which they held it. */
export const recallPlayers = async (scene: Scene): Promise<void> => {
  const { kysely } = scene.world
  const kinds = await kysely.selectFrom('organisation_kind').select(['organisation_id', 'kind']).execute()
  for (const { id, code } of await kysely.selectFrom('organisation').select(['id', 'code']).execute()) {
    scene.organisations.set(code, id)
    scene.kinds.set(
      code,
      kinds.flatMap(({ organisation_id, kind }) => (organisation_id === id ? [kind as ActorKind] : [])),
    )
  }
  const held = await kysely
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .select(['post.id as post', 'person.id as person', 'person.ja', 'person.phone', 'organisation.code'])
    .select(['post.title_ja', 'post.valid_until'])
    .execute()
  for (const { post, person, ja, phone, code, title_ja, valid_until } of held) {
    const role = (Object.keys(roles) as RoleName[]).find(name => roles[name].ja === title_ja)
    const generation = [of2007, of2019, today].find(({ validUntil }) => validUntil === valid_until)
    if (!role || !generation) continue
    const player: Player = generation.year ? `${code}.${role}.${generation.year}` : `${code}.${role}`
    scene.players.set(player, {
      type: 'person',
      person,
      post,
      organisation: organisationId(scene, code),
      kinds: scene.kinds.get(code) ?? [],
      duties: roles[role].duties,
    })
    scene.contacts.set(player, { name: `${ja}（${title_ja}）`, phone })
  }
}
