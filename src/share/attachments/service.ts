import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'
import { megabytes } from '../../platform/storage/measure.ts'
import type { Received } from '../../platform/storage/storage.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { detectType, labelUnder, mayCarry } from './model.ts'
import * as store from './store.ts'

export interface Upload {
  content: string
  name: string
  declaredType: string
  tlp: Tlp | null
  note: string
  received: Received
  objectLimit: number
}

const sum = (files: readonly { size: number }[]): number => files.reduce((total, { size }) => total + size, 0)

const mustFit = (size: number, limit: number): void => {
  if (size > limit) throw new NoroshiError('files_too_large', 'limit', { values: { limit: megabytes(limit) } })
}

/** Records what was streamed in; until an act carries it, it is its uploader’s alone. */
export const add = async (tx: Tx, actor: PersonActor, upload: Upload, now: Date) => {
  must(decide(actor, 'attachment.upload', null))
  const { size, sha256, head } = upload.received
  mustFit(sum(await store.waiting(tx, actor.person, null)) + size, upload.objectLimit)
  const id = newId(now)
  const { organisation, person, post } = actor
  const { content, name, declaredType, tlp, note, objectLimit } = upload
  const detectedType = detectType(head)
  const by = { organisation, person, post, at: now }
  await store.insert(tx, {
    ...{ id, content, name, declaredType, detectedType, size, sha256, tlp, note, objectLimit },
    ...by,
  })
  await append(tx, actor, now, 'attachment.uploaded', { kind: 'attachment', id }, { size, sha256 })
  return { id, name, size, sha256, declaredType, detectedType }
}

/** What an act brings along: the object that whoever may read the act has a grant on, and the label it stands under. */
export interface Carrier {
  object: { kind: 'report' | 'case' | 'advisory' | 'delivery'; id: string }
  place: store.Place
  tlp: Tlp
}

/** Copies of their records under another object; the bytes are the same, and go when no record names them. */
export const copyTo = (
  tx: Tx,
  actor: PersonActor,
  ids: readonly string[],
  object: { kind: 'edition' | 'consent_request'; id: string },
  now: Date,
): Promise<void> => (ids.length === 0 ? Promise.resolve() : store.insertCopies(tx, actor, ids, object, now))

/** Binds the actor’s own uploads to what it just wrote, in the same transaction; the service of the act has decided. */
export const bind = async (
  tx: Tx,
  actor: PersonActor,
  ids: readonly string[],
  carrier: Carrier,
  now: Date,
): Promise<void> => {
  if (ids.length === 0) return
  const files = await store.waiting(tx, actor.person, [...new Set(ids)])
  if (files.length !== new Set(ids).size) throw new NoroshiError('not_found', 'not an upload of yours')
  for (const { tlp } of files) must(mayCarry(tlp, carrier.tlp))
  const limit = Math.min(...files.map(file => file.objectLimit))
  mustFit((await store.sizeOf(tx, carrier.object.id)) + sum(files), limit)
  await store.bind(tx, ids, carrier.object, carrier.place, now)
  for (const { id, sha256 } of files)
    await append(tx, actor, now, 'attachment.attached', carrier.object, { attachment: id, sha256 })
}

/**
 * Files of the case itself by the coordinator, evidence of a measure also by who carries it out.
 * @param measure one of this case, or null
 */
export const attachToCase = async (
  tx: Tx,
  actor: PersonActor,
  ids: readonly string[],
  carrier: Omit<Carrier, 'place'>,
  measure: string | null,
  now: Date,
): Promise<void> => {
  const owner = measure ? await store.measureOwner(tx, carrier.object.id, measure) : null
  if (measure && !owner) throw new NoroshiError('not_found')
  must(
    owner
      ? decide(actor, 'measure.change', { ownerOrganisation: owner })
      : decide(actor, 'attachment.attach_to_case', null),
  )
  await bind(tx, actor, ids, { ...carrier, place: measure ? { measure } : {} }, now)
}

const shown = (file: store.StoredAttachment, parent: Tlp, actor: PersonActor) => ({
  ...file,
  tlp: labelUnder(file.tlp, parent),
  mayWithdraw: decide(actor, 'attachment.withdraw', {
    organisation: file.organisationId,
    withdrawn: file.withdrawnAt !== null,
  }),
})

/** The files of an object that the caller has found for this actor, with the label that each is handled under. */
export const of = async (tx: Tx, actor: PersonActor, object: { id: string; tlp: Tlp }) =>
  (await store.ofObject(tx, object.id)).map(file => shown(file, object.tlp, actor))

/** What the actor has uploaded and not sent yet. */
export const waiting = async (tx: Tx, actor: PersonActor) =>
  (await store.waiting(tx, actor.person, null)).map(file => shown(file, 'TLP:CLEAR', actor))

const mustFind = async (tx: Tx, id: string): Promise<store.StoredAttachment> => {
  const file = await store.find(tx, id)
  if (!file) throw new NoroshiError('not_found')
  return file
}

/** A file to be read; taking that of another organisation is itself recorded. */
export const open = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<store.StoredAttachment> => {
  const file = await mustFind(tx, id)
  if (file.organisationId !== actor.organisation)
    await append(tx, actor, now, 'attachment.read', { kind: 'attachment', id }, { sha256: file.sha256 })
  return file
}

/** Takes back what was not sent yet. @returns the name of its bytes, to be removed after the transaction */
export const remove = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<string> => {
  const file = await mustFind(tx, id)
  if (file.objectId !== null) throw new NoroshiError('already_done', 'it was sent: withdraw it instead')
  const content = await store.removeWaiting(tx, id)
  if (!content) throw new NoroshiError('not_found')
  await append(tx, actor, now, 'attachment.removed', { kind: 'attachment', id })
  return content
}

/** Marks what others were given as withdrawn; who read it stays known, and the bytes stay. */
export const withdraw = async (tx: Tx, actor: PersonActor, id: string, reason: string, now: Date): Promise<void> => {
  const file = await mustFind(tx, id)
  if (file.objectId === null) throw new NoroshiError('not_found', 'not sent yet: remove it')
  const withdrawn = file.withdrawnAt !== null
  must(decide(actor, 'attachment.withdraw', { organisation: file.organisationId, withdrawn }))
  await store.withdraw(tx, id, { person: actor.person, reason, at: now })
  await append(tx, actor, now, 'attachment.withdrawn', { kind: 'attachment', id })
}

export const find = mustFind

/** Uploads that nobody sent, after their time. @returns the names of their bytes */
export const forgetWaiting = store.forgetWaiting
/** Which of these bytes some record still names. */
export const knownContents = store.knownContents
