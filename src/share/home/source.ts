import type { PersonActor } from '../../kernel/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { DueFrom } from '../timers/service.ts'
import type { LoopKind, OpenLoop } from './model.ts'

/** `dueFrom` has the installation's deadlines at hand: they are read once for the whole page. */
export type Source = (tx: Tx, actor: PersonActor, now: Date, dueFrom: DueFrom) => Promise<OpenLoop[]>

export const loop = (
  kind: LoopKind,
  subject: OpenLoop['subject'],
  rest: { title: string; due: Date | null; since: Date } & Partial<Pick<OpenLoop, 'next' | 'asker' | 'count'>>,
): OpenLoop => ({ kind, subject, next: null, asker: null, count: 1, ...rest })
