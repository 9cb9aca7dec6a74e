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

/** Sessions that insert one row each time. */
const openBare = async ({ url, maker }: BenchDatabase): Promise<pg.Pool> => {
  await maker.pool.query(`create table bare (id uuid primary key, at timestamptz not null default now(), content jsonb not null);
    grant insert on bare to noroshi_login`)
  return new pg.Pool({ connectionString: url, max: clients })
}

const bareInserts = (pool: pg.Pool, seconds: number): Promise<number> =>
  during(seconds, async () => {
    await pool.query('insert into bare (id, content) values ($1, $2)', [randomUUID(), JSON.stringify(content(0))])
  })

const content = (n: number) => ({
  summary: `設備の監視が止まった ${n}`,
  contact: { name: '早瀬', phone: '03-0000-0142' },
})

const memoryOf = (pid: number): number => {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0'
  return Number(line) / 1024
}

/** CPU time that a process has used, in ms; 0 for one that has ended. */
const cpuOf = (pid: number): number => {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ').slice(11, 13)
    return (Number(user) + Number(system)) * 10 // a tick is 10 ms
  } catch {
    return 0
  }
}

/** Busy and all time of all cores, in ms. */
const machine = (): { busy: number; all: number } => {
  const ticks = readFileSync('/proc/stat', 'utf8').split('\n')[0]!.split(/\s+/).slice(1, 9).map(Number)
  const all = ticks.reduce((sum, tick) => sum + tick, 0) * 10
  return { busy: all - (ticks[3]! + ticks[4]!) * 10, all }
}

interface Used {
  /** Turns a second. */
  rate: number
  /** CPU time of one turn, in ms: of the server, and of PostgreSQL’s sessions. */
  server: number
  database: number
  /** Shares of the machine’s time: all that was busy, and what others took. */
  busy: number
  others: number
}

/** Runs it and says what it cost. Rates fall when others use the machine; CPU time for each turn hardly does. */
const costOf = async (bench: BenchDatabase, server: number, run: () => Promise<number>): Promise<Used> => {
  const sessions = async () =>
    (
      await bench.maker.pool.query<{ pid: number }>(
        `select pid from pg_stat_activity where backend_type = 'client backend'`,
      )
    ).rows
  const cpu = async () => new Map((await sessions()).map(({ pid }) => [pid, cpuOf(pid)]))
  const [before, serverBefore, machineBefore, began] = [await cpu(), cpuOf(server), machine(), performance.now()]
  const ended = { rate: await run(), pids: await cpu() }
  const turns = (ended.rate * (performance.now() - began)) / 1000
  const own = cpuOf(server) - serverBefore
  const database = [...ended.pids].reduce((sum, [pid, used]) => sum + used - (before.get(pid) ?? 0), 0)
  const now = machine()
  const all = now.all - machineBefore.all
  const busy = now.busy - machineBefore.busy
  const mine = own + database
  return {
    rate: ended.rate,
    server: own / turns,
    database: database / turns,
    busy: busy / all,
    others: (busy - mine) / all,
  }
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
      const pool = await openBare(bench)
      const bare = await costOf(bench, server.pid, () => bareInserts(pool, seconds)).finally(() => pool.end())
      const submitted = await costOf(bench, server.pid, () => during(seconds, report))
      say(
        '| 16 clients | turns a second | server CPU ms | PostgreSQL CPU ms | machine busy | of that by others and the clients |',
      )
      say('|---|---|---|---|---|---|')
      for (const [name, { rate, server: own, database, busy, others }] of [
        ['bare insert', bare],
        ['report over HTTP, relayed', submitted],
      ] as const)
        say(
          `| ${name} | ${rate.toFixed(0)} | ${own.toFixed(1)} | ${database.toFixed(1)} | ${(busy * 100).toFixed(0)} % | ${(others * 100).toFixed(0)} % |`,
        )
      say(
        `ratio ${(submitted.rate / bare.rate).toFixed(3)} (≥ 0.25), server at most ${memoryOf(server.pid).toFixed(0)} MB (≤ 600)`,
      )
    } finally {
      await server.stop()
    }
  } finally {
    await bench.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
