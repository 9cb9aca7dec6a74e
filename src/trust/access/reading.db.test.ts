import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { content } from '../../../test/advisory-desk.ts'
import { type HttpChain, httpChain } from '../../../test/http.ts'

let h: HttpChain
let absent = false
beforeAll(async () => {
  const made = await httpChain()
  if (made) h = made
  else absent = true
})
afterAll(() => (absent ? undefined : h.close()))

const sentence = { summary: '不審な通信', contact: { name: '早瀬', phone: '03-0000-0142' } }
const entries = async (action: string, object: string) => {
  const { rows } = await h.chain.owner.pool.query(
    'select person_id from audit_entry where action = $1 and object_id = $2',
    [action, object],
  )
  return rows.map(row => row.person_id)
}

describe('reading what names a victim', () => {
  it('leaves an entry, by way of the revisions and of the list of identifiers too', async ({ skip }) => {
    skip(absent)
    const report = await h.call('operator', 'POST', '/reports', { content: sentence })
    await h.relay()
    const opened = await h.call('duty', 'POST', '/cases', { report: report.body.id, title: '不審な通信' })
    const draft = await h.call('duty', 'POST', '/advisories', { case: opened.body.id, content: content() })
    expect((await h.call('approver', 'GET', `/advisories/${draft.body.id}/revisions`)).status).toBe(200)
    expect(await entries('advisory.read', draft.body.id)).toEqual([h.chain.actors.approver.person])

    const { OPERATOR } = h.chain.ids
    await h.call('operator', 'GET', `/organisations/${OPERATOR}/identifiers`)
    expect((await h.call('duty', 'GET', `/organisations/${OPERATOR}/identifiers`)).status).toBe(200)
    expect(await entries('identifier.read', OPERATOR!)).toEqual([h.chain.actors.duty.person])
  })
})

describe('hostile input', () => {
  it('a host pattern whose search would stop the server is refused when it is entered', async ({ skip }) => {
    skip(absent)
    const path = `/organisations/${h.chain.ids.OPERATOR}/identifiers`
    const add = (value: string) => h.call('operator', 'POST', path, { kind: 'HOST_PATTERN', value })
    expect((await add('a*b*c*d')).status).toBe(201)
    expect((await add('a*a*a*a*a*a*a*a*b')).status).toBe(422)
  })

  it('with U+0000 in it is refused with the field that holds it, not answered as a fault of the server', async ({
    skip,
  }) => {
    skip(absent)
    const sent = await h.call('operator', 'POST', '/reports', { content: { ...sentence, summary: 'a\u0000b' } })
    expect([sent.status, sent.body.code, sent.body.errors[0].pointer]).toEqual([
      422,
      'invalid_input',
      '/content/summary',
    ])
    const asked = await h.call('operator', 'GET', '/organisations?text=a%00b')
    expect([asked.status, asked.body.code, asked.body.errors[0].pointer]).toEqual([
      422,
      'invalid_input',
      '/querystring/text',
    ])
  })
})
