import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../../test/browser.ts'
import { type HttpChain, httpChain, testConfig } from '../../../../test/http.ts'
import { freePort } from '../../../../test/server-process.ts'
import { withoutActor } from '../../../platform/db/actor.ts'
import { enterAs } from '../sign-in/service.ts'

const browser: Browser | null = await launchBrowser()

describe.runIf(browser)('a passkey of a virtual authenticator', () => {
  let http: HttpChain | undefined
  let page: Page

  beforeAll(async () => {
    const port = await freePort()
    testConfig.publicUrl = `http://localhost:${port}`
    const made = await httpChain()
    if (!made) return
    http = made
    await http.app.listen({ port, host: 'localhost' })
    const { world, actors } = http.chain
    const session = await withoutActor(world, tx => enterAs(tx, actors.peer.post, world.clock.now()))
    const context = await (browser as Browser).newContext()
    await context.addCookies([{ name: 'noroshi', value: session, url: testConfig.publicUrl }])
    page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    const options = {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    } as const
    await cdp.send('WebAuthn.addVirtualAuthenticator', { options })
    await page.goto(`${testConfig.publicUrl}/healthz`)
  })
  afterAll(async () => {
    await browser?.close()
    await http?.close()
  })

  const signIn = (): Promise<number> =>
    page.evaluate(async () => {
      const asked = await (await fetch('/api/v1/session/passkey-options', { method: 'PUT' })).json()
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked)
      const shown = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential
      const sent = { method: 'POST', headers: { 'content-type': 'application/json' } }
      return (await fetch('/api/v1/session/passkey', { ...sent, body: JSON.stringify({ passkey: shown.toJSON() }) }))
        .status
    })

  it('is enrolled with recovery codes, signs in by itself, and is refused once its counter goes back', async ({
    skip,
  }) => {
    if (!http) return skip('this database is absent')
    const enrolled = await page.evaluate(async () => {
      const asked = await (await fetch('/api/v1/me/passkey-options', { method: 'PUT' })).json()
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked)
      const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'passkey-enrolment' }
      const body = JSON.stringify({ label: 'key', response: made.toJSON() })
      return (await fetch('/api/v1/me/passkeys', { method: 'POST', headers, body })).json()
    })
    expect(enrolled.recoveryCodes).toHaveLength(10)
    await page.context().clearCookies()
    expect(await signIn()).toBe(204)
    const who = await page.evaluate(async () => (await fetch('/api/v1/session')).json())
    expect(who.actor.person.id).toBe(http.chain.actors.peer.person)
    await http.chain.owner.pool.query('update second_factor set counter = 1000')
    expect(await signIn()).toBe(401)
  })
})
