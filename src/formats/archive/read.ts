import { isLzh, readLzh } from './lzh.ts'
import { type ArchiveContent, type ArchiveLimits, archiveLimits } from './model.ts'
import { isZip, readZip } from './zip.ts'

/** Opens what the first bytes show to be an archive, whatever its name says; `undefined` for anything else. */
export async function readArchive(
  file: Uint8Array,
  limits: ArchiveLimits = archiveLimits,
): Promise<ArchiveContent | undefined> {
  if (isZip(file)) return await readZip(file, limits)
  if (isLzh(file)) return readLzh(file, limits)
  return undefined
}
