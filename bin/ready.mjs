// What a checkout needs before anything of it can run: its packages and a build of its sources. Imports nothing but Node.js.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** What is wrong with the Node.js that runs this; undefined when nothing is (docs/adr/0009). */
export const unfitNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major < 20 || (major === 20 && minor < 19)
    ? `Noroshi needs Node.js 20.19 or newer; this is ${process.versions.node}.`
    : undefined
}

const step = (what, command, args) => {
  process.stderr.write(`${what} … `)
  const began = process.hrtime.bigint()
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  if (result.status !== 0) throw new Error(`${what}\n${result.stdout ?? ''}${result.stderr ?? ''}`)
  process.stderr.write(`${(Number(process.hrtime.bigint() - began) / 1e9).toFixed(0)} s\n`)
}

const readIfThere = file => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** Installs the packages unless those of this very lockfile are there. */
export const install = () => {
  const installedFrom = join(root, 'node_modules', '.noroshi-lock')
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (readIfThere(installedFrom) === lock) return
  step('Installing packages / パッケージを導入', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(installedFrom, lock)
}

const files = folder =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  )

const builtFrom = () => {
  const fingerprint = createHash('sha256')
  for (const file of [
    ...['src', 'web'].flatMap(files),
    'build.mjs',
    'bundle.mjs',
    'vite.config.ts',
    'package-lock.json',
  ].sort()) {
    const { size, mtimeMs } = statSync(join(root, file))
    fingerprint.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return fingerprint.digest('hex')
}

/** Builds dist unless it was built from these very sources. */
export const build = () => {
  const sources = builtFrom()
  const stamp = join(root, 'dist', 'stamp')
  if (readIfThere(stamp) === sources) return
  step('Building / 組み立て', process.execPath, ['build.mjs'])
  writeFileSync(stamp, sources)
}
