import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import type { S3Settings } from '../../src/platform/storage/s3.ts'

export interface S3Server {
  settings: S3Settings
  /** Takes it off its port; what it keeps stays. */
  down(): Promise<void>
  /** Puts it back on its port. */
  up(): Promise<void>
  stop(): Promise<void>
}

/** A real S3-compatible server on a free port, with one bucket in a folder of its own. */
export const startS3 = async (): Promise<S3Server> => {
  const directory = await mkdtemp(join(tmpdir(), 'noroshi-s3-'))
  const on = (port: number) =>
    new S3rver({
      port,
      address: '127.0.0.1',
      silent: true,
      directory,
      configureBuckets: [{ name: 'noroshi', configs: [] }],
    })
  let server = on(0)
  const { port } = await server.run()
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: 'noroshi',
      region: 'us-east-1',
      key: 'S3RVER',
      secret: 'S3RVER',
    },
    down: () => server.close(),
    up: async () => {
      server = on(port)
      await server.run()
    },
    stop: async () => {
      await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
