import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { NotificationKind } from './model.ts'

export interface ForPeople {
  /** The causing event; the same event never notifies a person twice. */
  event: string
  people: readonly { person: string; organisation: string }[]
  kind: NotificationKind
  object: { kind: string; id: string }
  number: string
  tlp: string
  now: Date
  /** False where it stands on the screen only. */
  mailed: boolean
}

/** @returns how many people are notified now */
export const insertForPeople = async (tx: Tx, n: ForPeople): Promise<number> => {
  const { numAffectedRows } = await sql`
    insert into notification (id, event, person_id, organisation_id, kind, object_kind, object_id, number, tlp, created_at, mail_state)
    select gen_random_uuid(), ${n.event}, (p ->> 'person')::uuid, (p ->> 'organisation')::uuid, ${n.kind}, ${n.object.kind}, ${n.object.id},
      ${n.number}, ${n.tlp}, ${n.now}, ${n.mailed ? 'QUEUED' : 'SILENT'}
    from jsonb_array_elements(${JSON.stringify(n.people)}::jsonb) p
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
