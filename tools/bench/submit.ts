import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { systemClock } from '../../src/kernel/clock.ts'
import { withoutActor } from '../../src/platform/db/actor.ts'
import { enterAs } from '../../src/trust/identity/sign-in/service.ts'
import { freePort, startProcess } from '../../test/server-process.ts'
import { type BenchDatabase, benchDatabase } from './cluster.ts'
import { foundNation, idOf, numberOf } from './nation.ts'
import { say } from './say.ts'

const clients = 16

/** Runs one loop for each client for so many seconds. @returns how many turns they made a second */
const during = async (seconds: number, turn: (client: number) => Promise<void>): Promise<number> => {
  const began = performance.now()
  const end = began + seconds * 1000
  let turns = 0
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < end) {
        await turn(client)
        turns++
      }
    }),
  )
  return turns / ((performance.now() - began) / 1000)
}

const bareInserts = async ({ url, maker }: BenchDatabase, seconds: number): Promise<number> => {
  await maker.pool.query(`create table bare (id uuid primary key, at timestamptz not null default now(), content jsonb not null);
    grant insert on bare to noroshi_login`)
  const pool = new pg.Pool({ connectionString: url, max: clients })
  try {
    return await during(seconds, async () => {
      await pool.query('insert into bare (id, content) values ($1, $2)', [randomUUID(), JSON.stringify(content(0))])
    })
  } finally {
    await pool.end()
  }
}

const content = (n: number) => ({
  summary: `設備の監視が止まった ${n}`,
  contact: { name: '早瀬', phone: '03-0000-0142' },
})

const memoryOf = (pid: number): number => {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0'
  return Number(line) / 1024
}

/** 16 operators report over HTTP while the workers relay, beside 16 clients that insert one row each time, fsync on. */
export const benchSubmit = async ({ full }: { full: boolean }): Promise<void> => {
  const seconds = full ? 30 : 10
  const bench = await benchDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'noroshi-bench-'))
  try {
    await foundNation(bench)
    const world = { kysely: bench.server.kysely, clock: systemClock }
    const sessions: string[] = []
    for (let n = 0; n < clients; n++)
      sessions.push(await withoutActor(world, tx => enterAs(tx, idOf('c', numberOf.operator + n), systemClock.now())))
    const port = await freePort()
    const server = await startProcess('serve', { DATABASE_URL: bench.url, NOROSHI_DATA: folder }, port)
    try {
      let sent = 0
      const report = async (client: number) => {
        const reply = await fetch(`${server.url}/api/v1/reports`, {
          method: 'POST',
          headers: {
            cookie: `noroshi=${sessions[client]}`,
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
          },
          body: JSON.stringify({ content: content(sent++) }),
        })
        const text = await reply.text()
        if (reply.status !== 201) throw new Error(`${reply.status} ${text}`)
      }
      await during(2, report) // the first requests compile and open connections
      const bare = await bareInserts(bench, seconds)
      const submitted = await during(seconds, report)
      say('| clients | bare inserts a second | reports a second | ratio (≥ 0.25) | server MB at most (≤ 600) |')
      say('|---|---|---|---|---|')
      const ratio = (submitted / bare).toFixed(2)
      say(
        `| ${clients} | ${bare.toFixed(0)} | ${submitted.toFixed(0)} | ${ratio} | ${memoryOf(server.pid).toFixed(0)} |`,
      )
    } finally {
      await server.stop()
    }
  } finally {
    await bench.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
