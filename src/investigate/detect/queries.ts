import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../platform/config/project-root.ts'

/** The statements of a query file with its blanks filled in; a `;` ends a statement only at the end of a line. */
export const statements = (file: string, blanks: Readonly<Record<string, string>>): string[] =>
  readFileSync(join(projectRoot, 'src/investigate/detect', file), 'utf8')
    .replaceAll(/\{(\w+)\}/g, (whole, name: string) => blanks[name] ?? whole)
    .split(/;\s*$/m)
    .map(statement => statement.trim())
    .filter(statement => statement.replaceAll(/^--.*$/gm, '').trim() !== '')
