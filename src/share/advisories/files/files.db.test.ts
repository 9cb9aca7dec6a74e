import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf } from '../../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../../test/chain.ts'
import { testConfig } from '../../../../test/http.ts'
import { openStorage } from '../../../platform/storage/open.ts'
import * as attachments from '../../attachments/service.ts'
import * as recalls from '../recall/service.ts'
import { readAdvisoryFile } from './jobs.ts'
import * as files from './service.ts'

let c: Chain
let d: AdvisoryDesk
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) {
    c = made
    d = advisoryDesk(made)
  } else absent = true
})
afterAll(() => (absent ? undefined : c.close()))

const storage = openStorage(testConfig.files)

const upload = async (name: string, text: string | Uint8Array): Promise<string> => {
  const body = Buffer.from(text)
  const content = randomUUID()
  const received = await storage.put(content, Readable.from([body]), 1 << 20)
  expect(received.sha256).toBe(createHash('sha256').update(body).digest('hex'))
  const { id } = await d.as('duty', tx =>
    attachments.add(
      tx,
      c.actors.duty,
      { content, name, declaredType: '', tlp: null, note: '', received, objectLimit: 1 << 22 },
      d.now(),
    ),
  )
  return id
}

const attach = async (advisory: string, name: string, text: string | Uint8Array): Promise<string> => {
  const file = await upload(name, text)
  const version = (await d.look(advisory)).version
  await d.as('duty', tx => files.attach(tx, c.actors.duty, advisory, { version, attachments: [file] }, d.now()))
  await readAdvisoryFile(c.world, storage)({ attachment: file })
  return file
}

const faults = async (advisory: string) => (await d.look(advisory)).files.map(({ fault, field }) => [fault, field])
const listed = (seat: SeatName, object: string) =>
  d.as(seat, tx => attachments.of(tx, c.actors[seat], { id: object, tlp: 'TLP:GREEN' }))

describe('files of an advisory', () => {
  it('R-037: are refused while their name or their words name the victim, in any spelling', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    await attach(id, 'ＯＰＥＲＡＴＯＲ組織_経緯.txt', '何もない')
    await attach(id, '経緯.txt', 'operator organisation の端末')
    expect((await faults(id)).map(([fault]) => fault)).toEqual(['file_names_victim', 'file_names_victim'])
    expect((await d.lacks(id)).filter(code => code === 'file_names_victim')).toHaveLength(2)
  })

  it('R-037: are refused while the author field of a document names it, though the text is clean', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    const pdf = '%PDF-1.7\n1 0 obj <</Author (OPERATOR organisation) /Title (Steps)>> endobj'
    const file = await attach(id, 'steps.pdf', pdf)
    expect(await faults(id)).toEqual([['file_names_victim', 'AUTHOR']])
    const { version } = await d.look(id)
    await d.as('duty', tx => files.remove(tx, c.actors.duty, id, { version, file }, d.now()))
    expect(await faults(id)).toEqual([])
    expect(await d.lacks(id)).not.toContain('file_names_victim')
  })

  it('R-036: what no program reads goes out only after a person has looked into it', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    const file = await attach(id, 'sample.bin', Uint8Array.from([0, 1, 2, 255]))
    expect(await faults(id)).toEqual([['file_not_looked_at', undefined]])
    await d.as('approver', tx => files.confirmLooked(tx, c.actors.approver, id, file, d.now()))
    expect(await faults(id)).toEqual([[null, undefined]])
    expect((await d.look(id)).files[0]?.lookedBy).toMatchObject({ ja: 'approverさん' })
  })

  it('R-036: whoever attached one is no second person, and R-049: the consent is to these files', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    await d.answer((await d.ask(id)).id, 'GRANTED')
    await attach(id, 'steps.txt', '203.0.113.58 を遮断する')
    expect(await d.lacks(id)).toContain('consent_other_revision')
    const consent = await d.ask(id)
    expect((await listed('operatorHead', consent.id)).map(({ name }) => name)).toEqual(['steps.txt'])
    await d.answer(consent.id, 'GRANTED')
    await d.review(id)
    expect(await codeOf(d.publish(id, 'duty'))).toBe('second_person')
    expect((await d.publish(id)).recipients).toBeGreaterThan(0)
  })

  it('R-038: reach exactly the recipients with the edition, and none once it is recalled', async ({ skip }) => {
    skip(absent)
    const { id } = await d.draft()
    await attach(id, 'steps.txt', '203.0.113.58 を遮断する')
    await d.answer((await d.ask(id)).id, 'GRANTED')
    await d.review(id)
    const { editions } = await d.publish(id)
    const others = editions.find(({ face }) => face === 'OTHERS')!.id
    expect((await listed('ministry', others)).map(({ name }) => name)).toEqual(['steps.txt'])
    for (const seat of ['ceptoar', 'peer', 'operator', 'police'] as const)
      expect(await listed(seat, others)).toEqual([])
    await d.acknowledge(others, 'ministry')
    const [file] = await listed('ceptoar', others)
    const open = (seat: SeatName) => codeOf(d.as(seat, tx => attachments.open(tx, c.actors[seat], file!.id, d.now())))
    expect(await open('ceptoar')).toBe('allowed')
    expect(await open('peer')).toBe('not_found')
    await d.as('duty', tx => recalls.ask(tx, c.actors.duty, others, '誤りがありました。', d.now()))
    await d.as('approver', tx => recalls.confirm(tx, c.actors.approver, others, d.now(), d.now()))
    for (const seat of ['ministry', 'ceptoar'] as const) {
      expect(await listed(seat, others)).toEqual([])
      expect(await open(seat)).toBe('not_found')
    }
    expect(await open('duty')).toBe('allowed')
  })
})
