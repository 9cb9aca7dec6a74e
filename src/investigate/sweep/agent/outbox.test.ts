import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SweepAnswer } from '../../../formats/sweep/model.ts'
import { signed } from '../../../formats/sweep/signature.ts'
import { answerOfBegun } from '../answer.ts'
import { type Letter, openOutbox } from './outbox.ts'

let state: string
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'noroshi-outbox-'))
})
afterEach(() => rmSync(state, { recursive: true, force: true }))

const { privateKey } = generateKeyPairSync('ed25519')
const id = (n: number): string => `00000000-0000-7000-8000-00000000000${n}`
const asked = { from: '2026-03-02T00:00:00.000Z', to: '2026-03-03T00:00:00.000Z' }
const letter = (request: number, made: string, more: Partial<SweepAnswer> = {}): Letter => ({
  request: id(request),
  envelope: signed(
    { ...answerOfBegun({ request: `S-000${request}`, revision: 1, indicators: [] }, asked, made), ...more },
    privateKey,
    new Date(made),
  ),
})
const [one, two] = ['2026-03-04T00:00:00.000Z', '2026-03-05T00:00:00.000Z']
const opened = (damaged: string[] = []) => openOutbox(state, file => damaged.push(file))
const namesIn = (folder: string) => readdirSync(join(state, folder)).sort()

it('keeps what waits over a restart, in its order, and posts the same words once', async () => {
  const first = await opened()
  expect(await first.post(letter(1, one))).toBe(true)
  expect(await first.post(letter(2, one))).toBe(true)
  expect(await first.post(letter(1, two))).toBe(false)
  const second = await opened()
  expect((await second.waiting()).map(({ request }) => request)).toEqual([id(1), id(2)])
  expect(await second.post(letter(2, two))).toBe(false)
  expect(await second.post(letter(2, two, { revision: 2 }))).toBe(true)
  expect(namesIn('outbox')).toEqual(['00000001-S-0001.json', '00000002-S-0002.json', '00000003-S-0002.json'])
})

it('remembers the last answer that the hub took, and forgets one that it did not believe', async () => {
  const outbox = await opened()
  await outbox.post(letter(1, one))
  await outbox.post(letter(1, two, { revision: 2 }))
  for (const waiting of await outbox.waiting()) await outbox.sent(waiting)
  expect(namesIn('sent')).toEqual(['00000002-S-0001.json'])
  expect((await opened()).lastAnswer(id(1))?.revision).toBe(2)
  await outbox.post(letter(2, one))
  for (const waiting of await outbox.waiting()) await outbox.disbelieved(waiting)
  expect(outbox.lastAnswer(id(2))).toBeUndefined()
  const again = await opened()
  expect(again.lastAnswer(id(2))).toBeUndefined()
  expect(await again.post(letter(2, one))).toBe(true)
  expect(namesIn('outbox')).toEqual(['00000004-S-0002.json'])
})

it('lays a damaged file aside, says so, and goes on with the others', async () => {
  const outbox = await opened()
  await outbox.post(letter(1, one))
  await outbox.post(letter(2, one))
  writeFileSync(join(state, 'outbox/00000001-S-0001.json'), '{"half": ')
  writeFileSync(join(state, 'outbox/00000003-S-0003.json.writing'), 'killed while it was written')
  const damaged: string[] = []
  const reopened = await opened(damaged)
  expect(damaged).toEqual([join(state, 'outbox/00000001-S-0001.json')])
  expect((await reopened.waiting()).map(({ request }) => request)).toEqual([id(2)])
  expect(reopened.lastAnswer(id(1))).toBeUndefined()
})
