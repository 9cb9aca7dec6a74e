import type { Actor } from '../../../kernel/actor.ts'
import { withActor } from '../../../platform/db/actor.ts'
import type { TimelineKind } from '../../../share/timeline/model.ts'
import type { Scene } from '../scene.ts'
import type { Random } from './random.ts'
import { insertSheets, inTurns, type Rows } from './store.ts'

/** Who must have written before whom: a relay carries only what was sent, a triage judges only what has arrived. */
const stages = ['SENT', 'RELAYED', 'RECEIVED', 'HANDLED', 'APPROVED'] as const
export type Stage = (typeof stages)[number]

/** Everything that happened, gathered by who did it, and written a table at a time instead of an act at a time. */
export interface Ledger {
  add<Name extends keyof Rows>(stage: Stage, actor: Actor, table: Name, row: NonNullable<Rows[Name]>[number]): void
  /** What every act leaves: an entry of the timeline and one of the audit log. */
  note(stage: Stage, actor: Actor, happened: Happened): void
  write(scene: Scene, at: Date): Promise<void>
}

interface Happened {
  at: Date
  kind: TimelineKind
  subject: { kind: 'report' | 'case' | 'advisory'; id: string }
  caseId?: string
  reportId?: string
  details: object
  /** What the audit log keeps, where it differs. */
  audit?: object
}

const keyOf = (actor: Actor): string => (actor.type === 'person' ? actor.post : actor.system)

export const openLedger = (random: Random): Ledger => {
  const written = new Map<Stage, Map<string, { actor: Actor; rows: Rows }>>(stages.map(stage => [stage, new Map()]))
  const rowsOf = (stage: Stage, actor: Actor): Rows => {
    const actors = written.get(stage)!
    const known = actors.get(keyOf(actor)) ?? { actor, rows: {} }
    actors.set(keyOf(actor), known)
    return known.rows
  }
  const add: Ledger['add'] = (stage, actor, table, row) => {
    const rows = rowsOf(stage, actor)
    const list = (rows[table] ?? []) as (typeof row)[]
    list.push(row)
    rows[table] = list as Rows[typeof table]
  }
  return {
    add,
    note: (stage, actor, { at, kind, subject, caseId, reportId, details, audit }) => {
      const person = actor.type === 'person' ? actor : null
      add(stage, actor, 'timeline_entry', {
        id: random.id(at),
        case_id: caseId ?? null,
        report_id: reportId ?? null,
        subject_kind: subject.kind,
        subject_id: subject.id,
        kind,
        details: JSON.stringify(details),
        earliest: at,
        latest: at,
        wording: '',
        certainty: 'CONFIRMED',
        organisation_id: person?.organisation ?? null,
        person_id: person?.person ?? null,
        recorded_at: at,
      })
      add(stage, actor, 'audit_entry', {
        id: random.id(at),
        at,
        organisation_id: person?.organisation ?? null,
        person_id: person?.person ?? null,
        post_id: person?.post ?? null,
        system: actor.type === 'system' ? actor.system : null,
        action: kind,
        object_kind: subject.kind,
        object_id: subject.id,
        detail: JSON.stringify(audit ?? details),
      })
    },
    write: async (scene, at) => {
      scene.moveTo(at)
      for (const stage of stages) {
        for (const { actor, rows } of written.get(stage)!.values())
          for (const turn of inTurns(rows)) await withActor(scene.world, actor, tx => insertSheets(tx, turn))
      }
    },
  }
}
