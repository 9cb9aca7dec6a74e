import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { type LadderOccasion, ladderOccasionCodes } from '../../kernel/taxonomy/ladders.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { reachOf } from './contacts/service.ts'
import { defaultLadder, type Ladder } from './model.ts'
import { flawsOf } from './rehearsal/model.ts'
import * as store from './store.ts'

export { start, stop } from './running/start.ts'

const shownVersions = 50

/** The ladder of the actor's organisation for an occasion: its newest version, or the default of the program. */
export const read = async (tx: Tx, actor: PersonActor, occasion: LadderOccasion) => {
  const versions = await store.versionsOf(tx, actor.organisation, occasion, shownVersions)
  const [current] = versions
  const { steps, deskEvery } = current ?? defaultLadder(occasion)
  const lastTest = (await store.lastTests(tx, actor.organisation)).find(test => test.occasion === occasion) ?? null
  return { occasion, seq: current?.seq ?? 0, steps, deskEvery, versions, lastTest }
}

export const list = async (tx: Tx, actor: PersonActor) => {
  const tests = await store.lastTests(tx, actor.organisation)
  const found = []
  for (const occasion of ladderOccasionCodes) {
    const [current] = await store.versionsOf(tx, actor.organisation, occasion, 1)
    found.push({
      occasion,
      seq: current?.seq ?? 0,
      steps: (current ?? defaultLadder(occasion)).steps.length,
      savedAt: current?.savedAt ?? null,
      savedBy: current?.savedBy ?? null,
      lastTest: tests.find(test => test.occasion === occasion) ?? null,
    })
  }
  return found
}

/** Saves the next version; refused with the list of what is wrong, and while somebody else has saved in between. */
export const save = async (
  tx: Tx,
  actor: PersonActor,
  occasion: LadderOccasion,
  { after, ...ladder }: Ladder & { after: number },
  now: Date,
): Promise<{ seq: number }> => {
  must(decide(actor, 'ladder.keep', null))
  const flaws = flawsOf(ladder, await reachOf(tx, actor.organisation, now))
  if (flaws.length > 0)
    throw new NoroshiError('ladder_flawed', flaws.map(({ code }) => code).join(' '), {
      values: { count: flaws.length },
      missing: flaws.map(({ code, step }) => ({
        code: `ladder.${code}`,
        ...(step === null ? {} : { values: { step } }),
      })),
    })
  const [last] = await store.versionsOf(tx, actor.organisation, occasion, 1)
  if ((last?.seq ?? 0) !== after) throw new NoroshiError('changed_meanwhile')
  const id = await store.ladderId(tx, actor.organisation, occasion, newId(now))
  const { organisation, person, post } = actor
  const seq = after + 1
  if (!(await store.insertVersion(tx, { ...ladder, ladder: id, seq, organisation, person, post, at: now })))
    throw new NoroshiError('changed_meanwhile')
  await append(tx, actor, now, 'ladder.saved', { kind: 'ladder', id }, { seq, steps: ladder.steps.length })
  return { seq }
}
