import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpChain, httpChain } from '../../../../test/http.ts'

let http: HttpChain
let absent = false
beforeAll(async () => {
  const made = await httpChain()
  if (made) http = made
  else absent = true
})
afterAll(() => (absent ? undefined : http.close()))

const written = (name: string, retired = false) => ({
  kind: 'ALERT',
  language: 'ja',
  name,
  content: {
    others: { title: '【注意喚起】', source: '■ 概要\n{概要}', requests: ['記録を確かめてください。'] },
    victim: null,
  },
  retired,
})
const put = (after: number, body: object) =>
  http.call('duty', 'PUT', '/advisory-templates/ALERT-JA', body, { 'if-match': `"${after}"` })
const names = async () =>
  (await http.call('approver', 'GET', '/advisory-templates')).body
    .filter(({ code }: { code: string }) => code === 'ALERT-JA')
    .map(({ name, seq }: { name: string; seq: number }) => [seq, name])

describe('templates of advisories', () => {
  it('are shipped, changed by a next version, and retired; two who write at once do not overwrite', async ({
    skip,
  }) => {
    skip(absent)
    expect(await names()).toEqual([[0, '注意喚起']])
    expect((await put(0, written('当室の注意喚起'))).body).toEqual({ code: 'ALERT-JA', seq: 1 })
    expect(await put(0, written('同時の変更'))).toMatchObject({ status: 412, body: { code: 'changed_meanwhile' } })
    expect(await names()).toEqual([[1, '当室の注意喚起']])
    expect((await put(1, written('当室の注意喚起', true))).status).toBe(200)
    expect(await names()).toEqual([])
  })

  it('are the coordinator’s alone', async ({ skip }) => {
    skip(absent)
    for (const seat of ['operator', 'ministry'] as const)
      expect((await http.call(seat, 'GET', '/advisory-templates')).status).toBe(403)
  })
})
