import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { NoroshiError } from '../../kernel/errors.ts'
import { measure, storageError, verified } from './measure.ts'
import type { Kept, Storage } from './storage.ts'

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Ids begin with their time, so the random end spreads them over 65,536 folders. */
const placeOf = (id: string): string => {
  if (!isId.test(id)) throw new NoroshiError('file_missing', 'not an id')
  return join(id.slice(-2), id.slice(-4, -2), id)
}

const absent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** A rename survives a power cut only when its folder is written too. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

async function* filesIn(folder: string): AsyncIterable<{ name: string; size: number; at: Date }> {
  const entries = await opendir(folder, { recursive: true }).catch(error => {
    if (absent(error)) return []
    throw storageError(error)
  })
  for await (const entry of entries) {
    if (!entry.isFile()) continue
    const found = await stat(join(entry.parentPath, entry.name)).catch(() => null)
    if (found) yield { name: entry.name, size: found.size, at: found.mtime }
  }
}

/** A folder of this computer, readable by the server alone. */
export const folderStorage = (root: string): Storage => {
  const incoming = join(root, 'incoming')
  const kept = join(root, 'kept')
  const pathOf = (id: string) => join(kept, placeOf(id))
  return {
    async put(id, content, limit) {
      const half = join(incoming, `${id}.${randomUUID()}`)
      const whole = pathOf(id)
      const { through, received } = measure(limit)
      try {
        await mkdir(incoming, { recursive: true, mode: 0o700 })
        await pipeline(content, through, createWriteStream(half, { flags: 'wx', mode: 0o600, flush: true }))
        await mkdir(dirname(whole), { recursive: true, mode: 0o700 })
        await rename(half, whole)
        await syncFolder(dirname(whole))
        return received()
      } catch (error) {
        await rm(half, { force: true }).catch(() => undefined) // a folder that is gone takes nothing back either
        throw storageError(error)
      }
    },
    async get(id, expected) {
      const handle = await open(pathOf(id), 'r').catch(error => {
        throw absent(error) ? new NoroshiError('file_missing') : storageError(error)
      })
      return verified(createReadStream('', { fd: handle }), expected)
    },
    async remove(id) {
      await rm(pathOf(id), { force: true }).catch(error => {
        throw storageError(error)
      })
    },
    async *list(): AsyncIterable<Kept> {
      for await (const { name, size, at } of filesIn(kept)) if (isId.test(name)) yield { id: name, size, at }
    },
    async clearHalves(before) {
      for await (const { name, at } of filesIn(incoming))
        if (at < before) await rm(join(incoming, name), { force: true })
    },
  }
}
