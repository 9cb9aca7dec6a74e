import { openAsBlob } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { BlobReader, type FileEntry, ZipReader } from '@zip.js/zip.js'
import { compressionOf, headOf, isDiskFull } from '../evidence/service.ts'
import type { Remark } from '../model.ts'

/** One text file: the file itself, or a member of a ZIP archive (named archive!member). */
export interface Member {
  name: string
  path: string
  archive: boolean
}

const largest = 64 * 2 ** 30

/** A file as its members. Members of an archive are unpacked one after the other and deleted when the next is asked for. */
export async function* membersOf(path: string, name: string, scratch: string): AsyncGenerator<Member | Remark> {
  if (compressionOf(await headOf(path)) !== 'zip') {
    yield { name, path, archive: false }
    return
  }
  const reader = new ZipReader(new BlobReader(await openAsBlob(path)))
  try {
    const entries = (await reader.getEntries()).filter((entry): entry is FileEntry => !entry.directory)
    for (const [index, entry] of entries.entries()) {
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
      if (entry.uncompressedSize > largest || (ratio > 400 && entry.uncompressedSize > 4 * 2 ** 30)) {
        yield {
          code: 'bomb',
          count: 1,
          sample: `${entry.filename}: ${entry.compressedSize} → ${entry.uncompressedSize}`,
        }
        continue
      }
      const unpackedTo = join(scratch, `member-${index}`)
      const file = await open(unpackedTo, 'w')
      try {
        await entry.getData(
          new WritableStream<Uint8Array>({
            write: async chunk => {
              await file.writeFile(chunk) // write() alone may store a part of the chunk and say so only in its answer
            },
          }),
        )
        yield { name: `${name}!${entry.filename}`, path: unpackedTo, archive: true }
      } catch (error) {
        if (isDiskFull(error)) throw error
        yield {
          code: 'truncated',
          count: 1,
          sample: `${entry.filename}: ${error instanceof Error ? error.message : error}`,
        }
      } finally {
        await file.close()
        await rm(unpackedTo, { force: true })
      }
    }
  } catch (error) {
    if (isDiskFull(error)) throw error
    yield { code: 'broken', count: 1, sample: error instanceof Error ? error.message : String(error) }
  } finally {
    await reader.close()
  }
}
