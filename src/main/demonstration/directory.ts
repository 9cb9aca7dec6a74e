import { addIdentifier, addOrganisation, type OrganisationEntry } from '../../trust/identity/directory/service.ts'
import { identifiers } from './identifiers.ts'
import { beginning, coordinator, domainOf, type OrganisationRow, organisations } from './organisations.ts'
import { enterPeople, foundCoordinator } from './owner.ts'
import { of2007, of2019, type PersonRow, today } from './people.ts'
import { japan, organisationId, type Player, type Scene } from './scene.ts'

/** The day on which the first entries were made: the system is told as if it had begun before FY2007. */
const opening = japan('2006-04-03 09:00')

export const entryOf = (scene: Scene, row: OrganisationRow, index: number): OrganisationEntry => {
  const relation = (kind: string, direction: 'FROM_HERE' | 'TO_HERE', codes: readonly (string | undefined)[]) =>
    codes.flatMap(code => (code ? [{ kind, direction, organisation: organisationId(scene, code) }] : []))
  const short = row.short ?? { ja: row.ja, en: row.en }
  const validFrom = row.since ?? beginning
  return {
    code: row.code,
    publicBody: !row.kinds.includes('CI_OPERATOR'),
    fictional: true,
    windowPhone: `03-0000-${1001 + index}`,
    names: [{ ja: row.ja, en: row.en, shortJa: short.ja, shortEn: short.en, validFrom, validUntil: null }],
    kinds: row.kinds,
    sectors: row.sectors ?? [],
    validFrom,
    relations: [
      ...relation('REGULATES', 'TO_HERE', [row.regulatedBy]),
      ...relation('SUPERVISES', 'TO_HERE', [row.supervisedBy, row.bureau]),
      ...relation('CONNECTED_VIA', 'FROM_HERE', [row.supervisedBy]),
      ...relation('MEMBER_OF', 'FROM_HERE', [row.memberOf]),
      ...relation('MEMBER_OF', 'TO_HERE', row.members ?? []),
      ...relation('MONITORS', 'FROM_HERE', row.monitors ?? []),
    ],
  }
}

/** Enters rows in their order, each by its own hand under row-level security; telephone numbers follow the order. */
export const enterOrganisations = (
  scene: Scene,
  at: Date,
  player: Player,
  rows: readonly OrganisationRow[],
  from = 0,
): Promise<void> =>
  scene.act(at, player, async (tx, actor, now) => {
    for (const [index, row] of rows.entries()) {
      const { id } = await addOrganisation(tx, actor, entryOf(scene, row, from + index), now)
      scene.organisations.set(row.code, id)
      scene.kinds.set(row.code, row.kinds)
    }
  })

const ofCoordinator = ([code]: PersonRow): boolean => code === coordinator.code

/** Organisations with their relations, entered by the coordinator's head of the time; and everyone's people. */
export const enterDirectory = async (scene: Scene): Promise<void> => {
  await foundCoordinator(scene, opening)
  for (const generation of [of2007, of2019, today]) {
    await enterPeople(scene, generation, ofCoordinator)
  }
  const first = organisations.filter(({ since }) => !since)
  await enterOrganisations(scene, opening, 'COORD.head.2007', first)
  for (const [index, row] of organisations.filter(({ since }) => since).entries()) {
    const since = row.since ?? ''
    const head = since <= (of2007.validUntil ?? '') ? 'COORD.head.2007' : 'COORD.head'
    await enterOrganisations(scene, japan(`${since} 10:00`), head, [row], first.length + index)
  }
  for (const generation of [of2007, of2019, today]) {
    await enterPeople(scene, generation, row => !ofCoordinator(row))
  }
}

/** Each organisation says itself what would give it away. */
export const enterIdentifiers = async (scene: Scene): Promise<void> => {
  for (const [code, known] of Object.entries(identifiers)) {
    await scene.act(japan('2024-04-08 13:00'), `${code}.officer`, async (tx, actor, now) => {
      for (const [kind, value] of [['DOMAIN', domainOf(code)] as const, ...known]) {
        await addIdentifier(tx, actor, { organisation: actor.organisation, kind, value }, now)
      }
    })
  }
}
