import { randomUUID } from 'node:crypto'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBackup, restoreBackup } from '../../src/main/backup/restore.ts'
import { type Installation, takeBackup } from '../../src/main/backup/take.ts'
import { type World, withActor } from '../../src/platform/db/actor.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { folderStorage } from '../../src/platform/storage/folder.ts'
import { seal, verify } from '../../src/trust/audit/service.ts'
import { type FreshDatabase, freshDatabase } from '../database/fresh.ts'
import { type HttpChain, httpChain } from '../http.ts'
import { type Walk, walk } from '../walk.ts'

const content = '端末の記録'

interface Empty {
  into: Installation
  /** As the server of the restored installation has it. */
  world: World
  close(): Promise<void>
}

describe('a backup', () => {
  let http: HttpChain
  let walked: Walk
  let folder: string
  let from: Installation
  let attachment: { id: string; size: number; sha256: string }
  let absent = false
  const place = (name: string) => join(folder, name)
  const nothing = () => undefined
  const take = (name: string, passphrase: string | null = null) =>
    takeBackup(from, { folder: place(name), passphrase }, 'test', nothing)

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'noroshi-backup-'))
    const made = await httpChain()
    if (!made) {
      absent = true
      return
    }
    http = made
    walked = await walk(http)
    const { world, actors, owner } = http.chain
    await withActor(world, { type: 'system', system: 'sealer' }, tx => seal(tx, world.clock.now()))
    from = { database: owner, storage: folderStorage(place('files')), data: place('from') }
    const id = randomUUID()
    attachment = { id, ...(await from.storage.put(id, Readable.from([Buffer.from(content)]), 1000)) }
    await owner.pool.query(
      `insert into attachment (id, content_id, object_kind, object_id, organisation_id, person_id, post_id, name, declared_type,
         detected_type, size, sha256, object_limit, added_at, bound_at)
       values ($1, $1, 'report', $2, $3, $4, $5, 'log.txt', 'text/plain', 'text/plain', $6, $7, 1000, now(), now())`,
      [
        id,
        walked.report,
        actors.operator.organisation,
        actors.operator.person,
        actors.operator.post,
        attachment.size,
        attachment.sha256,
      ],
    )
    await owner.pool.query(`insert into pgboss.job (name, data, state) values ('report.relay', $1, 'active')`, [
      { report: walked.report, seq: 1 },
    ])
    mkdirSync(place('from'))
    writeFileSync(join(place('from'), 'secret.key'), 'key', { mode: 0o600 })
  })
  afterAll(async () => {
    if (!absent) await http.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** On either database: this project's own kind, and the embedded one. */
  const empty = async (kind: 'same' | 'embedded'): Promise<Empty> => {
    const data = mkdtempSync(place(`into-${kind}-`))
    const fresh: FreshDatabase | null = kind === 'same' ? await freshDatabase() : null
    const database = fresh?.owner ?? (await openDatabase({ data, databaseUrl: undefined }))
    return {
      into: { database, storage: folderStorage(join(data, 'files')), data },
      world: { kysely: (fresh?.database ?? database).kysely, clock: http.chain.world.clock },
      close: () => (fresh ?? database).close(),
    }
  }

  it.each(['same', 'embedded'] as const)(
    'taken while people work comes to life on another installation (%s database), every row compared',
    async kind => {
      if (absent) return
      const before = await http.call('operator', 'GET', `/reports/${walked.report}`)
      const sentence = { summary: '受付後の連絡', contact: { name: '早瀬', phone: '03-0000-0142' } }
      const [taken] = await Promise.all([
        take(`busy-${kind}`),
        ...Array.from({ length: 6 }, () => http.call('operator', 'POST', '/reports', { content: sentence })),
      ])
      const { into, world, close } = await empty(kind)
      try {
        await restoreBackup({ folder: place(`busy-${kind}`), passphrase: null }, into, nothing)
        const verdict = await withActor(world, { type: 'system', system: 'verifier' }, verify)
        expect(verdict).toMatchObject({ intact: true })
        const { rows: kept } = await into.database.pool.query(
          'select content from report_version where report_id = $1 and seq = 1',
          [walked.report],
        )
        expect(kept[0].content.summary).toBe(before.body.versions?.[0]?.content.summary ?? before.body.content?.summary)
        const jobs = await into.database.pool.query(
          `select count(*)::int as count from pgboss.job where state = 'retry'`,
        )
        expect(jobs.rows[0].count).toBeGreaterThan(0)
        const open = await into.database.pool.query('select count(*)::int as count from session where ended_at is null')
        expect(open.rows[0].count).toBe(0)
        expect(await text(await into.storage.get(attachment.id, attachment))).toBe(content)
        expect(readFileSync(join(into.data, 'secret.key'), 'utf8')).toBe('key')
        expect(taken.tables.find(({ table }) => table === 'report')?.rows).toBeGreaterThan(0)
        await expect(restoreBackup({ folder: place(`busy-${kind}`), passphrase: null }, into, nothing)).rejects.toThrow(
          /in use/,
        )
      } finally {
        await close()
      }
    },
  )

  it('the sealer goes on where it was: entries not yet sealed there are sealed here', async ({ skip }) => {
    skip(absent)
    await http.call('operator', 'GET', `/reports/${walked.report}`)
    await take('unsealed')
    const { into, world, close } = await empty('same')
    try {
      await restoreBackup({ folder: place('unsealed'), passphrase: null }, into, nothing)
      await withActor(world, { type: 'system', system: 'sealer' }, tx => seal(tx, world.clock.now()))
      expect(await withActor(world, { type: 'system', system: 'verifier' }, verify)).toMatchObject({
        intact: true,
        unsealed: 0,
      })
    } finally {
      await close()
    }
  })

  it('is opened by its passphrase alone, and shows nothing without it', async ({ skip }) => {
    skip(absent)
    await take('closed', 'eleven beacons on the hills')
    const order = (passphrase: string | null) => ({ folder: place('closed'), passphrase })
    expect((await openBackup(order('eleven beacons on the hills'))).manifest.keys).toHaveLength(1)
    await expect(openBackup(order('twelve beacons'))).rejects.toThrow(/passphrase/)
    await expect(openBackup(order(null))).rejects.toThrow(/--passphrase-file/)
    for (const name of readdirSync(place('closed'), { recursive: true, encoding: 'utf8' }).filter(path =>
      path.includes('.'),
    ))
      expect(readFileSync(join(place('closed'), name)).includes('report_version')).toBe(false)
  })

  it.each([null, 'eleven beacons on the hills'])(
    'with one byte changed, added or cut off restores nothing (%s)',
    async passphrase => {
      if (absent) return
      const name = passphrase ? 'hurt-closed' : 'hurt'
      await take(name, passphrase)
      const order = { folder: place(name), passphrase }
      const file = join(place(name), 'tables', 'report_version.jsonl')
      const whole = readFileSync(file)
      const hurts: (() => void)[] = [
        () =>
          writeFileSync(
            file,
            whole.map((byte, index) => (index === whole.length >> 1 ? byte ^ 1 : byte)),
          ),
        () => truncateSync(file, whole.length - 1),
        () => appendFileSync(file, 'x'),
        () => rmSync(file),
      ]
      for (const hurt of hurts) {
        hurt()
        await expect(openBackup(order)).rejects.toThrow(/report_version/)
        writeFileSync(file, whole)
      }
      await expect(openBackup(order)).resolves.toBeDefined()
    },
  )

  it('never overwrites another, and half of one is not taken for a whole', async ({ skip }) => {
    skip(absent)
    await take('once')
    await expect(take('once')).rejects.toThrow(/exists already/)
    const broken: Installation = {
      ...from,
      storage: { ...from.storage, get: () => Promise.reject(new Error('the disk is gone')) },
    }
    await expect(takeBackup(broken, { folder: place('half'), passphrase: null }, 'test', nothing)).rejects.toThrow(
      /gone/,
    )
    expect(readdirSync(folder).filter(name => name.startsWith('half'))).toEqual([])
    await expect(openBackup({ folder: place('half'), passphrase: null })).rejects.toThrow(/not a whole backup/)
  })
})
