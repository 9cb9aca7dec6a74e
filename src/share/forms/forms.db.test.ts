import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpChain, httpChain } from '../../../test/http.ts'
import { definitionSchema } from '../../formats/forms/definition.ts'
import { minutes } from '../../kernel/clock.ts'

let http: HttpChain
let absent = false
beforeAll(async () => {
  const made = await httpChain()
  if (made) http = made
  else absent = true
})
afterAll(() => (absent ? undefined : http.close()))

const contact = { name: '早瀬', phone: '03-0000-0142' }
const send = async (content: object = {}): Promise<string> => {
  const { body, text } = await http.call('operator', 'POST', '/reports', {
    content: { summary: '改札が止まった。', contact, ...content },
  })
  if (!body?.id) throw new Error(text)
  await http.relay()
  return body.id
}
const forms = async (report: string, seat: Parameters<HttpChain['call']>[0] = 'operator') =>
  (await http.call(seat, 'GET', `/reports/${report}/forms`)).body
const officeOf = async (report: string, code: string) =>
  (await forms(report)).offices.find(({ office }: { office: string }) => office === code)
const answer = (report: string, fact: string, said: string) =>
  http.call('operator', 'PUT', `/reports/${report}/facts/${fact}`, { answer: said })
const exportOf = (report: string, form: string, more: object = {}) =>
  http.call('operator', 'POST', `/reports/${report}/forms/${form}/exports`, { medium: 'EXCEL', ...more })
const bytesOf = async (exported: string, seat: 'operator' | 'duty' = 'operator'): Promise<Buffer> => {
  const { app } = http
  const reply = await app.inject({
    method: 'GET',
    url: `/api/v1/form-exports/${exported}/content`,
    headers: { cookie: http.cookie(seat) },
  })
  expect(reply.statusCode).toBe(200)
  return reply.rawPayload
}
const sentNow = (exported: string, more: object = {}) => {
  http.chain.world.clock.advance(minutes(5))
  const sentAt = http.chain.world.clock.now().toISOString()
  const body = { sentAt, sentTo: '個人情報保護委員会の受付', receiptNumber: 'PPC-0042', consent: 'GIVEN', ...more }
  return http.call('operator', 'PUT', `/form-exports/${exported}/sending`, body)
}

describe('forms', () => {
  it('are shipped as samples that nobody has compared with the offices’ own, in a shape that can be edited', async ({
    skip,
  }) => {
    skip(absent)
    const { body } = await http.call('peer', 'GET', '/forms')
    expect(body.map(({ code }: { code: string }) => code)).toEqual([
      'JP-ACD-REPORT',
      'JP-COMMON-DDOS',
      'JP-COMMON-OTHER',
      'JP-COMMON-RANSOMWARE',
      'JP-POLICE',
      'JP-PPC',
      'NOROSHI-REPORT',
    ])
    for (const { code, seq, enteredAt, enteredBy, ...written } of body) {
      expect([code, seq, written.verified]).toEqual([code, 1, false])
      expect([code, definitionSchema.safeParse(written).error?.message]).toEqual([code, undefined])
      expect(enteredAt).toBeTruthy()
      expect(enteredBy).toBeNull()
    }
    const order = body.find(({ code }: { code: string }) => code === 'JP-ACD-REPORT')
    expect(order.validFrom).toBe('2026-10-01')
    expect(order.sections).toHaveLength(7)
  })

  it('get a new version from the coordinator, never a changed one, and two editors do not overwrite each other', async ({
    skip,
  }) => {
    skip(absent)
    const all = (await http.call('duty', 'GET', '/forms')).body
    const { code, seq, enteredAt, enteredBy, ...written } = all.find(
      ({ code }: { code: string }) => code === 'JP-POLICE',
    )
    const next = { ...written, ja: '警察への相談（改）', validFrom: '2026-11-01' }
    const enter = (seat: 'duty' | 'operatorHead', after: number, body: object = next) =>
      http.call(seat, 'PUT', '/forms/JP-POLICE', body, { 'if-match': `"${after}"` })
    expect((await enter('operatorHead', 1)).status).toBe(403)
    expect((await enter('duty', 1, { ...next, validFrom: '2026-11-02', validUntil: '2026-11-01' })).status).toBe(422)
    expect((await enter('duty', 1)).body).toEqual({ code: 'JP-POLICE', seq: 2 })
    expect((await enter('duty', 1)).status).toBe(412)
    const versions = (await http.call('duty', 'GET', '/forms')).body.filter(
      (each: { code: string }) => each.code === code,
    )
    expect(versions.map((each: { seq: number; ja: string }) => [each.seq, each.ja])).toEqual([
      [1, '警察への相談（見本）'],
      [2, '警察への相談（改）'],
    ])
    expect([seq, enteredBy, typeof enteredAt]).toEqual([1, null, 'string'])
  })
})

