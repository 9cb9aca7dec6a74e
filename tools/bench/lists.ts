import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import { scenarioClock } from '../../src/kernel/clock.ts'
import { registerAllPolicies } from '../../src/main/policies.ts'
import { allRoutes } from '../../src/main/routes.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { type World, withActor } from '../../src/platform/db/actor.ts'
import type { Tables } from '../../src/platform/db/tables.ts'
import { createServer } from '../../src/platform/http/server.ts'
import { type BenchDatabase, benchDatabase } from './cluster.ts'
import { actorOf, addReports, foundNation, momentAfter } from './nation.ts'
import { say } from './say.ts'

const page = 50

/** What people open, whose page it is, and how many rows it has. */
const lists: readonly (readonly [seat: Parameters<typeof actorOf>[0], path: string])[] = [
  ['coordinator', '/home'],
  ['ministry', '/home'],
  ['operator', '/home'],
  ['coordinator', `/reports?limit=${page}`],
  ['ministry', `/reports?limit=${page}`],
  ['operator', `/reports?limit=${page}`],
  ['coordinator', `/triage/reports?limit=${page}`],
  ['coordinator', `/cases?limit=${page}`],
  ['coordinator', `/cases?limit=${page}&open=true`],
  ['coordinator', `/inbox?limit=${page}`],
  ['coordinator', `/inbox?limit=${page}&unanswered=true`],
  ['operator', `/inbox?limit=${page}`],
  ['operator', `/inbox?limit=${page}&unanswered=true`],
  ['operator', `/deliveries?limit=${page}`],
  ['coordinator', `/advisories?limit=${page}`],
  ['operator', `/organisations?limit=${page}`],
]

interface Explained {
  buffers: number
  /** Of the page: of the list, or the open loops of the home screen. */
  rows: number
  /** The query that touches most of them. */
  worst: { buffers: number; query: string }
}

type Plan = { Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }

/** Runs the route, then every query it made once more under EXPLAIN, as the same actor at the same moment. */
const explain = async (bench: BenchDatabase, now: Date, list: (typeof lists)[number]): Promise<Explained> => {
  const [seat, path] = list
  const made: { sql: string; parameters: readonly unknown[] }[] = []
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: bench.server.pool }),
    log: ({ query }) => {
      made.push(query)
    },
  })
  const world: World = { kysely, clock: scenarioClock(now) }
  const actor = actorOf(seat)
  const app = await createServer(
    { ...readConfig({}), log: 'silent' },
    { ready: async () => undefined },
    async request => {
      request.actor = actor
    },
    allRoutes(world, readConfig({}), false),
  )
  const reply = await app.inject({ url: `/api/v1${path}` })
  await app.close()
  if (reply.statusCode !== 200) throw new Error(`${seat} ${path}: ${reply.statusCode} ${reply.payload}`)
  const worst = { buffers: 0, query: '' }
  let buffers = 0
  const asked = made.filter(({ sql }) => /^\s*(select|with)/i.test(sql) && !/set_config/.test(sql))
  await withActor({ ...world, kysely: bench.server.kysely }, actor, async tx => {
    for (const { sql, parameters } of asked) {
      const { rows } = await tx.executeQuery<{ 'QUERY PLAN': Plan[] }>(
        CompiledQuery.raw(`explain (analyze, buffers, format json) ${sql}`, [...parameters]),
      )
      const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
      const touched = (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0)
      buffers += touched
      if (touched > worst.buffers) Object.assign(worst, { buffers: touched, query: sql.replaceAll(/\s+/g, ' ') })
    }
  })
  const { items, loops } = JSON.parse(reply.payload)
  return { buffers, worst, rows: Math.max(1, (items ?? loops).length) }
}

/** Buffers that each list touches, from ten thousand reports to a hundred thousand, with `--full` to a million. */
export const benchLists = async ({ full, verbose = false }: { full: boolean; verbose?: boolean }): Promise<void> => {
  registerAllPolicies()
  const sizes = full ? [10_000, 100_000, 1_000_000] : [10_000, 100_000]
  const bench = await benchDatabase()
  try {
    await foundNation(bench)
    const found = new Map<string, Explained[]>()
    let reports = 0
    for (const size of sizes) {
      await addReports(bench, reports, size)
      reports = size
      for (const list of lists) {
        const name = list.join(' ')
        found.set(name, [...(found.get(name) ?? []), await explain(bench, momentAfter(size), list)])
      }
    }
    say(
      `| list | ${sizes.map(size => `buffers at ${size}`).join(' | ')} | growth a row (≤ 1.5) | buffers a row (≤ 10) |`,
    )
    say(`|---|${sizes.map(() => '---|').join('')}---|---|`)
    for (const [name, measured] of found) {
      const [first, last] = [measured[0]!, measured.at(-1)!]
      const [before, after] = [first.buffers / first.rows, last.buffers / last.rows]
      const growth = after / before
      say(
        `| ${name} | ${measured.map(({ buffers }) => buffers).join(' | ')} | ${growth.toFixed(2)} | ${after.toFixed(1)} |`,
      )
      if (verbose && (growth > 1.5 || after > 10)) say(`  ${last.worst.buffers}: ${last.worst.query}`)
    }
  } finally {
    await bench.close()
  }
}
