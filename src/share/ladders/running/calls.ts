import { newId } from '../../../kernel/ids.ts'
import type { Channel } from '../../../kernel/taxonomy/ladders.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { NotificationKind } from '../../notifications/model.ts'
import { notifyPeople } from '../../notifications/service.ts'
import type { Called } from '../calling/model.ts'
import { queue } from '../channels/service.ts'
import * as store from './store.ts'

export interface Calling {
  step: number
  round: number
  called: readonly { post: string; person: string; as: Called['as'] | 'DESK'; organisation: string }[]
  channels: readonly Channel[]
  kind: NotificationKind
  /** The same event reaches a person once, however many ladders cause it: the desk is not called once for each recipient. */
  event?: string
}

/** Calls people on all channels of a step; whoever was called in this round of it already is not called again. */
export const call = async (tx: Tx, run: store.Run, calling: Calling, now: Date): Promise<void> => {
  const { step, round, channels, kind } = calling
  const people: { person: string; organisation: string }[] = []
  for (const { post, person, as, organisation } of calling.called) {
    const entry = { id: newId(now), run: run.id, step, round, organisation, person, post, as, channels, at: now }
    if (await store.insertCall(tx, entry)) people.push({ person, organisation })
  }
  if (people.length === 0) return
  const event = calling.event ?? `ladder:${run.id}:${step}:${round}`
  await notifyPeople(tx, {
    event,
    people,
    kind,
    object: { kind: 'ladder_run', id: run.id },
    number: run.number,
    tlp: run.tlp,
    now,
    mailed: channels.includes('MAIL'),
  })
  await queue(tx, { run: run.id, step, event, kind, people, channels, now })
}

/** Tells those who were called that somebody has it: two people on one matter know of each other. */
export const tellTheOthers = async (
  tx: Tx,
  run: store.Run,
  taken: { step: number; person: string },
  now: Date,
): Promise<void> => {
  const calls = await store.callsOf(tx, run.id)
  const others = new Map(calls.map(({ person, organisation }) => [person, { person, organisation }]))
  others.delete(taken.person)
  await notifyPeople(tx, {
    event: `ladder:${run.id}:${taken.step}:answered`,
    people: [...others.values()],
    kind: 'ladder.answered',
    object: { kind: 'ladder_run', id: run.id },
    number: run.number,
    tlp: run.tlp,
    now,
    mailed: false,
  })
}
