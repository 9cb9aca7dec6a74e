import { withActor } from '../../../platform/db/actor.ts'
import { satisfy } from '../../../share/timers/service.ts'
import { later, playerOf, type Scene } from '../scene.ts'
import { answerAll } from '../volume/store.ts'
import { countryOperators } from './operators.ts'

/** One in twelve is silent, as always; the others have looked within two and a half hours. */
const answersWithin = 150
const silent = (index: number): boolean => index % 12 === 7

/** The country's operators answer an alert that reached them before `at`. */
export const answerAlert = async (
  scene: Scene,
  at: Date,
  edition: { id: string },
  sectors: readonly string[],
): Promise<void> => {
  scene.moveTo(at)
  for (const [index, { code, sectors: own = [] }] of countryOperators.entries()) {
    if (silent(index) || !own.some(sector => sectors.includes(sector))) continue
    const actor = playerOf(scene, `${code}.window`)
    await withActor(scene.world, actor, async tx => {
      if ((await answerAll(tx, actor, later(at, -answersWithin - 60), answersWithin)) === 0) return
      for (const kind of ['ADVISORY_ACKNOWLEDGE', 'ADVISORY_ASSESS'] as const)
        await satisfy(tx, { kind, subject: edition.id, organisation: actor.organisation }, at)
    })
  }
}
