import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readEvtx } from '../../src/formats/eventlog/evtx.ts'
import type { LogDamage } from '../../src/formats/eventlog/model.ts'
import { projectRoot } from '../../src/platform/config/project-root.ts'
import { writeFolder } from '../evidence/folder.ts'
import { basis, type Plan } from '../evidence/plan.ts'
import { type Measured, measure } from './measure.ts'
import { say } from './say.ts'

const giga = (bytes: number) => (bytes / 2 ** 30).toFixed(2)

/** An office of 4,800 machines writes about a million lines on a working day. */
export const planOf = (lines: number): Plan => {
  const perDay = Math.min(1_000_000, lines / 5)
  return {
    ...basis,
    preset: 'bench',
    days: Math.max(7, Math.round((lines / perDay) * 1.4)),
    terminals: Math.max(50, Math.round(perDay / 207)),
    sites: 10,
    pages: 36,
  }
}

interface Row {
  lines: number
  bytes: number
  yardstick: Measured
  engine: Measured
}

const run = (lines: number): Row => {
  const folder = mkdtempSync(join(process.env.NOROSHI_BENCH ?? tmpdir(), 'noroshi-bench-'))
  try {
    const evidence = join(folder, 'evidence')
    const written = writeFolder(planOf(lines), evidence, 'proxy').lines
    const logs = join(evidence, 'proxy', 'proxy01')
    const files = readdirSync(logs).map(name => join(logs, name))
    const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
    const yardstick = measure(process.execPath, [
      join(projectRoot, 'tools/bench/yardstick.mjs'),
      join(folder, 'yardstick.parquet'),
      ...files,
    ])
    const program = join(projectRoot, 'tools/bench/engine.ts')
    const engine = measure(process.execPath, ['--import', 'tsx', program, evidence, join(folder, 'out')])
    return { lines: written, bytes, yardstick, engine }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Records a second of one core on the EVTX samples beside the project. */
export const benchEventLogs = (): void => {
  const samples = join(projectRoot, '../shared/samples/evtx')
  if (!existsSync(samples)) {
    say(`EVTX: skipped, ${samples} is not there`)
    return
  }
  const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.evtx'))
  const damage: LogDamage[] = []
  const read = (bytes: Uint8Array) => [...readEvtx(bytes, damage)].length
  // The fullest log again and again, after a first reading of all: steady state, in time of this thread's processor.
  const [fullest] = files
    .map(name => readFileSync(join(samples, name)))
    .map(bytes => ({ bytes, records: read(bytes) }))
    .sort((one, other) => other.records - one.records)
  if (!fullest) return
  const before = process.cpuUsage()
  let records = 0
  let spent = 0
  while (spent < 5) {
    records += read(fullest.bytes)
    const { user, system } = process.cpuUsage(before)
    spent = (user + system) / 1e6
  }
  say(
    `EVTX: ${Math.round(records / spent)} records/s a core (at least 25,000 wanted), ${fullest.records} records in a file of ${fullest.bytes.length} bytes`,
  )
}

/** From raw Squid lines to result.json, beside the yardstick (DuckDB: one text column to zstd Parquet). */
export const benchInvestigate = (options: { lines?: number; full: boolean }): void => {
  const sizes = options.lines
    ? [options.lines]
    : options.full
      ? [1_000_000, 20_000_000, 100_000_000]
      : [1_000_000, 20_000_000]
  say('| lines | GB | yardstick s | engine s | ratio (≤ 8) | µs a line | yardstick GB | engine GB (≤ 4) |')
  say('|---|---|---|---|---|---|---|---|')
  for (const size of sizes) {
    const { lines, bytes, yardstick, engine } = run(size)
    say(
      `| ${lines} | ${giga(bytes)} | ${yardstick.seconds.toFixed(1)} | ${engine.seconds.toFixed(1)} | ${(engine.seconds / yardstick.seconds).toFixed(1)} | ${((engine.seconds * 1e6) / lines).toFixed(1)} | ${giga(yardstick.memory)} | ${giga(engine.memory)} |`,
    )
  }
  benchEventLogs()
}
