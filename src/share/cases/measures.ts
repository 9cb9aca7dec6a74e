import type { PersonActor } from '../../kernel/actor.ts'
import { deny } from '../../kernel/decision.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { PostKind } from '../../kernel/taxonomy/posts.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide, holders } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { record } from '../timeline/service.ts'
import { cancel, satisfy, start } from '../timers/service.ts'
import { mustHold, mustHoldWritable } from './finding.ts'
import * as measureStore from './measure-store.ts'
import { mayWrite, measureLacks } from './model.ts'

export const addMeasure = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  measure: {
    text: string
    ownerOrganisation: string
    ownerPost?: PostKind | null
    ownerName: string
    dueOn: string | null
    preventsRecurrence: boolean
  },
  now: Date,
): Promise<{ id: string }> => {
  const found = await mustHold(tx, caseId)
  must(decide(actor, 'measure.add', measure))
  must(mayWrite(found))
  if (!(await holders(tx, caseId)).includes(measure.ownerOrganisation)) throw new NoroshiError('not_found')
  const id = newId(now)
  await measureStore.insertMeasure(tx, { ...measure, ownerPost: measure.ownerPost ?? null, id, caseId, at: now })
  const subject = { kind: 'case', id: caseId }
  await record(tx, actor, now, { caseId, subject, kind: 'measure.added', details: { measure: id } })
  await append(tx, actor, now, 'measure.added', subject, { measure: id })
  if (measure.dueOn) await startMeasure(tx, found, { id, owner: measure.ownerOrganisation, dueOn: measure.dueOn }, now)
  return { id }
}

/** A measure is due at the end of its day in Japan. */
const startMeasure = (
  tx: Tx,
  { id, number, tlp }: { id: string; number: string; tlp: string },
  measure: { id: string; owner: string; dueOn: string },
  now: Date,
): Promise<void> =>
  start(tx, {
    kind: 'MEASURE_DUE',
    object: { kind: 'case', id },
    subject: measure.id,
    organisations: [measure.owner],
    number,
    tlp,
    starts: now,
    due: new Date(`${measure.dueOn}T23:59:59+09:00`),
  })

export const changeMeasure = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  id: string,
  version: number,
  change: Omit<measureStore.MeasureChange, 'ownerPost'> & { ownerPost?: PostKind | null },
  now: Date,
): Promise<number> => {
  const found = await mustHoldWritable(tx, caseId)
  const measure = (await measureStore.measuresOf(tx, caseId)).find(candidate => candidate.id === id)
  if (!measure) throw new NoroshiError('not_found')
  must(decide(actor, 'measure.change', { ownerOrganisation: measure.ownerOrganisationId }))
  const next = { ...change, ownerPost: change.ownerPost === undefined ? measure.ownerPost : change.ownerPost }
  const lacks = measureLacks(next)
  if (lacks.length > 0) must(deny('measure_incomplete', 'a measure is proved or explained', lacks))
  if (!(await measureStore.updateMeasure(tx, id, version, next))) throw new NoroshiError('changed_meanwhile')
  const subject = { kind: 'case', id: caseId }
  await record(tx, actor, now, {
    caseId,
    subject,
    kind: 'measure.changed',
    details: { measure: id, state: next.state },
  })
  await append(tx, actor, now, 'measure.changed', subject, { measure: id, state: next.state })
  const owed = { kind: 'MEASURE_DUE', subject: id, organisation: null } as const
  if (next.state === 'DONE') await satisfy(tx, owed, now)
  else if (next.state === 'DROPPED' || !next.dueOn) await cancel(tx, owed, now)
  else if (next.dueOn !== measure.dueOn || measure.state === 'DONE' || measure.state === 'DROPPED')
    await startMeasure(tx, found, { id, owner: measure.ownerOrganisationId, dueOn: next.dueOn }, now)
  return version + 1
}
