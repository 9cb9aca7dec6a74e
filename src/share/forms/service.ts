import { ownAnswers } from '../../formats/forms/fill.ts'
import type { FormDefinition } from '../../formats/forms/model.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { dayInJapan } from '../../kernel/clock.ts'
import type { Decision } from '../../kernel/decision.ts'
import { must } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { AskedFact } from '../../kernel/taxonomy/report-facts.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { head as caseHead } from '../cases/service.ts'
import { head, versionsOf } from '../reports/service.ts'
import { list } from './definitions.ts'
import { type ChangedSince, changedSince, filledWith } from './filling.ts'
import {
  type ConcernedOffice,
  type Facts,
  factsOf,
  inForce,
  type OfficeState,
  officeState,
  officesFor,
  type Truth,
} from './model.ts'
import * as store from './store.ts'

export { blankFile, enter, type FormFile, list } from './definitions.ts'
export { makeExport, markSent, openExport } from './exporting.ts'
export { readFilled, saveAnswers } from './filling.ts'
export { applyImport, previewImport } from './importing.ts'

export type KnownExport = Omit<store.FormExport, 'filled'> & {
  /** What has changed on this form since; empty for an export of what is still said. */
  changed: ChangedSince[]
}

export interface Office extends ConcernedOffice {
  state: OfficeState
  /** The newest export that went there. */
  sent: KnownExport | null
}

export interface FormsOfReport {
  report: string
  number: string
  seq: number
  facts: Facts
  offices: Office[]
  /** Forms that are valid today. */
  forms: { code: string; seq: number; ja: string; en: string; verified: boolean }[]
  exports: KnownExport[]
  may: { fill: Decision }
}

/**
 * Which offices ask for a report of this matter, what went to them, and what has changed since. It is worked out anew
 * from the newest version whenever it is read, so that a follow-up shows at once who needs one as well.
 */
export const ofReport = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<FormsOfReport> => {
  const report = await head(tx, id)
  const last = (await versionsOf(tx, id)).at(-1)
  const versions: FormDefinition[] = await list(tx)
  const day = dayInJapan(now)
  const facts = factsOf({
    causes: last?.content.causes ?? [],
    designations: await store.designationsOn(tx, report.originatorId, day),
    answered: await store.answeredFacts(tx, id),
  })
  const exports: KnownExport[] = []
  for (const { filled, ...made } of await store.readExports(tx, id)) {
    const form = versions.find(({ code, seq }) => code === made.form && seq === made.formSeq)
    if (!form || !last || !made.sentAt) {
      exports.push({ ...made, changed: [] })
      continue
    }
    // Answers on the form itself are the originator's alone: to others only what the report says can have changed.
    const isOwn = actor.organisation === report.originatorId
    const own = isOwn ? (await store.readAnswers(tx, id, made.form)).answers : ownAnswers(form, filled)
    const changed = changedSince(form, filled, filledWith(form, report, last, own))
    exports.push({ ...made, changed })
  }
  const valid = inForce(versions, day)
  const offices = report.type === 'REPORT' ? officesFor(valid, facts) : []
  return {
    report: id,
    number: report.number,
    seq: last?.seq ?? 0,
    facts,
    offices: offices.map(office => {
      const sent = newestSent(exports, office.office)
      return { ...office, sent, state: officeState(office, sent ?? undefined) }
    }),
    forms: valid.map(({ code, seq, ja, en, verified }) => ({ code, seq, ja, en, verified })),
    exports,
    may: { fill: decide(actor, 'form.fill', { originator: report.originatorId }) },
  }
}

const newestSent = (exports: readonly KnownExport[], office: string): KnownExport | null =>
  exports
    .filter(made => made.office === office && made.sentAt !== null)
    .sort((a, b) => (b.sentAt?.getTime() ?? 0) - (a.sentAt?.getTime() ?? 0) || b.at.getTime() - a.at.getTime())[0] ??
  null

/** The same for every report of a case that the reader holds. */
export const ofCase = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<FormsOfReport[]> => {
  await caseHead(tx, id)
  const found: FormsOfReport[] = []
  for (const report of await store.reportsOfCase(tx, id)) found.push(await ofReport(tx, actor, report, now))
  return found
}

/** The originator says whether a fact holds; the answer before stays on record. */
export const answerFact = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  fact: AskedFact,
  answer: Truth,
  now: Date,
): Promise<void> => {
  const { originatorId } = await head(tx, id)
  must(decide(actor, 'form.fill', { originator: originatorId }))
  await store.insertFact(tx, {
    id: newId(now),
    report: id,
    fact,
    answer,
    person: actor.person,
    post: actor.post,
    at: now,
  })
  await append(tx, actor, now, 'report.fact_answered', { kind: 'report', id }, { fact, answer })
}
