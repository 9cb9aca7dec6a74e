import { type Clock, systemClock } from '../../kernel/clock.ts'
import { StartError } from '../../platform/config/start-error.ts'
import type { Database } from '../../platform/db/database.ts'
import { registerAllPolicies } from '../policies.ts'
import { migrateDatabase } from '../server.ts'
import { attacks } from './attacks-2007.ts'
import { enterCountry, hasCountry } from './country/enter.ts'
import { enterDirectory, enterIdentifiers } from './directory.ts'
import { failures } from './failures-2007.ts'
import { clear, emptyQueues, hasPeople, readSetting, recallPlayers, writeSetting } from './owner.ts'
import { tellRecent } from './recent.ts'
import { type ScenarioName, scenarios } from './scenarios.ts'
import { openScene, type Scene } from './scene.ts'
import { tellVolume } from './volume/volume.ts'

/** Written first and last: between them the world is half-made. */
const begun = 'demonstration_begun'
const done = 'demonstration'
const volumeDone = 'demonstration_volume'

/** Refuses what somebody else has filled; takes away what an interrupted seed has left. */
const prepare = async (database: Database, progress: (line: string) => void): Promise<void> => {
  if (await readSetting(database, begun)) {
    progress('Beginning again after an interruption / 中断されたため、はじめから作り直します')
    await clear(database)
    await migrateDatabase(database)
  } else if (await hasPeople(database)) {
    throw new StartError(
      'This folder holds people who are not of the demonstration. Set NOROSHI_DATA to another folder.',
      'このフォルダーには、デモではない利用者が登録されています。NOROSHI_DATA に別のフォルダーを指定してください。',
    )
  }
}

/** What a folder is filled with; `now` is the moment at which it begins to be used. */
type Telling = (scene: Scene, progress: (line: string) => void, now: Date) => Promise<void>

/** Fills an empty folder once; does nothing where it is filled already. */
const fill = async (
  database: Database,
  progress: (line: string) => void,
  clock: Clock,
  tell: Telling,
): Promise<void> => {
  const now = clock.now()
  if (await readSetting(database, done)) return
  await prepare(database, progress)
  await writeSetting(database, begun, { at: now })
  registerAllPolicies()
  await tell(openScene(database), progress, now)
  await emptyQueues(database)
  await writeSetting(database, done, { at: now })
}

const tellToday: Telling = async (scene, progress, now) => {
  progress('Organisations and people / 組織と人')
  await enterDirectory(scene)
  await enterCountry(scene)
  await enterIdentifiers(scene)
  progress('Fiscal year 2007 / 2007年度の事例')
  for (const tell of [...failures, ...attacks]) await tell(scene)
  progress('The last two days / この二日間の出来事')
  await tellRecent(scene, now)
}

/** The demonstration world as it stands today. */
export const seedDemonstration = (
  database: Database,
  progress: (line: string) => void,
  clock: Clock = systemClock,
): Promise<void> => fill(database, progress, clock, tellToday)

/**
 * Five fiscal years behind today's world, while it is in use already; does nothing where they are told.
 * Interrupted, it goes on at the next start.
 */
export const seedVolume = async (
  database: Database,
  progress: (line: string) => void,
  stopped?: AbortSignal,
): Promise<void> => {
  if (await readSetting(database, volumeDone)) return
  const scene = openScene(database)
  await recallPlayers(scene)
  if (!hasCountry(scene)) return // a folder of an earlier version
  await tellVolume(scene, line => {
    stopped?.throwIfAborted()
    progress(line)
  })
  await writeSetting(database, volumeDone, {})
  progress('The five years are complete / 5年分の登録が終わりました')
}

/** A case of the past instead, as it had been told when scenario time begins. */
export const seedScenario = (
  database: Database,
  progress: (line: string) => void,
  clock: Clock,
  scenario: ScenarioName,
): Promise<void> => fill(database, progress, clock, scenarios[scenario].tell)
