import { newId } from '../../../kernel/ids.ts'
import { entryOf } from '../directory.ts'
import { domainOf, type OrganisationRow, organisations } from '../organisations.ts'
import { roles } from '../people.ts'
import { japan, organisationId, type Scene } from '../scene.ts'
import { personNamed } from './names.ts'
import { countryOffices } from './offices.ts'
import { countryOperators } from './operators.ts'

/** The country was entered in one day, by the coordinator's head of the time. */
const day = '2012-04-02'
const at = japan(`${day} 10:00`)

const country: readonly OrganisationRow[] = [...countryOffices, ...countryOperators].map(row => ({
  ...row,
  since: row.sectors?.includes('PRT') && row.kinds.includes('CI_OPERATOR') ? '2023-04-03' : day,
}))

/**
 * The same rows that one entry after another would leave, a table at a time: constraints, row-level security and the
 * audit log see four hundred organisations as they see one.
 */
const enterAll = (scene: Scene): Promise<void> => {
  for (const row of country) {
    scene.organisations.set(row.code, newId(at))
    scene.kinds.set(row.code, row.kinds)
  }
  const rows = country.map((row, index) => ({
    id: organisationId(scene, row.code),
    ...entryOf(scene, row, organisations.length + index),
  }))
  return scene.act(at, 'COORD.head.2019', async (tx, actor) => {
    await tx
      .insertInto('organisation')
      .values(
        rows.map(({ id, code, publicBody, windowPhone }) => ({
          id,
          code,
          public_body: publicBody,
          fictional: true,
          window_phone: windowPhone,
          created_at: at,
        })),
      )
      .execute()
    await tx
      .insertInto('organisation_name')
      .values(
        rows.flatMap(({ id, names }) =>
          names.map(({ ja, en, shortJa, shortEn, validFrom, validUntil }) => ({
            id: newId(at),
            organisation_id: id,
            ja,
            en,
            short_ja: shortJa,
            short_en: shortEn,
            valid_from: validFrom,
            valid_until: validUntil,
          })),
        ),
      )
      .execute()
    const since = ({ validFrom }: (typeof rows)[number]) => ({ valid_from: validFrom, valid_until: null })
    await tx
      .insertInto('organisation_kind')
      .values(rows.flatMap(row => row.kinds.map(kind => ({ organisation_id: row.id, kind, ...since(row) }))))
      .execute()
    await tx
      .insertInto('organisation_sector')
      .values(rows.flatMap(row => row.sectors.map(sector => ({ organisation_id: row.id, sector, ...since(row) }))))
      .execute()
    await tx
      .insertInto('organisation_relation')
      .values(
        rows.flatMap(row =>
          row.relations.map(({ kind, direction, organisation }) => ({
            id: newId(at),
            kind,
            from_id: direction === 'FROM_HERE' ? row.id : organisation,
            to_id: direction === 'FROM_HERE' ? organisation : row.id,
            ...since(row),
          })),
        ),
      )
      .execute()
    await tx
      .insertInto('audit_entry')
      .values(
        rows.map(({ id, kinds }) => ({
          id: newId(at),
          at,
          organisation_id: actor.organisation,
          person_id: actor.person,
          post_id: actor.post,
          system: null,
          action: 'organisation.added',
          object_kind: 'organisation',
          object_id: id,
          detail: JSON.stringify({ kinds }),
        })),
      )
      .execute()
  })
}

/** Ministries, CEPTOARs and operators have somebody who answers; networks and meetings have nobody to enter as. */
const staffed = ({ kinds }: OrganisationRow): boolean =>
  kinds.some(kind => kind === 'CI_OPERATOR' || kind === 'CEPTOAR' || kind === 'SUPERVISED_BODY' || kind === 'MINISTRY')

const roleOf = ({ kinds }: OrganisationRow) =>
  kinds.includes('CI_OPERATOR') || kinds.includes('SUPERVISED_BODY')
    ? ('window' as const)
    : kinds.includes('CEPTOAR')
      ? ('office' as const)
      : ('desk' as const)

/** People are entered by the owner, as everywhere in the demonstration: an invitation is for one at a time. */
const enterWindows = async (scene: Scene): Promise<void> => {
  const windows = country.filter(staffed).map((row, index) => ({
    row,
    name: personNamed(index),
    phone: `03-0001-${1000 + index}`,
    role: roleOf(row),
    organisation: organisationId(scene, row.code),
    person: newId(at),
    post: newId(at),
  }))
  await scene.world.kysely
    .insertInto('person')
    .values(
      windows.map(({ person, name, row, phone }) => ({
        id: person,
        ja: name.ja,
        en: name.en,
        email: `${name.mailbox}@${domainOf(row.code)}`,
        phone,
        created_at: at,
      })),
    )
    .execute()
  await scene.world.kysely
    .insertInto('post')
    .values(
      windows.map(({ post, person, organisation, role, row }) => ({
        id: post,
        person_id: person,
        organisation_id: organisation,
        kind: roles[role].kind,
        title_ja: roles[role].ja,
        title_en: roles[role].en,
        duties: [...roles[role].duties],
        valid_from: row.since ?? day,
        valid_until: null,
      })),
    )
    .execute()
  for (const { row, role, person, post, organisation, name, phone } of windows) {
    const { duties, ja } = roles[role]
    scene.players.set(`${row.code}.${role}`, { type: 'person', person, post, organisation, kinds: row.kinds, duties })
    scene.contacts.set(`${row.code}.${role}`, { name: `${name.ja}（${ja}）`, phone })
  }
}

/** Four hundred organisations and more, in fifteen sectors. */
export const enterCountry = async (scene: Scene): Promise<void> => {
  await enterAll(scene)
  await enterWindows(scene)
}

export const hasCountry = (scene: Scene): boolean => country.every(({ code }) => scene.organisations.has(code))
