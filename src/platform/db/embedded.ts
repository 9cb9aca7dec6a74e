import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { StartError } from '../config/start-error.ts'

export interface EmbeddedDatabase {
  /** Folder that holds the socket, as `pg` wants it for `host`. */
  host: string
  stop(): Promise<void>
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** PGlite does not lock its folder, and two writers would destroy it. */
const lock = (folder: string): (() => void) => {
  const file = join(folder, 'lock')
  for (;;) {
    try {
      const descriptor = openSync(file, 'wx', 0o600)
      writeSync(descriptor, String(process.pid))
      closeSync(descriptor)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const pid = Number(readFileSync(file, 'utf8'))
    if (pid !== process.pid && pid > 0 && isRunning(pid)) {
      throw new StartError(
        `The data folder ${folder} is in use by process ${pid}. Stop that process, or set NOROSHI_DATA to another folder.`,
        `データフォルダー ${folder} はプロセス ${pid} が使用中です。そのプロセスを止めるか、NOROSHI_DATA に別のフォルダーを指定してください。`,
      )
    }
    rmSync(file, { force: true }) // left behind by a process that was killed
  }
}

/**
 * Starts PGlite over `<data>/database`.
 * The socket lies in a fresh 0700 folder under the system's temporary folder, because socket paths are limited to 107 bytes.
 */
export const startEmbedded = async (data: string): Promise<EmbeddedDatabase> => {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const unlock = lock(data)
  const host = mkdtempSync(join(tmpdir(), 'noroshi-'))
  const worker = new Worker(new URL('./embedded-worker.mjs', import.meta.url), {
    workerData: { folder: join(data, 'database'), socket: join(host, '.s.PGSQL.5432') },
  })
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
  }).catch(error => {
    unlock()
    throw error
  })
  const clean = () => {
    rmSync(host, { recursive: true, force: true })
    unlock()
  }
  process.once('exit', clean)
  return {
    host,
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
