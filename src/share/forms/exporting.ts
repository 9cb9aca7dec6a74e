import { createHash } from 'node:crypto'
import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Language } from '../../kernel/taxonomy/label.ts'
import type { ExportMedium, ShareConsent } from '../../kernel/taxonomy/report-facts.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { head } from '../reports/service.ts'
import { definition, type FormFile, formFile } from './definitions.ts'
import { filledWith, mustFill } from './filling.ts'
import * as store from './store.ts'

const versionWords = { ja: (seq: number) => `第${seq}版`, en: (seq: number) => `Version ${seq}` } as const

export interface ExportOrder {
  /** The version of the report; the newest without one. */
  seq: number | null
  /** The office it is for, by its code in the form; empty where it goes to none. */
  office: string
  medium: ExportMedium
  language: Language
  consent: ShareConsent
}

/** Writes a form for one office and keeps the bytes that leave, with their hash and what was written on it. */
export const makeExport = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  code: string,
  order: ExportOrder,
  now: Date,
): Promise<{ id: string; sha256: string; name: string }> => {
  const { report, version } = await mustFill(tx, actor, id, order.seq)
  const form = await definition(tx, code, null, now)
  if (order.office !== '' && !form.offices.some(office => office.code === order.office))
    throw new NoroshiError('not_found')
  const own = await store.readAnswers(tx, id, code)
  const filled = filledWith(form, report, version, own.answers)
  const medium = order.medium === 'EXCEL' ? 'EXCEL' : 'CSV' // paper is kept as the table of what it says
  const file = await formFile(form, filled, {
    medium,
    language: order.language,
    head: `${version.content.tlp}　${report.number}　${versionWords[order.language](version.seq)}`,
    name: nameOf(report.number, version.seq, code),
    now,
  })
  const exported = newId(now)
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  await store.insertExport(tx, {
    ...order,
    id: exported,
    report: id,
    seq: version.seq,
    form: code,
    formSeq: form.seq,
    filled,
    content: file.bytes,
    sha256,
    person: actor.person,
    post: actor.post,
    at: now,
  })
  const detail = {
    form: code,
    formSeq: form.seq,
    seq: version.seq,
    office: order.office,
    consent: order.consent,
    sha256,
  }
  await append(tx, actor, now, 'form.exported', { kind: 'report', id }, detail)
  return { id: exported, sha256, name: file.name }
}

const nameOf = (number: string, seq: number, code: string): string => `${number}-${seq}-${code}`

/** An export that the reader may know of; one that is hidden reads like one that does not exist. */
const mustFind = async (tx: Tx, id: string) => {
  const found = await store.readExport(tx, id)
  if (!found) throw new NoroshiError('not_found')
  return found
}

/** The bytes that left. */
export const openExport = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<FormFile> => {
  const found = await mustFind(tx, id)
  const { number } = await head(tx, found.report)
  await append(tx, actor, now, 'form.opened', { kind: 'report', id: found.report }, { export: id })
  const ending = found.medium === 'EXCEL' ? 'xlsx' : 'csv'
  return { name: `${nameOf(number, found.seq, found.form)}.${ending}`, bytes: found.content }
}

/** Where it was sent and when, the receipt number, and whether the office may share it with the coordinator. */
export const markSent = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  sent: { sentAt: Date; sentTo: string; receiptNumber: string; consent: ShareConsent },
  now: Date,
): Promise<void> => {
  const found = await mustFind(tx, id)
  const report = await head(tx, found.report)
  must(decide(actor, 'form.fill', { originator: report.originatorId }))
  if (sent.sentAt < found.at || sent.sentAt > now) throw new NoroshiError('form_sent_when')
  await store.markSent(tx, id, { ...sent, person: actor.person, now })
  const { office, form, seq } = found
  await append(
    tx,
    actor,
    now,
    'form.sent',
    { kind: 'report', id: found.report },
    { export: id, form, seq, office, consent: sent.consent },
  )
}
