import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { settings } from '../../src/platform/config/config.ts'
import { projectRoot } from '../../src/platform/config/project-root.ts'

const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8')

const section = (title: string): string => readme.split(/^## /m).find(part => part.startsWith(`${title}\n`)) ?? ''

const rows = (title: string): string[][] =>
  section(title)
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    )

it('the table of settings has every setting with its default, explained in both languages', () => {
  const defaults: Readonly<Record<string, unknown>> = settings.parse({})
  const documented = rows('Settings')
  expect(documented.map(([name, value]) => [name, value])).toEqual(
    Object.keys(settings.shape).map(name => [
      `\`${name}\``,
      defaults[name] === undefined ? '' : `\`${defaults[name]}\``,
    ]),
  )
  expect(
    documented.filter(
      row => row.length !== 4 || !/[a-z]/.test(row[2] ?? '') || !/[ぁ-んァ-ン一-龠]/.test(row[3] ?? ''),
    ),
  ).toEqual([])
})

it('every script that the table of tests names is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>
  }
  const commands = rows('Tests').map(([command = '']) => command.replaceAll('`', ''))
  expect(commands.length).toBeGreaterThan(0)
  const isThere = (command: string): boolean => {
    const script = /^npm (?:run )?(\w+)(?: .*)?$/.exec(command)?.[1]
    return script ? script in scripts : existsSync(join(projectRoot, command))
  }
  expect(commands.filter(command => !isThere(command))).toEqual([])
})
