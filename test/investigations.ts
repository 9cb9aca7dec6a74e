import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProcess } from '../src/investigate/process/service.ts'
import type { World } from '../src/platform/db/actor.ts'
import { folderStorage } from '../src/platform/storage/folder.ts'
import type { Storage } from '../src/platform/storage/storage.ts'
import type { Shelf } from '../src/share/investigations/results/model.ts'
import { createShelf } from '../src/share/investigations/results/shelf.ts'
import { createRunner, type Runner, type Workshop } from '../src/share/investigations/runs/jobs.ts'
import { writeFolder } from '../tools/evidence/folder.ts'
import { presets } from '../tools/evidence/presets.ts'

/** The workshop of one server: folders, storage, and the engine in its process. */
export interface Bench extends Workshop {
  storage: Storage
  shelf: Shelf
  runner: Runner
  imports: string
  faults: unknown[]
  /** Turns until no run waits or goes on, or `until` says so. */
  work: (until?: () => Promise<boolean>) => Promise<void>
  remove: () => Promise<void>
}

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

export const bench = (world: World, idle: () => Promise<boolean>, over: Partial<Workshop> = {}): Bench => {
  const root = mkdtempSync(join(tmpdir(), 'noroshi-workshop-'))
  const imports = join(root, 'imports')
  mkdirSync(imports)
  const storage = folderStorage(join(root, 'files'))
  const folder = join(root, 'work')
  const shelf = createShelf(storage, join(folder, 'fetched'))
  const faults: unknown[] = []
  const shop = { world, storage, shelf, start: startProcess, folder, imports, memory: '512MB', limit: 1 << 30, ...over }
  const runner = createRunner(shop, error => faults.push(error))
  return {
    ...shop,
    imports,
    runner,
    faults,
    work: async (until = idle) => {
      for (let turn = 0; turn < 1700; turn++) {
        await runner.turn()
        if (await until()) return
        await pause(100)
      }
      throw new Error('it took over three minutes')
    },
    remove: async () => {
      await runner.stop()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** A small invented office with one actor in it. */
export const smallEvidence = (folder: string): void => {
  writeFolder({ ...presets.small!(1), terminals: 24, business: 4, days: 8, mails: 3 }, folder)
}