describe('reporting once', () => {
  it('lists the offices that ask, from the report, the directory and what the originator answers', async ({ skip }) => {
    skip(absent)
    const report = await send({ causes: ['CA_INT_FLOOD'] })
    const before = await forms(report)
    expect(before.facts.DDOS).toEqual({ truth: 'YES', from: 'REPORT' })
    expect(before.facts.SPECIAL_ESSENTIAL).toEqual({ truth: 'NO', from: 'DIRECTORY' })
    expect(before.offices.map(({ office, need, state }: Record<string, string>) => [office, need, state])).toEqual([
      ['PPC', 'UNCLEAR', 'OPEN'],
      ['POLICE', 'OFFERED', 'OPEN'],
    ])
    expect((await officeOf(report, 'PPC')).open).toEqual(['PERSONAL_DATA'])
    expect((await answer(report, 'PERSONAL_DATA', 'YES')).status).toBe(204)
    expect(await officeOf(report, 'PPC')).toMatchObject({ need: 'ASKED', state: 'DUE' })
    expect((await officeOf(report, 'PPC')).forms.map(({ code }: { code: string }) => code)).toEqual([
      'JP-COMMON-DDOS',
      'JP-PPC',
    ])
    await answer(report, 'MINISTRY_ASKED', 'YES')
    expect(await officeOf(report, 'SECTOR_MINISTRY')).toMatchObject({ need: 'ASKED', state: 'DUE', verified: false })
    await answer(report, 'PERSONAL_DATA', 'NO')
    expect(await officeOf(report, 'PPC')).toBeUndefined()
  })

  it('asks a special essential-infrastructure operator for the seven items, as the directory says of it', async ({
    skip,
  }) => {
    skip(absent)
    const { ids, owner } = http.chain
    const report = await send({ causes: ['CA_INT_MAIL'] })
    expect(await officeOf(report, 'PRIME_MINISTER')).toBeUndefined()
    await owner.pool.query(
      `insert into organisation_designation values ($1, 'SPECIAL_ESSENTIAL', '2026-10-01', null)`,
      [ids.OPERATOR],
    )
    expect(await officeOf(report, 'PRIME_MINISTER')).toMatchObject({
      need: 'UNCLEAR',
      open: ['DDOS', 'RANSOMWARE', 'SPECIFIED_INTRUSION'],
    })
    await answer(report, 'SPECIFIED_INTRUSION', 'YES')
    expect(await officeOf(report, 'PRIME_MINISTER')).toMatchObject({ need: 'ASKED', state: 'DUE' })
    await owner.pool.query('delete from organisation_designation')
  })

  it('asks nobody about a broken machine', async ({ skip }) => {
    skip(absent)
    const report = await send({ causes: ['CA_ACC_HW'] })
    expect((await forms(report)).offices.map(({ office }: { office: string }) => office)).toEqual(['PPC'])
    await answer(report, 'PERSONAL_DATA', 'NO')
    expect((await forms(report)).offices).toEqual([])
  })

  it('R-015: keeps what left with its hash and version, and after a follow-up says what the office has not been told', async ({
    skip,
  }) => {
    skip(absent)
    const report = await send({ causes: ['CA_INT_OTHER'] })
    await answer(report, 'PERSONAL_DATA', 'YES')
    const made = await exportOf(report, 'JP-PPC', { office: 'PPC' })
    expect([made.status, made.text]).toEqual([201, made.text])
    const file = await bytesOf(made.body.id)
    const { createHash } = await import('node:crypto')
    expect(createHash('sha256').update(file).digest('hex')).toBe(made.body.sha256)
    expect(await officeOf(report, 'PPC')).toMatchObject({ state: 'DUE' })
    expect((await sentNow(made.body.id, { sentAt: '2020-01-01T00:00:00.000Z' })).status).toBe(409)
    expect((await sentNow(made.body.id)).status).toBe(204)
    expect(await officeOf(report, 'PPC')).toMatchObject({
      state: 'SENT',
      sent: { receiptNumber: 'PPC-0042', seq: 1, formSeq: 1, consent: 'GIVEN', changed: [] },
    })
    const followUp = (after: number, content: object) =>
      http.call('operator', 'POST', `/reports/${report}/versions`, {
        kind: 'FOLLOW_UP',
        after,
        content: { summary: '改札が止まった。', contact, causes: ['CA_INT_OTHER'], ...content },
      })
    await followUp(1, { lessons: '教訓' })
    expect(await officeOf(report, 'PPC')).toMatchObject({ state: 'SENT' }) // the form does not ask for lessons
    await followUp(2, { impact: '改札機 20台' })
    expect(await officeOf(report, 'PPC')).toMatchObject({
      state: 'CHANGED',
      sent: { changed: [{ code: 'impact' }] },
    })
    expect(await bytesOf(made.body.id)).toEqual(file)
  })

  it('shows the coordinator what was sent where only with the originator’s consent to share, and others nothing', async ({
    skip,
  }) => {
    skip(absent)
    const report = await send()
    const made = []
    for (const consent of ['REFUSED', 'GIVEN', 'NOT_ASKED']) {
      const { body } = await exportOf(report, 'JP-PPC', { office: 'PPC', medium: 'CSV', consent })
      made.push(body.id)
      await sentNow(body.id, { consent })
    }
    const unsent = (await exportOf(report, 'JP-PPC', { office: 'PPC', consent: 'GIVEN' })).body.id
    const seen = async (seat: 'operator' | 'duty' | 'ministry') =>
      (await forms(report, seat)).exports.map(({ id }: { id: string }) => id)
    expect(await seen('operator')).toEqual([unsent, ...made.toReversed()])
    expect(await seen('duty')).toEqual([made[1]])
    expect(await seen('ministry')).toEqual([])
    expect((await http.call('duty', 'GET', `/form-exports/${made[0]}/content`)).status).toBe(404)
    expect((await http.call('duty', 'GET', `/form-exports/${made[1]}/content`)).status).toBe(200)
    expect(
      (
        await http.call('duty', 'PUT', `/form-exports/${made[1]}/sending`, {
          sentAt: '2026-11-20T00:00:00.000Z',
          sentTo: 'x',
          consent: 'GIVEN',
        })
      ).status,
    ).toBe(403)
    expect((await http.call('peer', 'GET', `/reports/${report}/forms`)).status).toBe(404)
  })
})

