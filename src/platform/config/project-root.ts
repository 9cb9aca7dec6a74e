import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const find = (folder: string): string => (existsSync(join(folder, 'migrations')) ? folder : find(dirname(folder)))

/** Where package.json, migrations and dist lie, from the sources and from the bundle alike. */
export const projectRoot = find(dirname(fileURLToPath(import.meta.url)))
