import type { PersonActor } from '../../../kernel/actor.ts'
import { dayInJapan } from '../../../kernel/clock.ts'
import type { Sector } from '../../../kernel/taxonomy/sectors.ts'
import { countryOperators } from '../country/operators.ts'
import { of2019, type RoleName } from '../people.ts'
import { organisationId, type Player, playerOf, type Scene } from '../scene.ts'

/** An operator with everybody whom its messages pass. */
export interface Operator {
  code: string
  id: string
  sector: Exclude<Sector, 'S16_TBD'>
  window: PersonActor
  contact: { name: string; phone: string }
  ministryCode: string
  ministry: string
  ceptoar: string
  ceptoarCode: string
  since: string
  /** One in six writes English. */
  language: 'ja' | 'en'
}

export const operatorsOf = (scene: Scene): Operator[] =>
  countryOperators.map((row, index) => {
    const [sector] = row.sectors ?? []
    if (!sector || sector === 'S16_TBD') throw new Error(`${row.code} has no sector`)
    return {
      code: row.code,
      id: organisationId(scene, row.code),
      sector,
      window: playerOf(scene, `${row.code}.window`),
      contact: scene.contacts.get(`${row.code}.window`) ?? { name: '', phone: '' },
      ministryCode: row.regulatedBy ?? '',
      ministry: organisationId(scene, row.regulatedBy ?? ''),
      ceptoar: organisationId(scene, row.memberOf ?? ''),
      ceptoarCode: row.memberOf ?? '',
      since: sector === 'PRT' ? '2023-04-03' : '2012-04-02',
      language: index % 6 === 5 ? 'en' : 'ja',
    }
  })

/** Who held a post on a day, of those who change between the fiscal years 2021 and 2022. */
export const onDuty = (scene: Scene, code: string, role: RoleName, at: Date): PersonActor => {
  const earlier: Player = `${code}.${role}.2019`
  return playerOf(
    scene,
    dayInJapan(at) <= (of2019.validUntil ?? '') && scene.players.has(earlier) ? earlier : `${code}.${role}`,
  )
}
