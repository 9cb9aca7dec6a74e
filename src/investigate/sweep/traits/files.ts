import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { everythingBelow } from '../../evidence/service.ts'
import type { Listed } from './inventory.ts'
import { fileNameOf, type Trait } from './model.ts'

const digestsOf = async (path: string): Promise<string> => {
  const hashes = ['md5', 'sha1', 'sha256'].map(name => createHash(name))
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }))
    for (const hash of hashes) hash.update(chunk)
  return hashes.map(hash => hash.digest('hex')).join(' ')
}

/**
 * Every file below a folder by name, MD5, SHA-1 and SHA-256; nothing is opened but to be hashed, and no link is followed.
 * @returns files, and how many could not be read
 */
export const hashedFiles = async (
  folder: string,
  client: string,
  digests: (path: string, make: (path: string) => Promise<string>) => Promise<string>,
  progress: (file: string) => void,
): Promise<{ files: Listed[]; bad: number }> => {
  const { files, refused } = await everythingBelow(folder)
  let bad = refused.filter(({ remark }) => remark.code === 'unreadable').length
  const listed: Listed[] = []
  for (const file of files) {
    progress(file)
    try {
      const found = (await digests(join(folder, file), digestsOf)).split(' ')
      const hashes = found.map((value): Trait => ({ kind: 'HASH', value }))
      listed.push({ client, traits: [{ kind: 'NAME', value: fileNameOf(file) }, ...hashes] })
    } catch {
      bad += 1
    }
  }
  return { files: listed, bad }
}
