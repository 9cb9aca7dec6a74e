import { spawn } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { filesBelow, readCase, seal } from '../../src/investigate/evidence/service.ts'
import { ingest } from '../../src/investigate/ingest/service.ts'
import { readRequest, sweep } from '../../src/investigate/sweep/service.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { literal, openAnalytics } from '../../src/platform/analytics/analytics.ts'
import { projectRoot } from '../../src/platform/config/project-root.ts'
import { writeFolder } from '../evidence/folder.ts'
import { planOf } from './investigate.ts'
import { say } from './say.ts'

interface Spent<T> {
  /** Of the processors, all threads together: on a machine that others use as well, clocks compare nothing. */
  seconds: number
  /** By the clock. */
  waited: number
  value: T
}

const timed = async <T>(work: () => Promise<T>): Promise<Spent<T>> => {
  const [begun, before] = [performance.now(), process.cpuUsage()]
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return { seconds: (user + system) / 1e6, waited: (performance.now() - begun) / 1000, value }
}

/** As lists come from a national feed: names, addresses, networks, URLs and hashes; one in a thousand was met. */
const feed = (count: number, met: readonly string[]): string =>
  Array.from({ length: count }, (_, n) => {
    if (n % 1000 === 7) return met[((n / 1000) % met.length) | 0] ?? ''
    const [a, b] = [(n >> 8) & 255, n & 255]
    const spread = (n * 2_654_435_761) % 2 ** 32
    if (n % 10 < 4) return `h${n}.bad${n % 9973}.example`
    if (n % 10 < 7) return `${203 + (n % 20)}.${spread & 127}.${a}.${b}`
    if (n % 100 === 8) return `${203 + (n % 20)}.${spread & 127}.${a}.0/${24 + (n % 6)}`
    if (n % 10 === 8) return `http://h${n}.test/p/${n}.php`
    return spread.toString(16).padStart(8, '0').repeat(8)
  }).join('\n')

const requested = (count: number, met: readonly string[]) => {
  const read = readRequest(feed(count, met))
  if ('wrong' in read) throw new Error(read.wrong.join())
  return read
}

const quiet = () => undefined

const hashing = async (parts: readonly string[], work: string): Promise<number> => {
  const analytics = await openAnalytics({ folder: work })
  try {
    const read = `read_parquet([${parts.map(literal).join(', ')}])`
    const { seconds } = await timed(() =>
      analytics.run(
        `CREATE TABLE yardstick AS SELECT bit_xor(hash(host)) AS h, bit_xor(hash(server)) AS s, bit_xor(hash(path)) AS p, bit_xor(hash(client)) AS c, bit_xor(hash(time)) AS t FROM ${read}`,
      ),
    )
    return seconds
  } finally {
    analytics.close()
  }
}

const ingested = async (evidence: string, out: string): Promise<number> => {
  const analytics = await openAnalytics({ folder: out })
  try {
    const { seconds } = await timed(async () => {
      const sheet = readCase(evidence)
      const sealed = await seal(evidence, sheet, { files: await filesBelow(evidence), refused: [] })
      await ingest({ folder: evidence, sheet, out, analytics, progress: quiet }, sealed)
    })
    return seconds
  } finally {
    analytics.close()
  }
}

const squidLine = (place: string): string =>
  `${(systemClock.now().getTime() / 1000).toFixed(3)}     12 10.1.0.3 TCP_MISS/200 900 GET http://${place} - HIER_DIRECT/198.51.100.7 text/html "-" "Agent/1" 300\n`

/** Seconds from the writing of a line to the hit on the standard output, the longest of several. */
const untilTold = async (folder: string, log: string, times: number): Promise<number> => {
  writeFileSync(join(folder, 'ioc.txt'), 'bad.example')
  const cli = join(projectRoot, 'bin/noroshi')
  const words = ['sweep', '--indicators', join(folder, 'ioc.txt'), '--logs', log, '--out', join(folder, 'out.json')]
  const child = spawn(process.execPath, [cli, ...words, '--lang', 'en', '--watch'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let told = 0
  let watching = false
  child.stdout.on('data', chunk => {
    told += String(chunk)
      .split('\n')
      .filter(line => line.startsWith('{')).length
  })
  child.stderr.on('data', chunk => {
    watching ||= String(chunk).includes('Watching')
  })
  const until = async (met: () => boolean) => {
    while (!met() && child.exitCode === null) await new Promise(resolve => setTimeout(resolve, 5))
  }
  try {
    await until(() => watching)
    let longest = 0
    for (let at = 1; at <= times; at += 1) {
      await new Promise(resolve => setTimeout(resolve, 137 * at))
      const { waited } = await timed(async () => {
        appendFileSync(log, squidLine(`cdn.bad.example/${at}`))
        await until(() => told >= at)
      })
      longest = Math.max(longest, waited)
    }
    if (child.exitCode !== null) throw new Error(`the sweep ended with ${child.exitCode}`)
    return longest
  } finally {
    child.kill('SIGINT')
  }
}

/** The limits of a sweep, each beside its yardstick. One line of the table for each number of lines. */
export const benchSweep = async (options: { lines?: number | undefined; full: boolean }): Promise<void> => {
  const lines = options.lines ?? (options.full ? 20_000_000 : 1_000_000)
  const folder = mkdtempSync(join(process.env.NOROSHI_BENCH ?? tmpdir(), 'noroshi-bench-'))
  try {
    const evidence = join(folder, 'evidence')
    const written = writeFolder(planOf(lines), evidence, 'proxy').lines
    const logs = join(evidence, 'proxy')
    const [alone, work] = [join(folder, 'ingest'), join(folder, 'sweep')]
    for (const path of [alone, work]) mkdirSync(path)
    const met = ['os-seisaku.example', 'toolbar.kensaku-portal.example']
    const order = { logs: [logs], progress: quiet, work }
    const ingesting = await ingested(logs, alone)
    rmSync(alone, { recursive: true, force: true })
    const few = requested(100_000, met)
    const raw = await timed(() => sweep({ ...order, request: few }, systemClock))
    const parts = readdirSync(join(work, 'parts')).filter(name => name.endsWith('.parquet'))
    const paths = parts.map(name => join(work, 'parts', name))
    await hashing(paths, work)
    const yardstick = await hashing(paths, work)
    const again = await timed(() => sweep({ ...order, request: requested(100_000, met) }, systemClock))
    const many = await timed(() => sweep({ ...order, request: requested(1_000_000, met) }, systemClock))
    const hits = many.value.indicators.filter(({ verdict }) => verdict === 'HIT').length
    const log = join(folder, 'watched.log')
    writeFileSync(log, Array.from({ length: 50 }, (_, at) => squidLine(`good.example/${at}`)).join(''))
    say('| measured | processor s | yardstick s | ratio | wanted |')
    say('|---|---|---|---|---|')
    const row = (name: string, seconds: number, [of, by]: [string, number], wanted: string) =>
      say(`| ${name} | ${seconds.toFixed(2)} | ${of}: ${by.toFixed(2)} | ${(seconds / by).toFixed(1)} | ${wanted} |`)
    row(`100,000 indicators, ${written} lines`, again.seconds, ['DuckDB hashes the same columns', yardstick], '≤ 5')
    row(`1,000,000 indicators (${hits} met)`, many.seconds, ['100,000 indicators', again.seconds], '≤ 2')
    row('100,000 indicators, raw logs', raw.seconds, ['taking them in', ingesting], '≤ 1.3')
    const told = await untilTold(folder, log, 5)
    say(`| a line to its hit, watching (longest of 5) | ${told.toFixed(2)} | | | ≤ 2 s |`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
