import { lstat, readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { isFolderName } from './model.ts'

/** The folder of evidence below the import folder, itself no link. @returns undefined where there is none */
export const importedFolder = async (imports: string | undefined, name: string): Promise<string | undefined> => {
  if (!imports || !isFolderName(name)) return undefined
  const path = join(imports, name)
  const found = await lstat(path).catch(() => undefined)
  if (!found?.isDirectory()) return undefined
  return (await realpath(path)) === join(await realpath(imports), name) ? path : undefined
}

/** Names of the folders that wait in the import folder; what is no folder or a link is not named. */
export const importedFolders = async (imports: string | undefined): Promise<string[]> => {
  if (!imports) return []
  const entries = await readdir(imports, { withFileTypes: true }).catch(() => [])
  return entries
    .filter(entry => entry.isDirectory() && isFolderName(entry.name))
    .map(({ name }) => name)
    .sort()
    .slice(0, 500)
}
