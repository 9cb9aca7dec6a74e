import { newId } from '../../../kernel/ids.ts'
import type { ChainStep } from '../../../kernel/taxonomy/ladders.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { isResponsible } from '../calling/model.ts'
import { reachOf } from '../contacts/service.ts'
import { endsLadder, immediateStep } from './model.ts'
import * as store from './store.ts'

const dutiesOf = (run: store.Run, step: number): readonly ChainStep[] => {
  if (step === immediateStep) return ['HEAD_TO_CISO']
  const own = run.steps[step]
  return own?.kind === 'NOTIFY' ? own.duties : []
}

export interface Receipt {
  step: number
  person: string
  post: string
  as: string
  via: store.Taking['via']
  recordedBy: string | null
}

/** A responsible person may have been called by an earlier step already, as one of the window: they know all the same. */
const isResponsiblePerson = async (tx: Tx, run: store.Run, person: string, at: Date): Promise<boolean> => {
  const before = (await store.callsOf(tx, run.id)).map(({ post }) => post)
  return isResponsible(run, person, await reachOf(tx, run.organisation, at), { at, before })
}

/** Takes a step for somebody; its duties of the chain are fulfilled with it, and a responsible person's receipt ends the ladder. */
export const take = async (tx: Tx, run: store.Run, receipt: Receipt, at: Date, now: Date): Promise<boolean> => {
  const { step, person, post, as, via, recordedBy } = receipt
  if (!(await store.takeStep(tx, { run: run.id, step, person, as, via, recordedBy, at }))) return false
  for (const duty of dutiesOf(run, step))
    await store.insertChain(tx, {
      ...{ id: newId(now), run: run.id, step: duty, at, person, post, words: '' },
      recordedBy: recordedBy ?? person,
      recordedAt: now,
    })
  if (!run.test && (endsLadder(run.steps, step) || (await isResponsiblePerson(tx, run, person, at)))) {
    if (run.endedAt) await store.markInformed(tx, run.id, at)
    else await store.endRun(tx, run.id, { at: now, because: 'INFORMED', informedAt: at })
  }
  return true
}

/** Who has what one was called for. */
export const whoHas = async (tx: Tx, run: string, steps: readonly number[]): Promise<store.PersonName> => {
  const taken = (await store.stepsOf(tx, run)).filter(
    ({ step, acknowledgedAt }) => steps.includes(step) && acknowledgedAt,
  )
  return taken.at(-1)?.acknowledgedBy ?? null
}
