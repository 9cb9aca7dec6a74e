import { checkAnswers } from '../../formats/forms/answers.ts'
import { fill, type ToldOfReport, type VersionContent } from '../../formats/forms/fill.ts'
import {
  type Answer,
  changedFields,
  type FilledForm,
  type FormDefinition,
  type FormField,
  unanswered,
} from '../../formats/forms/model.ts'
import { sourceOf } from '../../formats/forms/sources.ts'
import { choicesOf } from '../../formats/forms/tables.ts'
import { writeInstant } from '../../formats/forms/time-cells.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { defaultZone } from '../../kernel/known-time.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { head, versionsOf } from '../reports/service.ts'
import { definition } from './definitions.ts'
import * as store from './store.ts'

type Head = Awaited<ReturnType<typeof head>>
type Version = Awaited<ReturnType<typeof versionsOf>>[number]

const told = (report: Head, version: Version): ToldOfReport => ({
  number: report.number,
  case: report.caseNumber ?? '',
  seq: String(version.seq),
  kind: version.kind,
  originator: report.originator?.ja ?? '',
  submittedAt: writeInstant(version.submittedAt.toISOString(), defaultZone).slice(0, 16),
})

/** What a version says on a form, with what was answered on the form itself. */
export const filledWith = (
  form: Pick<FormDefinition, 'sections'>,
  report: Head,
  version: Version,
  own: Readonly<Record<string, Answer>>,
): FilledForm => fill(form, told(report, version), version.content as unknown as VersionContent, own)

/** A report of the actor's own organisation and the version that is meant, the newest without a number. */
export const mustFill = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  seq: number | null = null,
): Promise<{ report: Head; version: Version }> => {
  const report = await head(tx, id)
  must(decide(actor, 'form.fill', { originator: report.originatorId }))
  const versions = await versionsOf(tx, id)
  const version = seq === null ? versions.at(-1) : versions.find(each => each.seq === seq)
  if (!version) throw new NoroshiError('not_found')
  return { report, version }
}

export interface FilledReport {
  form: FormDefinition
  filled: FilledForm
  /** The report's version that fills it. */
  seq: number
  tlp: string
  number: string
  /** Of the answers on the form itself, for saving over exactly what was read. */
  version: number
  /** Needed fields that nobody has answered. */
  open: FormField[]
}

/** Every choice in words, so that whoever draws the form needs no code tables. */
const withChoices = (form: FormDefinition): FormDefinition => ({
  ...form,
  sections: form.sections.map(section => ({
    ...section,
    fields: section.fields.map(field => (field.table ? { ...field, choices: choicesOf(field) } : field)),
  })),
})

/** The form as it would leave now. */
export const readFilled = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  code: string,
  now: Date,
): Promise<FilledReport> => {
  const { report, version } = await mustFill(tx, actor, id)
  const form = await definition(tx, code, null, now)
  const own = await store.readAnswers(tx, id, code)
  const filled = filledWith(form, report, version, own.answers)
  const { tlp } = version.content
  return {
    form: withChoices(form),
    filled,
    seq: version.seq,
    tlp,
    number: report.number,
    version: own.version,
    open: unanswered(form, filled),
  }
}

/** Saves what is answered on the form itself; what the report fills is changed by a follow-up and nowhere else. */
export const saveAnswers = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  code: string,
  { given, expected }: { given: Readonly<Record<string, unknown>>; expected: number },
  now: Date,
): Promise<FilledReport> => {
  await mustFill(tx, actor, id)
  const form = await definition(tx, code, null, now)
  const { answers, wrong } = checkAnswers(form, given)
  if (wrong.length > 0)
    throw new NoroshiError('form_answer_unfit', wrong.join(' '), { values: { fields: wrong.join(', ') } })
  if (!(await store.saveAnswers(tx, { report: id, form: code, answers, expected, person: actor.person, at: now })))
    throw new NoroshiError('changed_meanwhile')
  await append(tx, actor, now, 'form.answered', { kind: 'report', id }, { form: code })
  return readFilled(tx, actor, id, code, now)
}

export interface ChangedSince {
  code: string
  ja: string
  en: string
}

/** Fields of an exported form that say something else now; told in the words of the version that was exported. */
export const changedSince = (form: FormDefinition, exported: FilledForm, current: FilledForm): ChangedSince[] => {
  // Number, kind and time of the version are other ones each time: they alone are no news.
  return changedFields(form, exported, current)
    .filter(({ from }) => !sourceOf(from)?.told)
    .map(({ code, ja, en }) => ({ code, ja, en }))
}
