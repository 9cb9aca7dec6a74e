/**
 * Takes the pictures of the README from a fresh demonstration world: `npm run screenshots`.
 * They are written to docs/screenshots, in Japanese and (…-en.png) in English.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { projectRoot } from '../src/platform/config/project-root.ts'
import { launchBrowser } from '../test/browser.ts'
import { freePort, startProcess } from '../test/server-process.ts'

interface Post {
  post: string
  code: string
  duties: string[]
}

const data = mkdtempSync(join(tmpdir(), 'noroshi-screenshots-'))
const target = join(projectRoot, 'docs/screenshots')
const port = await freePort()
const server = await startProcess('demo', { NOROSHI_DATA: data }, port)
const browser = await launchBrowser()
if (!browser) throw new Error('no browser')
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })

/** The API as the page's session sees it. */
const api = <Reply>(path: string, method = 'GET', body?: unknown): Promise<Reply> =>
  page.evaluate(
    async ([path, method, body]) => {
      const reply = await fetch(`/api/v1${path}`, {
        method: String(method),
        ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
      })
      return reply.status === 204 ? null : reply.json()
    },
    [path, method, body] as const,
  )

const become = async (code: string, duty = '') => {
  const posts = await api<Post[]>('/demonstration/posts')
  const post = posts.find(candidate => candidate.code === code && (duty === '' || candidate.duties.includes(duty)))
  if (!post) throw new Error(`nobody at ${code}`)
  await api('/demonstration/post', 'PUT', { post: post.post })
}

const shoot = async (
  name: string,
  path: string,
  prepare: (page: Page) => Promise<void> = async () => undefined,
  at: string = server.url,
) => {
  for (const [language, suffix] of [
    ['ja', ''],
    ['en', '-en'],
  ] as const) {
    await page.goto(`${at}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
    await page.locator('h1').first().waitFor() // the live stream never lets the network fall idle
    await page.waitForTimeout(800)
    await prepare(page)
    await page.screenshot({ path: join(target, `${name}${suffix}.png`) })
  }
  process.stdout.write(`${name}\n`)
}

const first = async (path: string, wanted: (item: Record<string, unknown>) => boolean): Promise<string> => {
  const { items } = await api<{ items: Record<string, unknown>[] }>(path)
  const found = items.find(wanted)
  if (!found) throw new Error(`nothing suitable in ${path}`)
  return String(found.id)
}

mkdirSync(target, { recursive: true })
await page.goto(/http:\S+enter#\S+/.exec(server.output())?.[0] ?? '')
await page.waitForURL(`${server.url}/`)

await shoot('09-home', '/')
const advisory = await first('/advisories', ({ state }) => state === 'IN_REVIEW')
await shoot('05-advisory', `/advisories/${advisory}`)
const released = await first('/advisories', ({ state, kind }) => state === 'RELEASED' && kind === 'ALERT')
const { editions } = await api<{ editions: { id: string; face: string }[] }>(`/advisories/${released}`)
const edition = editions.find(({ face }) => face === 'OTHERS')?.id
await shoot('06-board', `/deliveries/${edition}`)
await shoot('03-case', `/cases/${await first('/cases?state=CONTAINING', () => true)}`)
await shoot('08-closure', `/cases/${await first('/cases?state=FOLLOW_UP', () => true)}`)

await become('MTC', 'RECEIVE')
await shoot('02-report-received', `/reports/${await first('/reports', () => true)}`)
await become('SEIUN', 'CONSENT')
await shoot('04-consent', `/consents/${await first('/consents', ({ state }) => state === 'ASKED')}`)
await become('MINATO', 'RECEIVE')
await shoot('07-recipient', `/inbox/${await first('/deliveries', () => true)}`)
await shoot('01-report', '/reports/new', async form => {
  await form
    .getByRole('textbox')
    .first()
    .fill('改札の管理サーバーが再起動を繰り返し、始発で改札機が使えないおそれがある。')
})

await server.stop()

const replayed = await startProcess('demo', { NOROSHI_DATA: data }, await freePort(), ['--scenario', 'pension'])
await page.goto(/http:\S+enter#\S+/.exec(replayed.output())?.[0] ?? '')
await page.waitForURL(`${replayed.url}/`)
await shoot('10-replay', `/cases/${await first('/cases', () => true)}`, undefined, replayed.url)

await browser.close()
await replayed.stop()
rmSync(data, { recursive: true, force: true })
