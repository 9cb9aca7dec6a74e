/**
 * Removes every guard of every model.ts and policy.ts, one at a time, and runs the unit tests beside it:
 * a guard whose removal no test notices is printed, and the command fails. `npm run guards [path…]`
 * It works on a copy of the committed tree in the system's temporary folder.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const copy = mkdtempSync(join(tmpdir(), 'noroshi-guards-'))
const run = (command: string, args: readonly string[], cwd: string) =>
  spawnSync(command, args, { cwd, encoding: 'utf8' })

run('git', ['clone', '--quiet', '--shared', process.cwd(), copy], process.cwd())
symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'))

const given = process.argv.slice(2)
const files = readdirSync(join(copy, 'src'), { recursive: true, encoding: 'utf8' })
  .map(file => join('src', file))
  .filter(
    file => /\/(model|policy)\.ts$/.test(file) && (given.length === 0 || given.some(path => file.startsWith(path))),
  )
  .sort()

/** A line that refuses by itself: an early return of a refusal, or one entry of a list of what is missing. */
const isGuard = (line: string): boolean =>
  /^\s*if \(.*\) (return deny|return \[|refuse|[a-z]+\.push)\b/.test(line) ||
  /^\s*\.\.\.\(.*\[\{ code: /.test(line) ||
  /^\s*if \(.*\) return deny\(/.test(line)

let guards = 0
const survivors: string[] = []
for (const file of files) {
  const path = join(copy, file)
  const original = readFileSync(path, 'utf8')
  const lines = original.split('\n')
  for (const [index, line] of lines.entries()) {
    if (!isGuard(line)) continue
    guards++
    writeFileSync(path, lines.filter((_, other) => other !== index).join('\n'))
    const { status } = run('npx', ['vitest', 'run', '--project', 'unit', dirname(file)], copy)
    if (status === 0) survivors.push(`${file}:${index + 1} ${line.trim()}`)
  }
  writeFileSync(path, original)
  process.stdout.write(`${file}\n`)
}
rmSync(copy, { recursive: true, force: true })
for (const survivor of survivors) process.stdout.write(`no test notices the removal of ${survivor}\n`)
process.stdout.write(`${guards} guards removed one by one, ${guards - survivors.length} noticed\n`)
process.exit(survivors.length > 0 ? 1 : 0)
