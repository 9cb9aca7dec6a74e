import { afterAll, beforeAll, expect, it } from 'vitest'
import { type HttpChain, httpChain } from '../../../test/http.ts'

let h: HttpChain
let absent = false
beforeAll(async () => {
  const made = await httpChain()
  if (made) h = made
  else absent = true
})
afterAll(() => (absent ? undefined : h.close()))

const send = async (summary: string): Promise<string> => {
  const contact = { name: '早瀬', phone: '03-0000-0142' }
  return (await h.call('operator', 'POST', '/reports', { content: { summary, contact } })).body.id
}
const find = (query: string) => h.call('operator', 'GET', `/search?${query}`)

it('pages over HTTP lead on by their key until there is no more', async ({ skip }) => {
  skip(absent)
  const sent = new Set<string>()
  for (let n = 0; n < 5; n++) sent.add(await send(`改札 ${n}`))
  const found = new Set<string>()
  let next = ''
  do {
    const { status, body } = await find(`text=${encodeURIComponent('改札')}&limit=2${next && `&after=${next}`}`)
    expect(status).toBe(200)
    expect(body.items.length).toBeGreaterThan(0)
    for (const hit of body.items) found.add(hit.subjectId)
    next = body.next ?? ''
  } while (next)
  expect(found).toEqual(sent)
})

it('what cannot be searched for is refused with its field', async ({ skip }) => {
  skip(absent)
  expect((await find('text=')).status).toBe(422)
  expect((await find(`text=${'a'.repeat(1001)}`)).status).toBe(422)
  expect((await find('text=a%00b')).status).toBeGreaterThanOrEqual(400)
  expect((await find('text=a&part=password')).status).toBe(422)
  expect((await find('text=a&since=0000-01-01')).status).toBe(422)
  expect((await find(`text=${'a'.repeat(1000)}&since=2026-01-01&until=2026-12-31`)).status).toBe(200)
})
