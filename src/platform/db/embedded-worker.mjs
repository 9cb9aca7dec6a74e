// PGlite in a thread of its own, spoken to over a Unix socket: in-process, a two-second query would stop the server
// for two seconds (ADR 0002). Plain JavaScript, because a worker is started without the TypeScript loader.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

const db = await PGlite.create(workerData.folder)
const server = new PGLiteSocketServer({ db, path: workerData.socket })
await server.start()
parentPort.on('message', async () => {
  await server.stop()
  await db.close()
  parentPort.postMessage('stopped')
  parentPort.close()
})
parentPort.postMessage('ready')
