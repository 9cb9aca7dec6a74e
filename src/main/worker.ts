import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { startProcess } from '../investigate/process/service.ts'
import type { SystemActor } from '../kernel/actor.ts'
import { machineTime, minutes, systemClock } from '../kernel/clock.ts'
import { createPoster } from '../platform/channels/post.ts'
import type { Config } from '../platform/config/config.ts'
import { type World, withActor } from '../platform/db/actor.ts'
import type { Database } from '../platform/db/database.ts'
import { forgetReplies } from '../platform/db/idempotency.ts'
import { startWorkers } from '../platform/jobs/jobs.ts'
import { forgetChanges } from '../platform/live/store.ts'
import { createMailer } from '../platform/mail/mailer.ts'
import { createBox } from '../platform/secrets/box.ts'
import { openStorage } from '../platform/storage/open.ts'
import { readAdvisoryFile } from '../share/advisories/files/jobs.ts'
import { clearOrphans } from '../share/attachments/jobs.ts'
import { createShelf } from '../share/investigations/results/shelf.ts'
import { createRunner } from '../share/investigations/runs/jobs.ts'
import * as investigations from '../share/investigations/service.ts'
import { sendMessages } from '../share/ladders/channels/jobs.ts'
import { moveLadders } from '../share/ladders/running/jobs.ts'
import { sendLetters, sendWaiting, settleAbandoned } from '../share/notifications/jobs.ts'
import { forgetDrafts } from '../share/reports/drafts/service.ts'
import { relayReport } from '../share/reports/jobs.ts'
import { followScenario, runsScenario } from '../share/scenario/service.ts'
import { fireDue } from '../share/timers/jobs.ts'
import { seal } from '../trust/audit/service.ts'

const sealer: SystemActor = { type: 'system', system: 'sealer' }

/** Calls `turn` again and again, never twice at once; a failed turn is logged and the next one tries again. */
const repeat = (every: number, turn: () => Promise<unknown>, log: FastifyBaseLogger): (() => Promise<void>) => {
  let stopped = false
  let running: Promise<unknown> | null = null
  const timer = setInterval(() => {
    if (stopped || running) return
    running = turn()
      .catch(error => log.error({ err: error }, 'background turn failed'))
      .finally(() => {
        running = null
      })
  }, every)
  return async () => {
    stopped = true
    clearInterval(timer)
    await running
  }
}

/** The workers of this process: jobs, mails, the sealer of the audit log. @returns how to stop them */
export const startBackground = async (
  config: Config,
  database: Database,
  world: World,
  log: FastifyBaseLogger,
): Promise<() => Promise<void>> => {
  const mailer = createMailer(config.smtpUrl, config.mailFrom)
  const stopSealing = repeat(1000, () => withActor(world, sealer, tx => seal(tx, machineTime(world.clock))), log)
  const stopFollowing = runsScenario(world.clock)
    ? repeat(1000, () => followScenario(world), log)
    : async () => undefined
  const stopSettling = repeat(minutes(1), () => settleAbandoned(world), log)
  const stopSending = repeat(2000, () => sendWaiting(world, mailer, config.publicUrl), log)
  const stopFiring = repeat(1000, () => fireDue(world), log)
  const stopLadders = repeat(
    1000,
    () => moveLadders(world, error => log.error({ err: error }, 'a ladder could not move')),
    log,
  )
  const { allowed, gateway } = config.channels
  const stopChannels = repeat(
    1000,
    () =>
      sendMessages(world, {
        publicUrl: config.publicUrl,
        box: createBox(config.data, config.secretKey),
        webhooks: createPoster({ allowed }),
        gateway: gateway && { ...gateway, poster: createPoster({ allowed: 'ANY' }) },
      }),
    log,
  )
  const stopForgetting = repeat(
    minutes(60),
    () =>
      withActor(world, sealer, async tx => {
        const yesterday = new Date(world.clock.now().getTime() - minutes(24 * 60))
        await forgetReplies(tx, new Date(machineTime(world.clock).getTime() - minutes(24 * 60)))
        await forgetDrafts(tx, yesterday)
        await forgetChanges(tx, new Date(systemClock.now().getTime() - minutes(60)))
      }),
    log,
  )
  const storage = openStorage(config.files)
  const stopClearing = repeat(minutes(60), () => clearOrphans(world, storage, [investigations.knownContents]), log)
  const { folder, imports, memory, limit } = config.investigations
  const runner = createRunner(
    {
      ...{ world, storage, folder, imports, memory },
      shelf: createShelf(storage, join(folder, 'fetched')),
      start: startProcess,
      limit: 20 * limit,
    },
    error => log.error({ err: error }, 'an investigation met a fault'),
  )
  const stopRunning = repeat(1000, runner.turn, log)
  const stopWorkers = await startWorkers(
    database,
    {
      'report.relay': relayReport(world),
      'notification.mail': sendLetters(world, mailer, config.publicUrl),
      'advisory.read_file': readAdvisoryFile(world, storage),
    },
    error => log.error({ err: error }, 'job failed'),
  )
  return async () => {
    await stopWorkers()
    await stopSealing()
    await stopFollowing()
    await stopSettling()
    await stopFiring()
    await stopLadders()
    await stopChannels()
    await stopSending()
    await stopForgetting()
    await stopClearing()
    await stopRunning()
    await runner.stop()
    mailer.close()
  }
}
