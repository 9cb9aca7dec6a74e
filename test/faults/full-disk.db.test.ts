import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { withActor } from '../../src/platform/db/actor.ts'
import { verify } from '../../src/trust/audit/service.ts'
import { ownDatabase } from '../database/own.ts'
import { type Office, office, type Reply, settled } from './office.ts'

const mega = 1_048_576
let o: Office
let cluster: NonNullable<Awaited<ReturnType<typeof ownDatabase>>>
let disk: string | null = null
let why = ''

/** A small disk of its own under the database. */
const mountSmall = (): string | null => {
  const place = mkdtempSync(join(tmpdir(), 'noroshi-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=320m,mode=755', 'noroshi-disk', place], { stdio: 'ignore' })
    return place
  } catch {
    rmdirSync(place)
    return null
  }
}

beforeAll(async () => {
  // The embedded database shares the disk of its process; PostgreSQL has one of its own, and so has its own words for it.
  if (inject('template').kind !== 'postgresql') {
    why = 'only PostgreSQL lies on a disk of its own'
    return
  }
  disk = mountSmall()
  const made = disk === null ? null : await ownDatabase(disk)
  const opened = made && (await office(async () => made))
  if (!made || !opened) {
    why = 'needs the right to mount a small file system'
    return
  }
  cluster = made
  o = opened
}, 120_000)
afterAll(async () => {
  if (!why) await o.close()
  if (disk === null) return
  execFileSync('umount', [disk])
  rmdirSync(disk)
})

const balloon = () => join(disk ?? '', 'balloon')
/** Takes every byte that is left. */
const fill = () => {
  for (const size of [mega, 4096])
    try {
      for (;;) appendFileSync(balloon(), Buffer.alloc(size))
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC')
    }
}

describe('a disk of the database that is full', { timeout: 400_000 }, () => {
  it('refuses with a sentence and loses nothing that was acknowledged; with room it goes on, though PostgreSQL had to end', async ({
    skip,
  }) => {
    skip(why !== '', why)
    const server = await o.start()
    const acknowledged = new Map<string, string>()
    const refused = new Map<string, Reply>()
    const submit = async (key: string) => {
      const content = {
        summary: `満杯 ${key}`,
        contact: { name: '早瀬', phone: '03-0000-0142' },
        // Texts that compress would not fill anything.
        method: Array.from({ length: 200 }, () => randomUUID()).join(' '),
      }
      const answer = await o.request('operator', 'POST', '/reports', { content }, { 'idempotency-key': key })
      if (answer.status === 201) acknowledged.set(key, answer.body.number)
      else refused.set(key, answer)
    }
    for (let n = 0; n < 10; n++) await submit(randomUUID())
    expect([acknowledged.size, refused.size]).toEqual([10, 0])

    fill()
    for (let n = 0; n < 300 && refused.size < 5; n++) await submit(randomUUID())
    const sentences = [...refused.values()].map(({ status, body }) => [status, body.code, body.ja, body.en])
    for (const sentence of sentences)
      expect(sentence).toEqual([
        507,
        'database_full',
        expect.stringMatching('入力は画面に残っています。管理者に空き容量を増やすよう伝えてください。'),
        expect.stringMatching('Ask your administrator to make room.'),
      ])
    expect(sentences).toHaveLength(5)
    const listed = await o.everything('operator', '/reports') // what is there can still be read
    expect(listed.map(({ number }) => number).sort()).toEqual([...acknowledged.values()].sort())

    // It gets worse: no room for the log that PostgreSQL writes before anything else, and it ends at once.
    for (let n = 0; n < 40; n++) {
      const alive = await cluster.asSuperuser('select pg_switch_wal(); create table if not exists turn (n int)').then(
        () => true,
        () => false,
      )
      if (!alive) break
    }
    const away = await o.request('operator', 'GET', '/reports')
    expect([away.status, away.body.code, away.retryAfter]).toEqual([503, 'database_away', '5'])

    // The administrator makes room and starts it; nobody repairs anything.
    rmSync(balloon())
    await cluster.restart('fast')
    for (const key of refused.keys()) await submit(key)
    expect(acknowledged.size).toBe(listed.length + 5)
    const numbers = [...acknowledged.values()].sort()
    expect((await o.everything('operator', '/reports')).map(({ number }) => number).sort()).toEqual(numbers)
    for (const seat of ['ministry', 'duty'] as const)
      await settled(async () => (await o.everything(seat, '/reports')).length === numbers.length)
    await settled(async () => (await o.request('operator', 'GET', '/home')).status === 200)
    await server.stop()

    await o.chain.attach()
    const twice = await o.chain.owner.pool.query(
      'select report_id, seq, to_id from relay_hop group by 1, 2, 3 having count(*) > 1',
    )
    expect(twice.rows).toEqual([])
    const verdict = await withActor(o.chain.world, { type: 'system', system: 'verifier' }, verify)
    expect(verdict.intact).toBe(true)
  })
})
