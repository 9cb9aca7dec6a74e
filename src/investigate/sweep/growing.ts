import { type FileHandle, open, stat } from 'node:fs/promises'

/** What is read at once from one file; the rest comes with the next look. */
const most = 32 * 2 ** 20

interface Place {
  path: string
  /** Bytes up to which whole lines were handed out. */
  read: number
}

/** New whole lines of one file. */
export interface Growth {
  path: string
  lines: Buffer
}

export type Growing = ReturnType<typeof createGrowing>

/**
 * Watches files grow. A file is known by its inode and not by its name: a log that is rotated keeps being read to its end
 * under its new name, and its successor from the beginning. A file that became shorter is read anew.
 */
export const createGrowing = () => {
  const known = new Map<string, Place>()

  const look = async (path: string): Promise<{ key: string; size: number } | undefined> => {
    const found = await stat(path).catch(() => undefined) // gone between listing and looking: rotated away
    return found?.isFile() ? { key: `${found.dev}:${found.ino}`, size: found.size } : undefined
  }

  const wholeLines = async (file: FileHandle, from: number, to: number): Promise<Buffer> => {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(Math.min(most, to - from)),
      0,
      Math.min(most, to - from),
      from,
    )
    const end = buffer.subarray(0, bytesRead).lastIndexOf(10)
    if (end >= 0) return buffer.subarray(0, end + 1)
    return bytesRead === most ? buffer : Buffer.alloc(0) // a line without an end is handed out before it fills the memory
  }

  return {
    /** From here on: what stands in the files now was read by somebody else. */
    skip: async (paths: readonly string[]): Promise<void> => {
      for (const path of paths) {
        const found = await look(path)
        if (found) known.set(found.key, { path, read: found.size })
      }
    },
    grown: async function* (paths: readonly string[]): AsyncGenerator<Growth> {
      for (const path of paths) {
        const found = await look(path)
        if (!found) continue
        const place = known.get(found.key) ?? { path, read: 0 }
        if (found.size < place.read) place.read = 0
        known.set(found.key, place)
        if (found.size === place.read) continue
        const file = await open(path, 'r')
        try {
          const lines = await wholeLines(file, place.read, found.size)
          place.read += lines.length
          if (lines.length > 0) yield { path, lines }
        } finally {
          await file.close()
        }
      }
    },
  }
}
