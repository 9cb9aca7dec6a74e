import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Failure, Step } from '../../../investigate/process/model.ts'
import type { RunningProcess, startProcess, Task } from '../../../investigate/process/service.ts'
import type { SystemActor } from '../../../kernel/actor.ts'
import { dayInJapan, machineTime } from '../../../kernel/clock.ts'
import { NoroshiError } from '../../../kernel/errors.ts'
import { type World, withActor } from '../../../platform/db/actor.ts'
import type { Storage } from '../../../platform/storage/storage.ts'
import { append } from '../../../trust/audit/service.ts'
import { kindsOf } from '../../../trust/identity/directory/service.ts'
import { notifyDuty } from '../../notifications/service.ts'
import { mostAttempts, type Progress, silence } from '../model.ts'
import { type Kept, resultFiles, type Shelf } from '../results/model.ts'
import { filesOf, importedFolder, keepFile } from '../service.ts'
import { beat, type Claim, claim, type End, end, giveBack } from './store.ts'

export const investigator: SystemActor = { type: 'system', system: 'investigator' }

export interface Workshop {
  world: World
  storage: Storage
  shelf: Shelf
  start: typeof startProcess
  /** Where runs work; their Parquet parts stay there for the next run. */
  folder: string
  /** Where evidence is handed to the server; undefined where it takes none that way. */
  imports: string | undefined
  memory: string
  /** Bytes of an archive, unpacked, and of one file of a result. */
  limit: number
}

interface Current {
  run: Claim
  process: RunningProcess | undefined
  progress: Progress | null
  /** Set where the process was ended on purpose. */
  stopped: 'cancelled' | 'lost' | 'server' | undefined
  ended: Promise<void>
}

const askAgainMs = 5000

/** Its server refused, or its line broke half way. */
const storageIsAway = (error: unknown): boolean =>
  error instanceof NoroshiError
    ? error.code === 'storage_down'
    : error instanceof Error &&
      'code' in error &&
      /^(ECONN|ETIMEDOUT|EPIPE|ERR_STREAM_PREMATURE)/.test(String(error.code))

/** The storage may be away for a day: a run waits for it and shows signs of life, instead of failing by it. */
const patiently = async <Result>(current: Current, work: () => Promise<Result>): Promise<Result> => {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (current.stopped || !storageIsAway(error)) throw error
      await pause(askAgainMs)
    }
  }
}

/** Bytes of the evidence on this disk, fetched once for each run. */
const fetchArchive = async ({ world, storage }: Workshop, run: Claim, place: string): Promise<string | undefined> => {
  const [evidence] = await withActor(world, investigator, tx => filesOf(tx, run.investigation, 0))
  if (!evidence) return undefined
  const path = join(place, 'archive')
  const there = await stat(path).catch(() => undefined)
  if (there?.size === evidence.size) return path
  await pipeline(await storage.get(evidence.content, evidence), createWriteStream(`${path}.half`, { mode: 0o600 }))
  await rename(`${path}.half`, path)
  return path
}

/** What the process is told; undefined where the evidence is no longer there. */
const taskOf = async (shop: Workshop, current: Current, place: string): Promise<Task | undefined> => {
  const { run } = current
  const common = {
    out: join(place, 'result'),
    tlp: run.tlp,
    decisions: run.decisions,
    memory: shop.memory,
    limits: { bytes: shop.limit, entries: 200_000 },
    ...(run.takenBy
      ? {
          custody: {
            by: run.takenBy,
            ...(run.takenFrom ? { from: run.takenFrom } : {}),
            ...(run.takenAt ? { at: run.takenAt.toISOString() } : {}),
          },
        }
      : {}),
  }
  if (run.source === 'FOLDER') {
    const folder = await importedFolder(shop.imports, run.folder)
    return folder ? { ...common, folder } : undefined
  }
  const archive = await patiently(current, () => fetchArchive(shop, run, place))
  return archive ? { ...common, folder: join(place, 'evidence'), archive } : undefined
}

