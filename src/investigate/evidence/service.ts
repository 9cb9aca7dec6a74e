import { createHash } from 'node:crypto'
import { createReadStream, existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs'
import { open, readdir, readlink, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import type { CaseSheet, Remark, SealedFile, Terminal } from '../model.ts'
import { caseFromDocument, derivedCase, terminalsFromCsv } from './case-sheet.ts'

export { remarkWords } from './remarks.ts'
export { compressionOf, isDiskFull, survey, unpacked } from './text.ts'

const readText = (path: string): string => new TextDecoder().decode(readFileSync(path))

/** What lies below a folder: regular files, and what is told but not opened. Paths relative to the folder. */
interface Below {
  files: string[]
  refused: { path: string; remark: Remark }[]
}

/** Everything below the folder in a fixed order. Links are not followed: out of the folder leads no way. */
export const everythingBelow = async (folder: string): Promise<Below> => {
  const below: Below = { files: [], refused: [] }
  const walk = async (at: string): Promise<void> => {
    const path = (name: string) => relative(folder, join(at, name)).split(sep).join('/')
    const entries = await readdir(at, { withFileTypes: true }).catch((error: Error) => {
      below.refused.push({ path: path('.') || '.', remark: { code: 'unreadable', count: 1, sample: error.message } })
      return []
    })
    for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
      if (entry.isDirectory()) await walk(join(at, entry.name))
      else if (entry.isFile()) below.files.push(path(entry.name))
      else if (entry.isSymbolicLink()) {
        const sample = await readlink(join(at, entry.name))
        below.refused.push({ path: path(entry.name), remark: { code: 'link', count: 1, sample } })
      } else below.refused.push({ path: path(entry.name), remark: { code: 'special', count: 1 } })
    }
  }
  await walk(folder)
  return below
}

export const filesBelow = async (folder: string): Promise<string[]> => (await everythingBelow(folder)).files

/** The path of a regular file of the evidence; undefined for what is absent, a pipe, or only reached over a link. */
export const ownFile = (folder: string, name: string): string | undefined => {
  const path = join(folder, name)
  if (!existsSync(path) || !lstatSync(path).isFile()) return undefined
  return realpathSync(path) === join(realpathSync(folder), name) ? path : undefined
}

/** case.json, or assumptions that say of themselves that they are. */
export const readCase = (folder: string): CaseSheet => {
  const path = ownFile(folder, 'case.json')
  return path ? caseFromDocument(JSON.parse(readText(path))) : derivedCase(basename(folder))
}

export const readTerminals = (folder: string): Terminal[] => {
  const path = ownFile(folder, 'inventory/terminals.csv')
  return path ? terminalsFromCsv(readText(path)) : []
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

/** SHA-256 over the lines `hash  path` of the files in order of path: one number for the whole folder. */
export const manifestOf = (sealed: SealedFile[]): string => {
  const lines = sealed.map(({ path, sha256 }) => `${sha256}  ${path}\n`).sort()
  return createHash('sha256').update(lines.join('')).digest('hex')
}

/** Hashes everything once more; a file that is not what was sealed gets the remark `changed`. @returns the manifest */
export const sealAgain = async (folder: string, sealed: SealedFile[]): Promise<string> => {
  const now: SealedFile[] = []
  for (const file of sealed) {
    const sha256 = file.sha256 && (await sha256Of(join(folder, file.path)).catch(() => ''))
    if (sha256 !== file.sha256) file.remarks.push({ code: 'changed', count: 1 })
    now.push({ ...file, sha256 })
  }
  return manifestOf(now)
}

/** The declared source whose path a file lies under, else the first folder of its path. */
const sourceOf = (sheet: CaseSheet, path: string): string =>
  sheet.evidence.find(declared => path.startsWith(declared.path))?.id ??
  (path.includes('/') ? path.split('/')[0]! : '.')

/** Every source that can be asked for by its id: the declared ones, then those that only the folder shows. */
export const sourcesOf = (sheet: CaseSheet, { files, refused }: Below): string[] => [
  ...new Set([
    ...sheet.evidence.map(declared => declared.id),
    ...[...files, ...refused.map(entry => entry.path)].map(path => sourceOf(sheet, path)),
  ]),
]

/** Puts every file under seal: hash, size, source. The same content a second time is named as what it is. */
export const seal = async (
  folder: string,
  sheet: CaseSheet,
  { files, refused }: Below,
  digest: (path: string) => Promise<string> = sha256Of,
): Promise<SealedFile[]> => {
  const sealed: SealedFile[] = []
  const seen = new Map<string, string>()
  for (const path of files) {
    const source = sourceOf(sheet, path)
    try {
      const sha256 = await digest(join(folder, path))
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
  const untouched = refused.map(
    ({ path, remark }): SealedFile => ({
      path,
      sha256: '',
      bytes: 0,
      source: sourceOf(sheet, path),
      remarks: [remark],
    }),
  )
  return [...sealed, ...untouched]
}
