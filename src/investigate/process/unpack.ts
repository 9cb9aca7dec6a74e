import { createReadStream, openAsBlob } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { BlobReader, type FileEntry, ZipReader } from '@zip.js/zip.js'
import { readTar } from '../../formats/archive/tar.ts'
import { compressionOf, headOf, isDiskFull, unpacked } from '../evidence/service.ts'
import { type ArchiveFault, placeIn } from './model.ts'

/** An archive that is not unpacked; the caller tells its sender why. */
export class ArchiveRefused extends Error {
  readonly fault: ArchiveFault
  readonly entry: string

  constructor(fault: ArchiveFault, entry = '') {
    super(`${fault} ${entry}`)
    this.name = 'ArchiveRefused'
    this.fault = fault
    this.entry = entry
  }
}

export interface UnpackLimits {
  /** Of everything, unpacked. */
  bytes: number
  entries: number
}

interface Unpacking {
  target: string
  limits: UnpackLimits
  /** Bytes so far. */
  written: number
  entries: number
  step: (file: string) => void
}

/** Writes one member below the target; a name that would leave it ends the whole. */
const write = async (
  work: Unpacking,
  name: string,
  fill: (put: (piece: Uint8Array) => Promise<void>) => Promise<unknown>,
): Promise<void> => {
  const place = placeIn(name)
  if (place === undefined) throw new ArchiveRefused('leaves_the_folder', name)
  work.entries += 1
  if (work.entries > work.limits.entries) throw new ArchiveRefused('too_many_files')
  const path = join(work.target, place)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  work.step(place)
  const file = await open(path, 'wx', 0o600).catch(error => {
    if (error instanceof Error && 'code' in error && (error.code === 'EEXIST' || error.code === 'EISDIR'))
      throw new ArchiveRefused('same_name_twice', name)
    throw error
  })
  try {
    await fill(async piece => {
      work.written += piece.length
      if (work.written > work.limits.bytes) throw new ArchiveRefused('too_large', name)
      await file.writeFile(piece)
    })
  } finally {
    await file.close()
  }
}

const unzip = async (archive: string, work: Unpacking): Promise<void> => {
  // Names are judged below, so that the refusal can say which one it was.
  const reader = new ZipReader(new BlobReader(await openAsBlob(archive)), { filenameValidation: 'tolerant' })
  try {
    const entries = await reader.getEntries()
    for (const entry of entries.filter((one): one is FileEntry => !one.directory)) {
      if (entry.encrypted) throw new ArchiveRefused('encrypted', entry.filename)
      await write(work, entry.filename, put => entry.getData(new WritableStream<Uint8Array>({ write: put })))
    }
  } finally {
    await reader.close()
  }
}

const untar = async (archive: string, work: Unpacking): Promise<void> => {
  const compression = compressionOf(await headOf(archive))
  const bytes = compression === 'none' ? createReadStream(archive) : unpacked(archive, compression)
  for await (const entry of readTar(bytes)) {
    if (entry.kind === 'other') throw new ArchiveRefused('link_or_device', entry.name)
    if (entry.kind !== 'file') continue
    await write(work, entry.name, async put => {
      for await (const piece of entry.content) await put(piece)
    })
  }
}

/**
 * Unpacks ZIP, tar, tar.gz or tar.zst into an empty folder: plain files only, below the folder only, up to the limits.
 * @param step hears the name of each file
 * @throws ArchiveRefused
 */
export const unpack = async (
  archive: string,
  target: string,
  limits: UnpackLimits,
  step: (file: string) => void,
): Promise<void> => {
  const work: Unpacking = { target, limits, written: 0, entries: 0, step }
  await mkdir(target, { recursive: true, mode: 0o700 })
  const head = await headOf(archive)
  const isZip = head[0] === 0x50 && head[1] === 0x4b
  try {
    await (isZip ? unzip(archive, work) : untar(archive, work))
  } catch (error) {
    if (error instanceof ArchiveRefused) throw error
    if (isDiskFull(error)) throw error
    throw new ArchiveRefused('unreadable', error instanceof Error ? error.message : String(error))
  }
  if (work.entries === 0) throw new ArchiveRefused('empty')
}
