import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { takeFileApart } from './take-apart.ts'

/** Hostile files are read here and nowhere else: a thread that hangs or grows is ended without harm to the rest. */
parentPort?.on('message', async ({ file, path }: { file: string; path: string }) => {
  try {
    parentPort?.postMessage({ file, ...(await takeFileApart(file, readFileSync(path))) })
  } catch (error) {
    parentPort?.postMessage({ file, because: error instanceof Error ? error.message : String(error) })
  }
})
