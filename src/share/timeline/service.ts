import type { Actor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { KnownTime } from '../../kernel/known-time.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { TimelineKind } from './model.ts'
import * as store from './store.ts'

export type { ListedEntry } from './store.ts'

export interface Happening {
  caseId?: string | null
  reportId?: string | null
  /** Whoever holds a grant on this object reads the entry. */
  subject: { kind: string; id: string }
  kind: TimelineKind
  /** Codes and numbers for the sentence; a text only where the recorder wrote it for everybody who reads the subject. */
  details?: object
  /** When it happened, as people know it; without it, now. */
  at?: Pick<KnownTime, 'earliest' | 'latest' | 'wording' | 'certainty'>
}

/** Writes down what happened, in the transaction in which it happened. @returns the id of the entry */
export const record = async (tx: Tx, actor: Actor, now: Date, happening: Happening): Promise<string> => {
  const id = newId(now)
  await store.insertEntry(tx, {
    id,
    caseId: happening.caseId ?? null,
    reportId: happening.reportId ?? null,
    subject: happening.subject,
    kind: happening.kind,
    details: happening.details ?? {},
    at: happening.at ?? { earliest: now.toISOString(), latest: now.toISOString(), wording: '', certainty: 'CONFIRMED' },
    organisation: actor.type === 'person' ? actor.organisation : null,
    person: actor.type === 'person' ? actor.person : null,
    recordedAt: now,
  })
  return id
}

/** Everything of a case and its reports that the actor may know, oldest first. */
export const ofCase = store.entriesOfCase
export const ofReport = store.entriesOfReport
export const ofKind = store.entriesOfKind
