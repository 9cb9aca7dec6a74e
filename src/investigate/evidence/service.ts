import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import type { CaseSheet, SealedFile, Terminal } from '../model.ts'
import { caseFromDocument, derivedCase, terminalsFromCsv } from './case-sheet.ts'

export { compressionOf, survey, unpacked } from './text.ts'

const readText = (path: string): string => new TextDecoder().decode(readFileSync(path))

/** Every regular file below the folder in a fixed order; links are not followed, out of the folder leads no way. */
export const filesBelow = async (folder: string): Promise<string[]> => {
  const found: string[] = []
  const walk = async (at: string): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true })
    for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
      if (entry.isDirectory()) await walk(join(at, entry.name))
      else if (entry.isFile()) found.push(relative(folder, join(at, entry.name)).split(sep).join('/'))
    }
  }
  await walk(folder)
  return found
}

/** case.json, or assumptions that say of themselves that they are. */
export const readCase = (folder: string): CaseSheet => {
  const path = join(folder, 'case.json')
  if (!existsSync(path)) return derivedCase(basename(folder))
  return caseFromDocument(JSON.parse(readText(path)))
}

export const readTerminals = (folder: string): Terminal[] => {
  const path = join(folder, 'inventory', 'terminals.csv')
  return existsSync(path) ? terminalsFromCsv(readText(path)) : []
}

export const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return hash.digest('hex')
}

export const headOf = async (path: string): Promise<Buffer> => {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Puts every file under seal: hash, size, source. The same content a second time is named as what it is. */
export const seal = async (folder: string, sheet: CaseSheet, files: string[]): Promise<SealedFile[]> => {
  const sealed: SealedFile[] = []
  const seen = new Map<string, string>()
  for (const path of files) {
    const source =
      sheet.evidence.find(declared => path.startsWith(declared.path))?.id ??
      (path.includes('/') ? path.split('/')[0]! : '.')
    try {
      const sha256 = await sha256Of(join(folder, path))
      const bytes = (await stat(join(folder, path))).size
      const twin = seen.get(sha256)
      if (!twin) seen.set(sha256, path)
      const remarks: SealedFile['remarks'] =
        bytes === 0 ? [{ code: 'empty', count: 1 }] : twin ? [{ code: 'duplicate_file', count: 1, sample: twin }] : []
      sealed.push({ path, sha256, bytes, source, remarks })
    } catch (error) {
      const sample = error instanceof Error ? error.message : String(error)
      sealed.push({ path, sha256: '', bytes: 0, source, remarks: [{ code: 'unreadable', count: 1, sample }] })
    }
  }
  return sealed
}
