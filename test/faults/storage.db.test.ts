import { execFileSync } from 'node:child_process'
import { createReadStream, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { minutes } from '../../src/kernel/clock.ts'
import { newId } from '../../src/kernel/ids.ts'
import { withoutActor } from '../../src/platform/db/actor.ts'
import { startWorkers } from '../../src/platform/jobs/jobs.ts'
import { type FileSettings, openStorage } from '../../src/platform/storage/open.ts'
import type { Storage } from '../../src/platform/storage/storage.ts'
import { readAdvisoryFile } from '../../src/share/advisories/files/jobs.ts'
import * as files from '../../src/share/advisories/files/service.ts'
import { clearOrphans } from '../../src/share/attachments/jobs.ts'
import { createShelf } from '../../src/share/investigations/results/shelf.ts'
import * as investigations from '../../src/share/investigations/service.ts'
import { enterAs } from '../../src/trust/identity/sign-in/service.ts'
import { advisoryDesk } from '../advisory-desk.ts'
import type { SeatName } from '../chain.ts'
import { type HttpChain, httpChain, testConfig } from '../http.ts'
import { bench, smallEvidence } from '../investigations.ts'
import { startS3 } from '../platform/s3-server.ts'

interface Keeping {
  settings: FileSettings
  down(): Promise<void>
  up(): Promise<void>
  remove(): Promise<void>
}

const inFolder = async (): Promise<Keeping> => {
  const root = mkdtempSync(join(tmpdir(), 'noroshi-storage-'))
  const folder = join(root, 'files')
  const away = join(root, 'away')
  return {
    settings: { ...testConfig.files, folder },
    // As when a mounted share is gone: where the folder stood there is none.
    down: async () => {
      renameSync(folder, away)
      writeFileSync(folder, '')
    },
    up: async () => {
      rmSync(folder)
      renameSync(away, folder)
    },
    remove: async () => rmSync(root, { recursive: true, force: true }),
  }
}

const inBucket = async (): Promise<Keeping> => {
  const s3 = await startS3()
  return {
    settings: { ...testConfig.files, s3: s3.settings },
    down: s3.down,
    up: s3.up,
    remove: s3.stop,
  }
}

const content = { summary: '改札が止まった。', contact: { name: '早瀬', phone: '03-0000-0142' }, tlp: 'TLP:AMBER' }

describe.each([
  ['a folder', inFolder],
  ['a bucket', inBucket],
] as const)('a storage of files (%s) that is away for a day', { timeout: 300_000 }, (_, open) => {
  let keeping: Keeping
  let storage: Storage
  let h: HttpChain
  let cookies: Partial<Record<SeatName, string>>
  let absent = false
  beforeAll(async () => {
    keeping = await open()
    const made = await httpChain(undefined, { files: keeping.settings })
    if (made) h = made
    else absent = true
    storage = openStorage(keeping.settings)
  })
  afterAll(async () => {
    if (!absent) await h.close()
    await keeping.remove()
  })
  beforeEach(() => (absent ? undefined : signIn()))

  /** A session ends after twelve hours; whoever works on signs in again. */
  const signIn = async () => {
    cookies = {}
    for (const seat of ['operator', 'ministry', 'duty'] as const) {
      const { world, actors } = h.chain
      const session = await withoutActor(world, tx => enterAs(tx, actors[seat].post, world.clock.now()))
      cookies[seat] = `noroshi=${session}`
    }
  }
  const call = (seat: SeatName, method: 'GET' | 'POST', path: string, body?: unknown, headers = {}) =>
    h.call(seat, method, path, body, { cookie: cookies[seat] ?? '', ...headers })
  const upload = (name: string, bytes: Buffer, headers = {}) =>
    call('operator', 'POST', `/attachments?name=${name}`, bytes, headers)
  const hour = () => h.chain.world.clock.advance(minutes(60))

  const someSeconds = () => {
    const until = performance.now() + 8000
    return async () => performance.now() > until
  }

  it('says so to whoever attaches or reads a file, takes every text, and has lost nothing when it is back', async ({
    skip,
  }) => {
    skip(absent)
    const before = Buffer.from('記録 1')
    const kept = await upload('before.txt', before)
    await call('operator', 'POST', '/reports', { content, attachments: [kept.body.id] })
    await h.relay()
    await keeping.down()
    const key = { 'idempotency-key': 'attached-through-the-outage' }
    for (let hours = 0; hours < 24; hours++) {
      if (hours % 8 === 0) await signIn()
      const refused = await upload('during.txt', Buffer.from('記録 2'), key)
      expect([refused.status, refused.body.code]).toEqual([503, 'storage_down'])
      expect([refused.body.ja, refused.body.en]).toEqual([
        expect.stringMatching('本文はこのまま送れます。しばらくしてから、もう一度添付してください。'),
        expect.stringMatching('Attach it again later.'),
      ])
      const read = await call('ministry', 'GET', `/attachments/${kept.body.id}/content`)
      expect([read.status, read.body.code]).toEqual([503, 'storage_down'])
      expect((await call('operator', 'POST', '/reports', { content })).status).toBe(201)
      await expect(clearOrphans(h.chain.world, storage)).rejects.toMatchObject({ code: 'storage_down' })
      hour()
    }
    await keeping.up()
    await signIn()
    expect((await call('ministry', 'GET', `/attachments/${kept.body.id}/content`)).text).toBe(before.toString())
    const again = await upload('during.txt', Buffer.from('記録 2'), key)
    expect(again.status).toBe(201)
    expect((await upload('during.txt', Buffer.from('記録 2'), key)).body).toEqual(again.body)
    await h.relay()
    expect((await call('ministry', 'GET', '/reports?limit=200')).body.items).toHaveLength(25)
    expect(await clearOrphans(h.chain.world, storage)).toBe(0)
    expect((await call('operator', 'GET', `/attachments/${again.body.id}/content`)).text).toBe('記録 2')
  })

  it('keeps the reading of an advisory’s files waiting, which is done when it is back', async ({ skip }) => {
    skip(absent)
    const { world, actors, owner, database } = h.chain
    const d = advisoryDesk(h.chain)
    const { id } = await d.draft()
    const file = await call('duty', 'POST', '/attachments?name=note.txt', Buffer.from('手順'))
    const { version } = await d.look(id)
    await d.as('duty', tx => files.attach(tx, actors.duty, id, { version, attachments: [file.body.id] }, d.now()))
    await keeping.down()
    const troubles: unknown[] = []
    const workers = {
      'report.relay': async () => undefined,
      'notification.mail': async () => undefined,
      'advisory.read_file': readAdvisoryFile(world, storage),
    }
    const stop = await startWorkers(database, workers, error => troubles.push(error))
    const job = async () =>
      (await owner.pool.query(`select state, retry_count from pgboss.job where name = 'advisory.read_file'`)).rows[0]
    try {
      // The queue keeps its own time, so that the next try is brought forward instead of the clock.
      for (let tried = 1; tried <= 24; tried++) {
        await expect.poll(() => troubles.length, { timeout: 30_000 }).toBe(tried)
        await expect.poll(async () => (await job()).state).toBe('retry')
        await owner.pool.query(`update pgboss.job set start_after = now() where name = 'advisory.read_file'`)
      }
      expect((await d.look(id)).files.map(({ fault }) => fault)).toEqual(['file_not_read'])
      await keeping.up()
      await expect.poll(async () => (await job()).state, { timeout: 30_000 }).toBe('completed')
    } finally {
      await stop()
    }
    expect((await d.look(id)).files.map(({ fault }) => fault)).toEqual([null])
  })

  it('makes an investigation wait for its evidence and for the place of its result, and costs it no attempt', async ({
    skip,
  }) => {
    skip(absent)
    const { world, actors, owner } = h.chain
    const d = advisoryDesk(h.chain)
    const root = mkdtempSync(join(tmpdir(), 'noroshi-evidence-'))
    smallEvidence(join(root, 'office'))
    const archive = join(root, 'evidence.tar.gz')
    execFileSync('tar', ['czf', archive, '-C', root, 'office'])
    const runs = async () =>
      (await owner.pool.query('select seq, state, failure, attempts from investigation_run order by seq')).rows
    const idle = async () => (await runs()).every(({ state }) => state === 'DONE' || state === 'FAILED')
    const shelf = createShelf(storage, join(root, 'fetched'))
    const b = bench(world, idle, { storage, shelf })
    try {
      const { id: caseId } = await d.openCase()
      const asked = { case: caseId, title: '不審な通信', tlp: 'TLP:AMBER' as const, folder: null }
      const custody = { takenBy: '佐久間', takenFrom: '早瀬', takenAt: d.now() }
      const { id } = await d.as('operator', tx =>
        investigations.start(tx, actors.operator, { ...asked, ...custody }, undefined, d.now()),
      )
      const [name, named] = ['evidence.tar.gz', newId(d.now())]
      const stored = await storage.put(named, createReadStream(archive), 1 << 30)
      const evidence = { name, content: named, size: stored.size, sha256: stored.sha256 }
      await d.as('operator', tx => investigations.bringEvidence(tx, actors.operator, id, evidence, d.now()))

      await keeping.down()
      await b.work(someSeconds())
      expect(await runs()).toMatchObject([{ state: 'RUNNING', attempts: 1 }])
      await keeping.up()
      await b.work()
      expect(await runs()).toMatchObject([{ seq: 1, state: 'DONE', attempts: 1 }])

      await d.as('operator', tx => investigations.runAgain(tx, actors.operator, id, d.now()))
      rmSync(join(b.folder, id, 'result'), { recursive: true, force: true })
      await keeping.down()
      await b.work(async () => existsSync(join(b.folder, id, 'result', 'report.json')))
      await b.work(someSeconds())
      expect((await runs())[1]).toMatchObject({ seq: 2, state: 'RUNNING', attempts: 1 })
      await keeping.up()
      await b.work()
      expect((await runs())[1]).toMatchObject({ seq: 2, state: 'DONE', failure: '', attempts: 1 })
    } finally {
      await b.remove()
      rmSync(root, { recursive: true, force: true })
    }
  })
})
