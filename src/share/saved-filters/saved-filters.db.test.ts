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

const keep = (seat: Parameters<HttpChain['call']>[0], more: object = {}) =>
  h.call(seat, 'POST', '/filters', { page: 'cases', name: '超過', parameters: { quick: 'overdue' }, ...more })
const names = async (seat: Parameters<HttpChain['call']>[0]) =>
  (await h.call(seat, 'GET', '/filters')).body.map((filter: { name: string }) => filter.name).sort()

it('a filter is seen by its keeper; a shared one by the organisation, and by nobody else', async ({ skip }) => {
  skip(absent)
  expect((await keep('duty', { name: '自分の' })).status).toBe(201)
  expect((await keep('duty', { name: '当直の', shared: true })).status).toBe(201)
  expect(await names('duty')).toEqual(['当直の', '自分の'].sort())
  expect(await names('approver')).toEqual(['当直の'])
  expect(await names('operator')).toEqual([])
})

it('a pin is one person’s own, also on what a colleague shares', async ({ skip }) => {
  skip(absent)
  const { body } = await keep('duty', { name: '留める', shared: true, pinned: true })
  const pinned = async (seat: 'duty' | 'approver') =>
    (await h.call(seat, 'GET', '/filters')).body.find((filter: { id: string }) => filter.id === body.id).pinned
  expect([await pinned('duty'), await pinned('approver')]).toEqual([true, false])
  await h.call('approver', 'PUT', `/filters/${body.id}/pin`, { pinned: true })
  await h.call('duty', 'PUT', `/filters/${body.id}/pin`, { pinned: false })
  expect([await pinned('duty'), await pinned('approver')]).toEqual([false, true])
  expect((await h.call('operator', 'PUT', `/filters/${body.id}/pin`, { pinned: true })).status).toBe(404)
})

it('only its keeper changes it, and only from the version that was read', async ({ skip }) => {
  skip(absent)
  const { body } = await keep('duty', { shared: true })
  const change = (seat: 'duty' | 'approver', version: number) =>
    h.call(
      seat,
      'PUT',
      `/filters/${body.id}`,
      { name: '別名', parameters: {}, shared: true },
      { 'if-match': `"${version}"` },
    )
  expect((await change('approver', 1)).status).toBe(403)
  expect((await change('duty', 1)).body).toEqual({ version: 2 })
  expect((await change('duty', 1)).status).toBe(412)
})

it('an administrator clears away what a colleague shared, and nothing that is private', async ({ skip }) => {
  skip(absent)
  const shared = (await keep('duty', { name: '残したもの', shared: true })).body.id
  const own = (await keep('duty', { name: '私のもの' })).body.id
  expect((await h.call('approver', 'DELETE', `/filters/${shared}`)).status).toBe(403)
  expect((await h.call('coordinatorHead', 'DELETE', `/filters/${own}`)).status).toBe(404)
  expect((await h.call('coordinatorHead', 'DELETE', `/filters/${shared}`)).status).toBe(204)
  expect(await names('duty')).not.toContain('残したもの')
})

it('a person keeps a hundred of them; parameters are names and texts', async ({ skip }) => {
  skip(absent)
  for (let n = 0; n < 100; n++) expect((await keep('peer', { name: `条件${n}` })).status).toBe(201)
  const refused = await keep('peer')
  expect([refused.status, refused.body.code]).toEqual([409, 'too_many_filters'])
  expect((await keep('stranger', { parameters: { '../x': 'y' } })).status).toBe(422)
})
