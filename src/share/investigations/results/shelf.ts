import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { KeptReport } from '../../../investigate/report/model.ts'
import { systemClock } from '../../../kernel/clock.ts'
import { NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Storage } from '../../../platform/storage/storage.ts'
import type { Kept, Shelf } from './model.ts'

/** Of the files that were fetched last, as many stay on this server’s disk; the storage has them all. */
const mostFetched = 60
/** Parsed reports held in memory; one of 3,000 terminals takes about 60 MB. */
const mostReports = 3

/** Results lie in the storage like every other file; DuckDB wants them on a disk. */
export const createShelf = (storage: Storage, folder: string): Shelf => {
  const fetching = new Map<string, Promise<string>>()
  const reports = new Map<string, Promise<KeptReport>>()

  const prune = async (): Promise<void> => {
    const names = (await readdir(folder)).filter(name => !name.endsWith('.half'))
    if (names.length <= mostFetched) return
    const aged = await Promise.all(names.map(async name => ({ name, at: (await stat(join(folder, name))).mtimeMs })))
    for (const { name } of aged.sort((one, other) => other.at - one.at).slice(mostFetched))
      await rm(join(folder, name), { force: true })
  }

  const fetch = async (file: Kept): Promise<string> => {
    const path = join(folder, file.content)
    const now = systemClock.now()
    const there = await stat(path).catch(() => undefined)
    if (there?.size === file.size) {
      await utimes(path, now, now)
      return path
    }
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const half = `${path}.${newId(now)}.half`
    try {
      await pipeline(await storage.get(file.content, file), createWriteStream(half, { flags: 'wx', mode: 0o600 }))
      await rename(half, path)
    } catch (error) {
      await rm(half, { force: true })
      throw error
    }
    await prune()
    return path
  }

  const local = (file: Kept): Promise<string> => {
    const known = fetching.get(file.content)
    if (known) return known
    const path = fetch(file).finally(() => fetching.delete(file.content))
    fetching.set(file.content, path)
    return path
  }

  return {
    folder,
    local,
    keep: async (path, name, limit) => {
      const content = newId(systemClock.now())
      const { size, sha256 } = await storage.put(content, createReadStream(path), limit)
      return { name, content, size, sha256 }
    },
    report: file => {
      const known = reports.get(file.content)
      if (known) return known
      const read = local(file).then(async path => JSON.parse(await readFile(path, 'utf8')) as KeptReport)
      reports.set(file.content, read)
      read.catch(() => reports.delete(file.content))
      for (const oldest of [...reports.keys()].slice(0, -mostReports)) reports.delete(oldest)
      return read
    },
  }
}

/** The file of a run by its name. @throws NoroshiError not_found */
export const mustHave = (files: readonly Kept[], name: string): Kept => {
  const found = files.find(file => file.name === name)
  if (!found) throw new NoroshiError('not_found', `the run left no ${name}`)
  return found
}
