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
  /** Codes and numbers for the sentence; never a text of somebody's. */
  details?: object
  /** When it happened, as people know it; without it, now. */
  at?: Pick<KnownTime, 'earliest' | 'latest' | 'wording' | 'certainty'>
}

/** Writes down what happened, in the transaction in which it happened. */
export const record = (tx: Tx, actor: Actor, now: Date, happening: Happening): Promise<void> =>
  store.insertEntry(tx, {
    id: newId(now),
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

/** Everything of a case and its reports that the actor may know, oldest first. */
export const ofCase = store.entriesOfCase
export const ofReport = store.entriesOfReport
