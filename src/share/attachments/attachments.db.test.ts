import { randomBytes } from 'node:crypto'
import { readdir, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpChain, httpChain, testConfig } from '../../../test/http.ts'
import { minutes } from '../../kernel/clock.ts'
import { openStorage } from '../../platform/storage/open.ts'
import { clearOrphans } from './jobs.ts'

let h: HttpChain
let absent = false
beforeAll(async () => {
  const made = await httpChain()
  if (made) h = made
  else absent = true
})
afterAll(async () => {
  if (absent) return
  await h.close()
  await rm(testConfig.files.folder, { recursive: true, force: true })
})

const content = { summary: '不審な通信', contact: { name: '早瀬', phone: '03-0000-0142' }, tlp: 'TLP:AMBER' }
const upload = (seat: 'operator' | 'duty' | 'ministry', name: string, bytes: Buffer, more = '', headers = {}) =>
  h.call(seat, 'POST', `/attachments?name=${encodeURIComponent(name)}${more}`, bytes, headers)
const stored = async () =>
  (await readdir(testConfig.files.folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
const send = async (attachments: string[]) => h.call('operator', 'POST', '/reports', { content, attachments })
const read = (seat: 'operator' | 'operatorHead' | 'duty' | 'ministry' | 'peer' | 'police', id: string) =>
  h.call(seat, 'GET', `/attachments/${id}/content`)
const entries = async (action: string) =>
  (await h.chain.owner.pool.query('select person_id from audit_entry where action = $1', [action])).rows.map(
    row => row.person_id,
  )

describe('an attachment', () => {
  it('is its uploader’s alone until it is sent, and then belongs to whoever may read the report', async ({ skip }) => {
    skip(absent)
    const bytes = Buffer.from('MZ\u0000 synthetic')
    const { body, status } = await upload('operator', '請求書\u202Efdp.exe', bytes, '&type=application/pdf&note=検体')
    expect([status, body.size, body.declaredType]).toEqual([201, bytes.length, 'application/pdf'])
    expect(body.detectedType).toBe('application/vnd.microsoft.portable-executable')
    for (const seat of ['operatorHead', 'duty', 'ministry', 'peer'] as const)
      expect([seat, (await read(seat, body.id)).status]).toEqual([seat, 404])

    const report = await send([body.id])
    expect(report.status).toBe(201)
    await h.relay()
    for (const seat of ['operatorHead', 'duty', 'ministry'] as const)
      expect([seat, (await read(seat, body.id)).text]).toEqual([seat, bytes.toString()])
    for (const seat of ['peer', 'police'] as const) expect((await read(seat, body.id)).status).toBe(404)
    const listed = await h.call('ministry', 'GET', `/reports/${report.body.id}/attachments`)
    expect(listed.body).toMatchObject([{ id: body.id, seq: 1, tlp: 'TLP:AMBER', sha256: body.sha256, note: '検体' }])
    expect((await h.call('peer', 'GET', `/reports/${report.body.id}/attachments`)).status).toBe(404)
    const { actors } = h.chain
    expect(await entries('attachment.read')).toEqual([actors.duty.person, actors.ministry.person])
  })

  it('is handed out as bytes to be saved: never inline, of no type, in a sandbox', async ({ skip }) => {
    skip(absent)
    const { body } = await upload('operator', 'page.html', Buffer.from('<script>alert(1)</script>'))
    const reply = await h.app.inject({
      url: `/api/v1/attachments/${body.id}/content`,
      headers: { cookie: h.cookie('operator') },
    })
    expect(reply.headers['content-disposition']).toMatch(/^attachment; filename="page.html"/)
    expect(reply.headers['content-type']).toBe('application/octet-stream')
    expect(reply.headers['x-content-type-options']).toBe('nosniff')
    expect(reply.headers['content-security-policy']).toBe("default-src 'none'; sandbox")
  })

  it('is taken once however often the same upload is repeated, and its bytes are kept once', async ({ skip }) => {
    skip(absent)
    const before = (await stored()).length
    const key = { 'idempotency-key': 'the-same-upload-1' }
    const first = await upload('operator', 'log.txt', Buffer.from('one'), '', key)
    const again = await upload('operator', 'log.txt', Buffer.from('one'), '', key)
    expect([again.status, again.body]).toEqual([201, first.body])
    expect((await upload('operator', 'log.txt', Buffer.from('two'), '', key)).body.code).toBe('idempotency_key_reused')
    expect((await stored()).length).toBe(before + 1)
  })

  it('that is empty, too large or more openly labelled than its report is refused, and leaves no bytes', async ({
    skip,
  }) => {
    skip(absent)
    const before = (await stored()).length
    expect((await upload('operator', 'empty.txt', Buffer.alloc(0))).body.code).toBe('file_empty')
    const large = await upload('operator', 'large.bin', randomBytes(testConfig.files.limit + 1))
    expect([large.status, large.body.code, large.body.en]).toEqual([
      413,
      'file_too_large',
      expect.stringMatching('1 MB'),
    ])
    expect((await stored()).length).toBe(before)
    const { body } = await upload('operator', 'open.txt', Buffer.from('x'), '&tlp=TLP%3ACLEAR')
    expect((await send([body.id])).body.code).toBe('label_too_open')
  })

  it('cannot be taken by somebody else, nor sent twice', async ({ skip }) => {
    skip(absent)
    const { body } = await upload('duty', 'of-the-coordinator.txt', Buffer.from('x'))
    expect((await send([body.id])).status).toBe(404)
    const own = await upload('operator', 'own.txt', Buffer.from('x'))
    expect((await send([own.body.id])).status).toBe(201)
    expect((await send([own.body.id])).status).toBe(404)
  })

  it('goes with its bytes before it is sent; afterwards it is marked as withdrawn and stays', async ({ skip }) => {
    skip(absent)
    const { body } = await upload('operator', 'gone.txt', Buffer.from('gone'))
    const before = (await stored()).length
    expect((await h.call('duty', 'DELETE', `/attachments/${body.id}`)).status).toBe(404)
    expect((await h.call('operator', 'DELETE', `/attachments/${body.id}`)).status).toBe(204)
    expect((await stored()).length).toBe(before - 1)

    const sent = await upload('operator', 'sent.txt', Buffer.from('sent'))
    const report = await send([sent.body.id])
    await h.relay()
    expect((await h.call('operator', 'DELETE', `/attachments/${sent.body.id}`)).status).toBe(409)
    const withdraw = (seat: 'duty' | 'operator') =>
      h.call(seat, 'PUT', `/attachments/${sent.body.id}/withdrawal`, { reason: '別のファイルを添付したため' })
    expect((await withdraw('duty')).status).toBe(403)
    expect((await withdraw('operator')).status).toBe(204)
    const listed = await h.call('duty', 'GET', `/reports/${report.body.id}/attachments`)
    expect(listed.body).toMatchObject([{ withdrawnReason: '別のファイルを添付したため' }])
    expect((await read('duty', sent.body.id)).text).toBe('sent')
  })

  it('comes with a message, a case and the evidence of a measure, and the case lists them all', async ({ skip }) => {
    skip(absent)
    const report = (await send([(await upload('operator', 'r.txt', Buffer.from('r'))).body.id])).body.id
    await h.relay()
    const opened = (await h.call('duty', 'POST', '/cases', { report, title: '不審な通信' })).body.id
    const { OPERATOR } = h.chain.ids
    const measure = (
      await h.call('duty', 'POST', `/cases/${opened}/measures`, { text: '遮断', ownerOrganisation: OPERATOR })
    ).body.id
    const message = await upload('duty', 'm.txt', Buffer.from('m'))
    await h.call('duty', 'POST', `/cases/${opened}/messages`, { body: '図', attachments: [message.body.id] })
    const evidence = await upload('operator', 'e.txt', Buffer.from('e'))
    const attach = (seat: 'operator' | 'duty', body: object) =>
      h.call(seat, 'POST', `/cases/${opened}/attachments`, body)
    const asEvidence = await attach('operator', { attachments: [evidence.body.id], measure })
    const ownFile = await upload('operator', 'no.txt', Buffer.from('n'))
    const refused = await attach('operator', { attachments: [ownFile.body.id] })
    const listed = await h.call('duty', 'GET', `/cases/${opened}/attachments`)
    const names = listed.body.map((file: { name: string }) => file.name).sort()
    expect([asEvidence.status, refused.status, names]).toEqual([201, 403, ['e.txt', 'm.txt', 'r.txt']])
  })
})

describe('the clearing', () => {
  it('removes what was never sent and bytes that no record names, and nothing else', async ({ skip }) => {
    skip(absent)
    const storage = openStorage(testConfig.files)
    const kept = await upload('operator', 'kept.txt', Buffer.from('kept'))
    await send([kept.body.id])
    await upload('operator', 'unsent.txt', Buffer.from('unsent'))
    const { rows } = await h.chain.owner.pool.query('select content_id from attachment where id = $1', [kept.body.id])
    const nobodys = '01990000-0000-7000-8000-00000000abcd'
    await storage.put(nobodys, Readable.from(['x']), 10)
    expect(await clearOrphans(h.chain.world, storage)).toBe(0) // young bytes may be under way
    for (const file of await stored()) await utimes(join(file.parentPath, file.name), new Date(0), new Date(0))
    h.chain.world.clock.advance(minutes(8 * 24 * 60))
    expect(await clearOrphans(h.chain.world, storage)).toBeGreaterThanOrEqual(2)
    const left = (await stored()).map(file => file.name)
    expect(left).toContain(rows[0].content_id)
    expect(left).not.toContain(nobodys)
    const waiting = await h.chain.owner.pool.query('select count(*)::int as n from attachment where object_id is null')
    expect(waiting.rows[0].n).toBe(0)
  })
})
