import type { SystemActor } from '../../kernel/actor.ts'
import { type World, withActor } from '../../platform/db/actor.ts'
import { type Fired, fireTimers } from './store.ts'

const timer: SystemActor = { type: 'system', system: 'timer' }

/** 10,000 recipients of one advisory are reminded in one turn. */
const most = 20_000

/** Run every few seconds: reminds whoever's moment has come by the world's clock, each moment once (ADR 0018). */
export const fireDue = (world: World): Promise<Fired> =>
  withActor(world, timer, tx => fireTimers(tx, world.clock.now(), most))
