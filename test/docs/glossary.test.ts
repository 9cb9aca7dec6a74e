import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/platform/config/project-root.ts'

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim())

const rows = readFileSync(join(projectRoot, 'docs/glossary.md'), 'utf8')
  .split('\n')
  .filter(line => line.startsWith('| ') && !line.startsWith('| name |'))
  .map(cellsOf)
const named = new Set(rows.map(([name = '']) => name.replaceAll('`', '')))

const taxonomyTables = (): string[] => {
  const folder = join(projectRoot, 'src/kernel/taxonomy')
  const sources = readdirSync(folder)
    .filter(name => !name.endsWith('.test.ts'))
    .map(name => readFileSync(join(folder, name), 'utf8'))
  return sources.flatMap(source => Array.from(source.matchAll(/^export const (\w+) = \{/gm), ([, table = '']) => table))
}

const slices = (): string[] =>
  ['trust', 'share', 'investigate', 'prepare', 'learn']
    .map(wing => join(projectRoot, 'src', wing))
    .filter(wing => existsSync(wing))
    .flatMap(wing => readdirSync(wing, { withFileTypes: true }).filter(entry => entry.isDirectory()))
    .map(({ name }) => name)

describe('the glossary', () => {
  it('has a row for every table of codes', () => {
    const tables = taxonomyTables()
    expect(tables).toContain('eventClasses')
    expect(tables.filter(name => !named.has(name))).toEqual([])
  })

  it('has a row for every slice', () => {
    const found = slices()
    expect(found).toContain('reports')
    expect(found.filter(name => !named.has(name))).toEqual([])
  })

  it('names English, Japanese and meaning in each row, once, and only places that exist', () => {
    const paths = rows.flatMap(row => Array.from(row.at(-1)?.matchAll(/`([^`]+)`/g) ?? [], ([, path = '']) => path))
    expect(rows.filter(row => row.length !== 5 || row.slice(0, 4).includes(''))).toEqual([])
    expect(named.size).toBe(rows.length)
    expect(paths.filter(path => !existsSync(join(projectRoot, path)))).toEqual([])
  })
})
