import { machineTime } from '../kernel/clock.ts'
import type { Config } from '../platform/config/config.ts'
import { type World, withoutActor } from '../platform/db/actor.ts'
import type { Database } from '../platform/db/database.ts'
import { listen } from '../platform/db/listen.ts'
import type { Hub, LiveSurroundings } from '../platform/live/hub.ts'
import { decide } from '../trust/access/service.ts'
import { sessionOf } from '../trust/identity/sign-in/service.ts'

/** Kinds for which a grant of the organisation is not enough: the post's duty decides as well. */
const alsoDecided: Readonly<Record<string, string>> = {
  report_draft: 'report.draft',
  investigation: 'investigation.read',
}

export const liveSurroundings = (world: World): LiveSurroundings => ({
  sessionOf: token => withoutActor(world, tx => sessionOf(tx, token, machineTime(world.clock))),
  mayHear: (actor, kind) => {
    const action = alsoDecided[kind.replace(/\.presence$/, '')]
    return !action || decide(actor, action, {}).allowed
  },
})

const beatEvery = 15_000

/** Joins the database's notifications to the open streams. @returns how to stop */
export const startLive = (config: Config, database: Database, hub: Hub): (() => Promise<void>) => {
  const stopListening = listen(database, config.databaseUrl, 'noroshi_live', hub)
  const beating = setInterval(() => void hub.beat(), beatEvery)
  return async () => {
    clearInterval(beating)
    await stopListening()
    await hub.close()
  }
}
