import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type FolderLock, lockFolder } from '../config/folder-lock.ts'

export interface EmbeddedDatabase {
  /** Folder that holds the socket, as `pg` wants it for `host`. */
  host: string
  /** PGlite does not lock its folder, and two writers would destroy it. */
  lock: FolderLock
  stop(): Promise<void>
}

/**
 * Starts PGlite over `<data>/database`.
 * The socket lies in a fresh 0700 folder under the system's temporary folder, because socket paths are limited to 107 bytes.
 */
export const startEmbedded = async (data: string): Promise<EmbeddedDatabase> => {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const lock = await lockFolder(data)
  const host = mkdtempSync(join(tmpdir(), 'noroshi-'))
  const worker = new Worker(new URL('./embedded-worker.mjs', import.meta.url), {
    workerData: { folder: join(data, 'database'), socket: join(host, '.s.PGSQL.5432') },
  })
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
  }).catch(error => {
    lock.release()
    throw error
  })
  const clean = () => {
    rmSync(host, { recursive: true, force: true })
    lock.release()
  }
  process.once('exit', clean)
  return {
    host,
    lock,
    stop: async () => {
      await new Promise<void>(resolve => {
        worker.once('exit', () => resolve())
        worker.postMessage('stop')
      })
      process.removeListener('exit', clean)
      clean()
    },
  }
}
