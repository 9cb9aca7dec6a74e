import { existsSync, readFileSync } from 'node:fs'
import { rename, stat, writeFile } from 'node:fs/promises'

/**
 * Digests of files that were read before. A file counts as the same while its place on the disk, size and times of change are:
 * a hundred gigabytes of kept logs are hashed once and not at every sweep.
 */
export const knownDigests = (path: string) => {
  const kept: Record<string, string> = {}
  try {
    if (existsSync(path)) Object.assign(kept, JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // A damaged list of digests costs the time to hash again, and nothing else.
  }
  const used = new Map<string, string>()
  return {
    /** The digest of a file, made where it is not known. */
    of: async (file: string, make: (file: string) => Promise<string>): Promise<string> => {
      const { dev, ino, size, mtimeNs, ctimeNs } = await stat(file, { bigint: true })
      const key = [dev, ino, size, mtimeNs, ctimeNs].join(':')
      const digest = kept[key] ?? (await make(file))
      used.set(key, digest)
      return digest
    },
    /** Writes down what was used; the rest is of files that are gone. */
    keep: async (): Promise<void> => {
      await writeFile(`${path}.writing`, JSON.stringify(Object.fromEntries(used)))
      await rename(`${path}.writing`, path)
    },
  }
}
