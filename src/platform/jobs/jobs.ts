import { setTimeout as pause } from 'node:timers/promises'
import { CompiledQuery } from 'kysely'
import PgBoss from 'pg-boss'
import type { Database, Tx } from '../db/database.ts'
import { keptText } from '../db/statements.ts'

/** Every queue and what its payload names; payloads hold ids only. Queues are created by `migrate`. */
export interface Queues {
  'report.relay': { report: string; seq: number }
  'notification.mail': { event: string }
  'advisory.read_file': { attachment: string }
}

export type QueueName = keyof Queues

const queueNames: readonly QueueName[] = ['report.relay', 'notification.mail', 'advisory.read_file']

/** Eight retries with growing delay reach over about ten minutes; what fails after that is a fault to be shown. */
const soon = { retryLimit: 8, retryDelay: 2, retryBackoff: true }
/** Whoever needs the storage of files waits as long as that may be away: every other minute for two days. */
const patiently = { retryLimit: 1440, retryDelay: 120, retryBackoff: false }
const retries: Readonly<Record<QueueName, typeof soon>> = {
  'report.relay': soon,
  'notification.mail': soon,
  'advisory.read_file': patiently,
}
/**
 * A job whose worker died is taken up again when it expires: a report must not wait long for that, while one batch of
 * mails may take minutes at a slow mail server.
 */
const expireInSeconds: Readonly<Record<QueueName, number>> = {
  'report.relay': 15,
  'notification.mail': 300,
  'advisory.read_file': 120,
}
const lookForDeadEverySeconds = 5
/** pg-boss drops jobs that failed after 12 hours and those that nobody took after 14 days: a report that never arrived. */
const forGood = { keepUntil: '9999-01-01T00:00:00Z', failedSeconds: 100 * 365 * 24 * 3600 }

const onTransaction = (tx: Tx): PgBoss.Db => ({
  executeSql: async (text, values) => ({
    rows: (await tx.executeQuery(CompiledQuery.raw(keptText(text), values))).rows,
  }),
})

/** pg-boss's own statements, on the pool that everything shares, as the role that may touch nothing but jobs. */
const asJobs = (database: Database): PgBoss.Db => ({
  executeSql: async (text, values) => {
    const client = await database.pool.connect()
    try {
      await client.query('set role noroshi_jobs')
      return await client.query(text, values)
    } finally {
      await client.query('reset role').then(
        () => client.release(),
        error => client.release(error),
      )
    }
  },
})

const asOwner = (database: Database): PgBoss.Db => ({ executeSql: (text, values) => database.pool.query(text, values) })

const unstarted = (db: PgBoss.Db) => new PgBoss({ db, migrate: false, supervise: false, schedule: false })

/** Creates the job schema and its queues; run by the owner, as part of `migrate`. */
export const migrateJobs = async (database: Database): Promise<void> => {
  const { rows } = await database.pool.query(`select to_regclass('pgboss.version') is not null as present`)
  if (!rows[0]?.present) await database.pool.query(PgBoss.getConstructionPlans('pgboss'))
  const boss = unstarted(asOwner(database))
  for (const name of queueNames) await boss.createQueue(name)
  await database.pool.query(`
    grant usage on schema pgboss to noroshi_app, noroshi_jobs;
    grant select, insert, update, delete on all tables in schema pgboss to noroshi_jobs;
    grant select on pgboss.queue to noroshi_app;
    grant insert, select on pgboss.job to noroshi_app;
    revoke execute on function pgboss.create_queue, pgboss.delete_queue from public`)
}

const sender = unstarted({
  executeSql: () => Promise.reject(new Error('a job is enqueued in the transaction that causes it')),
})

/**
 * Puts a job on its queue in the causing transaction: it exists exactly when its cause was committed.
 * It runs at least once, so its work must be idempotent.
 */
export const enqueue = async <Name extends QueueName>(tx: Tx, name: Name, payload: Queues[Name]): Promise<void> => {
  const job = { name, data: payload, ...retries[name], expireInSeconds: expireInSeconds[name] }
  const db = onTransaction(tx)
  await sender.insert([{ ...job, keepUntil: forGood.keepUntil }], { db } as PgBoss.InsertOptions)
}

export type Workers = { [Name in QueueName]: (payload: Queues[Name]) => Promise<void> }

/** The embedded database has one process (its lock says so): whatever is active when it starts was its predecessor's. */
const takeUpAbandoned = async (database: Database): Promise<void> => {
  if (database.kind !== 'embedded') return
  await asJobs(database).executeSql(`update pgboss.job set state = 'retry' where state = 'active'`, [])
}

const pollMs = 500
const stopMs = 10_000

const within = <Result>(work: Promise<Result>, seconds: number): Promise<Result> =>
  Promise.race([
    work,
    pause(seconds * 1000, undefined, { ref: false }).then(() => {
      throw new Error(`a job took more than ${seconds} seconds`)
    }),
  ])

/**
 * One job after the other. The loop is ours because that of pg-boss waits for neither the end of a job nor its failure to
 * be written down: with the database away, that rejection had no listener and ended the whole server. A job whose end
 * could not be written expires and is taken up again.
 */
const workOn = async <Name extends QueueName>(
  boss: PgBoss,
  name: Name,
  work: Workers[Name],
  { stopping, onError }: { stopping: AbortSignal; onError: (error: unknown) => void },
): Promise<void> => {
  const takeOne = async (): Promise<boolean> => {
    const [job] = await boss.fetch<Queues[Name]>(name, { batchSize: 1 })
    if (!job) return false
    try {
      await within(work(job.data), expireInSeconds[name])
      await boss.complete(name, job.id)
    } catch (error) {
      onError(error)
      await boss.fail(name, job.id, error instanceof Error ? { message: error.message } : {})
    }
    return true
  }
  while (!stopping.aborted) {
    const worked = await takeOne().catch(error => {
      onError(error)
      return false
    })
    if (!worked) await pause(pollMs, undefined, { signal: stopping }).catch(() => undefined) // stopping ends the wait
  }
}

/** Starts the workers; `onError` hears of every failed attempt. @returns how to stop them, letting running jobs end */
export const startWorkers = async (
  database: Database,
  workers: Workers,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> => {
  const boss = new PgBoss({
    db: asJobs(database),
    migrate: false,
    schedule: false,
    maintenanceIntervalSeconds: lookForDeadEverySeconds,
    archiveFailedAfterSeconds: forGood.failedSeconds,
  })
  boss.on('error', onError)
  await takeUpAbandoned(database)
  await boss.start()
  const stop = new AbortController()
  const working = queueNames.map(name => workOn(boss, name, workers[name], { stopping: stop.signal, onError }))
  return async () => {
    stop.abort()
    await Promise.race([Promise.all(working), pause(stopMs, undefined, { ref: false })])
    await boss.stop({ graceful: true, wait: true, timeout: stopMs })
  }
}