describe('what only a form asks', () => {
  it('is answered on the form, saved over what was read, and goes out with it', async ({ skip }) => {
    skip(absent)
    const report = await send()
    const url = `/reports/${report}/forms/JP-COMMON-RANSOMWARE`
    const save = (answers: object, version: number) =>
      http.call('operator', 'PUT', url, { answers }, { 'if-match': `"${version}"` })
    const saved = await save({ ransomNote: '72時間以内に支払え', extortion: ['ENCRYPTION'], extension: '' }, 0)
    expect(saved.body.filled.answers).toMatchObject({
      ransomNote: '72時間以内に支払え',
      extortion: ['ENCRYPTION'],
      summary: '改札が止まった。',
    })
    expect(saved.body.version).toBe(1)
    expect((await save({}, 0)).status).toBe(412)
    for (const wrong of [{ extortion: ['NONSENSE'] }, { summary: '別の話' }, { nothing: 'x' }])
      expect((await save(wrong, 1)).status).toBe(422)
    expect((await http.call('duty', 'GET', url)).status).toBe(403)
    expect((await http.call('peer', 'GET', url)).status).toBe(404)
  })
})

describe('a form that was filled in elsewhere', () => {
  const bring = (path: string, file: Buffer) => http.call('operator', 'POST', `/form-imports${path}`, file)

  it('comes back as the draft of a first report, or with every bad cell named and nothing taken', async ({ skip }) => {
    skip(absent)
    const csv = (event: string) =>
      Buffer.from(
        `様式コード,,NOROSHI-REPORT,1\nsummary,,改札が止まった。\ncontact.name,,早瀬\ncontact.phone,,03-0000-0142\neventClass,,${event}\noccurredAt,,昨日の夕刻\n`,
      )
    const bad = await bring('/preview', csv('停電'))
    expect(bad.body.flaws).toMatchObject([
      { sheet: 'CSV', row: 5, column: 'C', field: 'eventClass', flaw: 'NO_SUCH_CHOICE' },
    ])
    expect(bad.body.flaws[0].ja).toContain('次のどれかを書いてください')
    expect((await bring('', csv('停電'))).body).toMatchObject({ code: 'import_flawed' })
    const good = await bring('/preview', csv('EV_A_UNAVAIL'))
    expect(good.body).toMatchObject({
      layout: 'FORM',
      form: { code: 'NOROSHI-REPORT' },
      reports: [{ summary: '改札が止まった。' }],
      flaws: [],
    })
    const taken = await bring('', csv('EV_A_UNAVAIL'))
    const { body: draft } = await http.call('operator', 'GET', `/report-drafts/${taken.body.drafts[0]}`)
    expect(draft).toMatchObject({
      kind: 'FIRST',
      content: { summary: '改札が止まった。', contact, eventClass: 'EV_A_UNAVAIL' },
    })
    expect(draft.content.occurredAt).toMatchObject({ wording: '昨日の夕刻', certainty: 'PROBABLE' })
  })

  it('R-015: is a follow-up in draft where it belongs to a report, and changes nothing where it says the same', async ({
    skip,
  }) => {
    skip(absent)
    const report = await send({ impact: '一部の改札', indicators: [{ kind: 'IPV4', value: '192.0.2.1' }] })
    const { body } = await exportOf(report, 'NOROSHI-REPORT', { medium: 'CSV' })
    const file = (await bytesOf(body.id)).toString('utf8')
    const same = await bring(`?report=${report}`, Buffer.from(file))
    expect(same.body).toEqual({ drafts: [], reports: [], answers: 0 })
    const changed = Buffer.from(
      file.replace('一部の改札', '全駅の改札').replace('"place","発生場所",""', '"place","発生場所","中央駅"'),
    )
    const taken = await bring(`?report=${report}`, changed)
    expect(taken.body).toMatchObject({ reports: [], answers: 1 })
    const { body: draft } = await http.call('operator', 'GET', `/report-drafts/${taken.body.drafts[0]}`)
    expect(draft).toMatchObject({
      kind: 'FOLLOW_UP',
      report,
      content: { impact: '全駅の改札', indicators: [{ value: '192.0.2.1' }] },
    })
    expect(
      (await http.call('operator', 'GET', `/reports/${report}/forms/NOROSHI-REPORT`)).body.filled.answers.place,
    ).toBe('中央駅')
    expect((await bring(`?report=${report}`, changed)).body).toMatchObject({ code: 'draft_under_way' })
  })

  it('may hold several reports, which are looked at first and then taken all at once', async ({ skip }) => {
    skip(absent)
    const blank = await http.call('operator', 'GET', '/forms/NOROSHI-REPORT/blank?layout=BULK&medium=CSV')
    const [head = ''] = blank.text.split('\r\n')
    const names = head.split(',').map(name => name.replaceAll('"', ''))
    const line = (row: Record<string, string>) => names.map(name => `"${row[name] ?? ''}"`).join(',')
    const one = { summary: '一件目', 'contact.name': '早瀬', 'contact.phone': '03-0000-0142' }
    const table = (...rows: Record<string, string>[]) => Buffer.from([head, ...rows.map(line)].join('\r\n'))
    const lacking = await bring('/preview?as=REPORTS', table(one, { summary: '二件目' }))
    expect(lacking.body.flaws.map(({ row, field, flaw }: Record<string, string>) => [row, field, flaw])).toEqual([
      [3, 'contact.name', 'MISSING'],
    ])
    const two = { ...one, summary: '二件目', eventClass: 'EV_OMEN' }
    expect(
      (await bring('/preview?as=REPORTS', table(one, two))).body.reports.map(
        ({ summary }: { summary: string }) => summary,
      ),
    ).toEqual(['一件目', '二件目'])
    const { body } = await bring('?as=REPORTS', table(one, two))
    expect(body.reports.map(({ number }: { number: string }) => /^R-\d+$/.test(number))).toEqual([true, true])
    expect((await bring('', table(one, two))).body.drafts).toHaveLength(2)
    expect((await http.call('police', 'POST', '/form-imports/preview', table(one))).status).toBe(403)
  })
})
