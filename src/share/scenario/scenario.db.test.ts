import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chain } from '../../../test/chain.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/database/fresh.ts'
import { testConfig } from '../../../test/http.ts'
import { minutes, scenarioClock } from '../../kernel/clock.ts'
import { registerAllPolicies } from '../../main/policies.ts'
import { allRoutes } from '../../main/routes.ts'
import type { World } from '../../platform/db/actor.ts'
import { withActor, withoutActor } from '../../platform/db/actor.ts'
import { type App, createServer } from '../../platform/http/server.ts'
import { seal, verify } from '../../trust/audit/service.ts'
import { issueSetUpLink } from '../../trust/identity/links/service.ts'
import { authenticate } from '../../trust/identity/sign-in/routes.ts'
import { compose } from '../notifications/model.ts'
import { followScenario, openClock } from './service.ts'

const start = { kind: 'REPLAY', at: new Date('2015-05-08T09:00:00+09:00'), speed: 60 } as const
const machine = scenarioClock(new Date('2026-11-21T10:00:00+09:00'))

let fresh: FreshDatabase | null
let world: World
let app: App
let cookie = ''
const openWorld = async () => ({
  kysely: fresh!.database.kysely,
  clock: await openClock(fresh!.database.kysely, start, machine),
})

beforeAll(async () => {
  fresh = await freshDatabase()
  if (!fresh) return
  registerAllPolicies()
  world = await openWorld()
  app = await createServer(
    testConfig,
    { ready: async () => undefined },
    authenticate(world, testConfig),
    allRoutes(world, testConfig, false),
  )
  await app.ready()
  const token = await withoutActor(world, tx => issueSetUpLink(tx, machine.now()))
  const setUp = await app.inject({
    method: 'POST',
    url: '/api/v1/set-up',
    payload: {
      token,
      organisation: { ja: '調整室', en: 'Coordination' },
      person: { ja: '高瀬', en: 'TAKASE', email: 'takase@example.jp' },
      title: { ja: '室長', en: 'Head' },
      password: 'a long enough password',
    },
  })
  cookie = `noroshi=${setUp.cookies.find(({ name }) => name === 'noroshi')?.value}`
})
afterAll(async () => {
  await app?.close()
  await fresh?.close()
})

const ask = async (method: 'GET' | 'PUT', url: string, payload?: object) => {
  const answer = await app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { cookie },
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}

describe('an installation on scenario time', () => {
  it('tells scenario time at its pace, in which a session lasts as long as in real use', async ({ skip }) => {
    skip(!fresh)
    machine.advance(minutes(10))
    const { body } = await ask('GET', '/session')
    expect(body.now).toBe('2015-05-08T10:00:00.000Z') // 09:00 in Japan, and ten hours
    expect(body.scenario).toEqual({ kind: 'REPLAY', speed: 60, paused: false })
    expect(body.actor.organisation.ja).toBe('調整室')
    expect(body.actor.until > '2026-11-21').toBe(true)
  })

  it('is moved, stopped and let go by its administrator, but never back', async ({ skip }) => {
    skip(!fresh)
    const set = await ask('PUT', '/scenario', { at: '2015-05-21T18:40:00+09:00', paused: true })
    expect(set.status).toBe(200)
    machine.advance(minutes(5))
    expect((await ask('GET', '/session')).body.now).toBe('2015-05-21T09:40:00.000Z')
    expect(await ask('PUT', '/scenario', { at: '2015-05-21T18:39:00+09:00' })).toMatchObject({
      status: 409,
      body: { code: 'scenario_backwards' },
    })
    expect((await ask('PUT', '/scenario', { paused: false, speed: 1 })).status).toBe(200)
    machine.advance(minutes(1))
    expect((await ask('GET', '/session')).body.now).toBe('2015-05-21T09:41:00.000Z')
    expect((await ask('GET', '/scenario')).body.runs).toHaveLength(3)
  })

  it('goes on after a restart from where it was, and on other servers', async ({ skip }) => {
    skip(!fresh)
    machine.advance(minutes(30))
    const again = await openWorld()
    expect(again.clock.now()).toEqual(world.clock.now())
    await ask('PUT', '/scenario', { at: '2015-05-29T09:00:00+09:00' })
    await followScenario(again)
    expect(again.clock.now()).toEqual(new Date('2015-05-29T09:00:00+09:00'))
  })

  it('keeps the real time in the sealed log beside the scenario’s', async ({ skip }) => {
    skip(!fresh)
    const verified = () => withActor(world, { type: 'system', system: 'verifier' }, verify)
    // Transactions of other databases of the cluster hold the sealer back as long as they run.
    await expect
      .poll(
        async () => {
          await withActor(world, { type: 'system', system: 'sealer' }, tx => seal(tx, machine.now()))
          return verified()
        },
        { timeout: 30_000 },
      )
      .toMatchObject({ intact: true, unsealed: 0 })
    const { rows } = await fresh!.owner.pool.query(
      `select at, recorded_at from audit_entry where action in ('installation.set_up', 'scenario.set') order by recorded_at`,
    )
    expect(rows).toHaveLength(4)
    for (const { at, recorded_at } of rows) {
      expect(at.getUTCFullYear()).toBe(2015)
      expect(recorded_at.getUTCFullYear()).toBe(2026)
    }
    await fresh!.owner.pool.query(
      `update audit_entry set recorded_at = recorded_at - interval '1 day' where action = 'scenario.set'`,
    )
    expect((await verified()).intact).toBe(false)
  })

  it('says in every mail that nothing of it is real', () => {
    const letter = { kind: 'report.received', number: 'R-1', tlp: 'TLP:GREEN', url: 'http://n/r' } as const
    const mail = compose({ ...letter, language: 'ja', scenario: 'REPLAY' })
    expect(mail.subject).toMatch(/^\[再現\] \[TLP:GREEN\]/)
    expect(mail.text).toMatch(/^これは過去の事案の再現です/)
    expect(compose({ ...letter, language: 'en', scenario: 'DRILL' }).text).toMatch(/^This is an exercise/)
    expect(compose({ ...letter, language: 'ja' }).subject).toMatch(/^\[TLP:GREEN\]/)
  })
})

describe('an installation in real use', () => {
  it('never becomes one of scenario time', async ({ skip }) => {
    const used = await chain()
    skip(!used)
    await expect(openClock(used!.database.kysely, start, machine)).rejects.toThrow('needs an empty one')
    expect((await openClock(used!.database.kysely, null, machine)).now()).toEqual(machine.now())
    await used!.close()
  })
})