/** Puts what the run wrote into the storage, then tells of its end: a result is there whole or not at all. */
const finish = async (shop: Workshop, current: Current, ending: End): Promise<void> => {
  const { world, shelf, storage } = shop
  const { run } = current
  const out = join(shop.folder, run.investigation, 'result')
  const written = ending.state === 'DONE' ? resultFiles.filter(name => existsSync(join(out, name))) : []
  const kept: Kept[] = []
  for (const name of written) kept.push(await patiently(current, () => shelf.keep(join(out, name), name, shop.limit)))
  const now = world.clock.now()
  const stands = await withActor(world, investigator, async tx => {
    if (!(await end(tx, run, ending, now))) return false
    for (const file of kept) await keepFile(tx, run.investigation, run.seq, file)
    const object = { kind: 'investigation' as const, id: run.investigation }
    await append(tx, investigator, now, 'investigation.ended', object, { seq: run.seq, state: ending.state })
    if (ending.state !== 'CANCELLED')
      await notifyDuty(tx, {
        event: `investigation:${run.investigation}:${run.seq}`,
        organisations: [run.organisation],
        duty: (await kindsOf(tx, run.organisation, dayInJapan(now))).includes('COORD') ? 'TRIAGE' : 'REPORT',
        kind: ending.state === 'DONE' ? 'investigation.done' : 'investigation.failed',
        object,
        number: run.number,
        tlp: run.tlp,
        now,
      })
    return true
  })
  if (!stands) for (const { content } of kept) await storage.remove(content)
}

const failureOf = (error: unknown): Failure => {
  if (error instanceof NoroshiError && error.code === 'storage_full') return 'disk_full'
  if (error instanceof NoroshiError && ['file_missing', 'file_damaged'].includes(error.code)) return 'evidence_gone'
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'disk_full' : 'fault'
}

/** Carries a run out to its end; whatever happens, the run says how it ended. */
const perform = async (shop: Workshop, current: Current): Promise<End | undefined> => {
  const { world } = shop
  const { run } = current
  if (run.cancelAsked) return { state: 'CANCELLED' }
  if (run.attempts > mostAttempts) return { state: 'FAILED', failure: 'died' satisfies Failure }
  const place = join(shop.folder, run.investigation)
  await mkdir(place, { recursive: true, mode: 0o700 })
  const task = await taskOf(shop, current, place)
  if (!task) return { state: 'FAILED', failure: 'evidence_gone' satisfies Failure }
  if (current.stopped) return current.stopped === 'cancelled' ? { state: 'CANCELLED' } : undefined
  const onStep = (step: Step) => {
    const since =
      current.progress?.stage === step.stage ? current.progress.since : machineTime(world.clock).toISOString()
    current.progress = { ...step, since }
  }
  current.process = shop.start(task, onStep)
  const ending = await current.process.ended
  if (task.archive) await rm(task.folder, { recursive: true, force: true })
  if (current.stopped === 'cancelled') return { state: 'CANCELLED' }
  if (current.stopped) return undefined
  if ('summary' in ending) return { state: 'DONE', summary: ending.summary }
  return { state: 'FAILED', failure: ending.failure }
}

export interface Runner {
  /** Takes the next run, or gives a sign of life of the present one. */
  turn(): Promise<void>
  /** Ends the present process and gives its run back. */
  stop(): Promise<void>
}

/**
 * One run at a time on this server (an engine takes gigabytes and both processors); a run whose server died is taken up
 * by the next one, and the parts it finished are used again.
 * @param say hears of faults of the server itself
 */
export const createRunner = (shop: Workshop, say: (error: unknown) => void): Runner => {
  const { world } = shop
  let current: Current | undefined

  const carry = async (mine: Current): Promise<void> => {
    try {
      const ending = await perform(shop, mine).catch((error): End | undefined => {
        say(error)
        if (mine.stopped) return mine.stopped === 'cancelled' ? { state: 'CANCELLED' } : undefined
        return { state: 'FAILED', failure: failureOf(error) }
      })
      if (!ending) return
      await finish(shop, mine, ending).catch(error => {
        if (failureOf(error) !== 'disk_full') throw error
        say(error)
        return finish(shop, mine, { state: 'FAILED', failure: 'disk_full' })
      })
    } catch (error) {
      say(error) // the database is away: the run stays silent, and is taken up again
    } finally {
      current = undefined
    }
  }

  const live = async (mine: Current): Promise<void> => {
    const now = machineTime(world.clock)
    const heard = await withActor(world, investigator, tx => beat(tx, mine.run, mine.progress, now))
    if (heard && !heard.cancelAsked) return
    mine.stopped ??= heard ? 'cancelled' : 'lost'
    mine.process?.stop()
  }

  return {
    turn: async () => {
      if (current) return live(current)
      const now = machineTime(world.clock)
      const run = await withActor(world, investigator, tx => claim(tx, now, new Date(now.getTime() - silence)))
      if (!run) return
      const mine: Current = { run, process: undefined, progress: null, stopped: undefined, ended: Promise.resolve() }
      current = mine
      mine.ended = carry(mine)
    },
    stop: async () => {
      const mine = current
      if (!mine) return
      mine.stopped ??= 'server'
      mine.process?.stop()
      await mine.ended
      if (mine.stopped === 'server') await withActor(world, investigator, tx => giveBack(tx, mine.run)).catch(say)
    },
  }
}
