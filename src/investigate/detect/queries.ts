import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Beside this file in the sources; in the bundle, which is one file, in the folder `detect` beside it (build.mjs). */
const here = dirname(fileURLToPath(import.meta.url))
const folder = existsSync(join(here, 'profile')) ? here : join(here, 'detect')

/** The statements of a query file with its blanks filled in; a `;` ends a statement only at the end of a line. */
export const statements = (file: string, blanks: Readonly<Record<string, string>>): string[] =>
  readFileSync(join(folder, file), 'utf8')
    .replaceAll(/\{(\w+)\}/g, (whole, name: string) => blanks[name] ?? whole)
    .split(/;\s*$/m)
    .map(statement => statement.trim())
    .filter(statement => statement.replaceAll(/^--.*$/gm, '').trim() !== '')
