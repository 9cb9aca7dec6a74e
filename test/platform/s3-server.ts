import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import type { S3Settings } from '../../src/platform/storage/s3.ts'

/** A real S3-compatible server on a free port, with one bucket in a folder of its own. */
export const startS3 = async (): Promise<{ settings: S3Settings; stop: () => Promise<void> }> => {
  const directory = await mkdtemp(join(tmpdir(), 'noroshi-s3-'))
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: 'noroshi', configs: [] }],
  })
  const { port } = await server.run()
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: 'noroshi',
      region: 'us-east-1',
      key: 'S3RVER',
      secret: 'S3RVER',
    },
    stop: async () => {
      await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
