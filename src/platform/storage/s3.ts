import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream'
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { NoroshiError } from '../../kernel/errors.ts'
import { measure, storageError, verified } from './measure.ts'
import type { Kept, Storage } from './storage.ts'

export interface S3Settings {
  endpoint: string
  bucket: string
  region: string
  key: string
  secret: string
}

const prefix = 'attachments/'

/** Servers name a full disk in their own words; the status is what they share (RFC 4918 §11.5). */
const s3Error = (error: unknown): NoroshiError => {
  const metadata: { httpStatusCode?: number } =
    error instanceof Error && '$metadata' in error ? (error.$metadata as object) : {}
  if (metadata.httpStatusCode === 507) return new NoroshiError('storage_full', '507')
  return new NoroshiError('storage_down', error instanceof Error ? `${error.name} ${error.message}` : 'unknown')
}

/**
 * A bucket of an S3-compatible server, path-style. Uploads go in parts of 5 MB, two at a time: about 15 MB of memory
 * however large the file. Parts that a killed process leaves are for the bucket’s lifecycle rule (README).
 */
export const s3Storage = (settings: S3Settings): Storage & { close(): void } => {
  const { endpoint, bucket, region, key, secret } = settings
  const client = new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId: key, secretAccessKey: secret },
    maxAttempts: 2,
    requestChecksumCalculation: 'WHEN_REQUIRED', // many compatible servers know no trailing checksums
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  return {
    async put(id, content, limit) {
      const { through, received } = measure(limit)
      let broken: unknown = null
      const upload = new Upload({
        client,
        params: { Bucket: bucket, Key: prefix + id, Body: through, ContentType: 'application/octet-stream' },
        queueSize: 2,
      })
      pipeline(content, through, error => {
        if (!error) return
        broken = error
        through.destroy(error)
        void upload.abort()
      })
      try {
        await upload.done()
        return received()
      } catch (error) {
        content.destroy()
        await upload.abort().catch(() => undefined) // what it could not take away ends by the bucket’s lifecycle rule
        throw broken ? storageError(broken) : s3Error(error)
      }
    },
    async get(id, expected) {
      const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: prefix + id })).catch(error => {
        throw error instanceof NoSuchKey ? new NoroshiError('file_missing') : s3Error(error)
      })
      return verified(found.Body as Readable, expected)
    },
    async remove(id) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: prefix + id })).catch(error => {
        throw s3Error(error)
      })
    },
    async *list(): AsyncIterable<Kept> {
      const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })
      for (;;) {
        const { value: page, done } = await pages.next().catch(error => {
          throw s3Error(error)
        })
        if (done) return
        for (const { Key, Size, LastModified } of page.Contents ?? [])
          if (Key && LastModified) yield { id: Key.slice(prefix.length), size: Size ?? 0, at: LastModified }
      }
    },
    clearHalves: async () => undefined,
    close: () => client.destroy(),
  }
}
