import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { freePort, type ServerProcess, startProcess } from '../server-process.ts'

const data = mkdtempSync(join(tmpdir(), 'noroshi-pages-'))

let server: ServerProcess
let browser: Browser | null
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  if (!browser) return
  server = await startProcess('demo', { NOROSHI_DATA: data }, await freePort())
  // Axe is injected by the test; the product's own policy allows no foreign script. Its violations are still reported.
  const context = await browser.newContext({ bypassCSP: true })
  page = await context.newPage()
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', error => complaints.push(`${page.url()}: ${error.message}`))
  await page.goto(/http:\S+enter#\S+/.exec(server.output())?.[0] ?? '')
  await page.waitForURL(`${server.url}/`)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(data, { recursive: true, force: true })
})

const firstOf = (path: string): Promise<string> =>
  page.evaluate(async of => {
    const { items } = await (await fetch(`/api/v1${of}`)).json()
    return items[0].id as string
  }, path)

/** Every kind of page that the coordinator's duty desk sees; ids are filled in from the demonstration world. */
const addresses = async (): Promise<string[]> => {
  const [report, caseId, advisory, organisation, sweep] = await Promise.all(
    ['/reports', '/cases', '/advisories?state=IN_REVIEW', '/organisations', '/sweeps'].map(firstOf),
  )
  const edition = await page.evaluate(async () => {
    const { items } = await (await fetch('/api/v1/advisories?state=RELEASED')).json()
    return items[0].edition as string
  })
  return [
    '/',
    '/inbox',
    '/reports',
    '/reports/new',
    `/reports/${report}`,
    `/reports/${report}/forms`,
    '/forms',
    '/forms/new',
    '/forms/JP-COMMON-DDOS',
    '/forms/import',
    '/cases',
    `/cases/${caseId}`,
    '/advisories',
    '/advisories/new',
    `/advisories/${advisory}`,
    '/deliveries',
    `/deliveries/${edition}`,
    '/alert-requests',
    '/alert-requests/new',
    '/sweeps',
    '/sweeps/new',
    `/sweeps/${sweep}`,
    `/sweeps/${sweep}/indicators`,
    '/sweep-agents',
    '/consents',
    '/directory',
    '/directory/new',
    `/directory/${organisation}`,
    '/settings',
    '/handovers',
    '/ladders',
    '/ladders/NOTICE_RECEIVED',
    '/ladders/contacts',
    '/detection-notices',
    '/investigations',
    '/investigations/new',
    '/notices',
    '/notices/wishes',
    '/wall',
    `/search?text=${encodeURIComponent('通信')}`,
    '/search',
    '/effects',
    '/regimes',
    '/public-cases',
    '/directory/import',
    '/cases?quick=overdue',
    '/numbers/R-1',
  ]
}

interface Violation {
  id: string
  nodes: { target: string[] }[]
}

const violations = async (): Promise<string[]> => {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const run = (window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } }).axe
    return (await run.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations
  })
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  )
}

describe('every page of the demonstration', () => {
  it.each([
    ['ja', 1440],
    ['en', 1440],
    ['ja', 390],
    ['en', 390],
  ] as const)(
    'in %s at %i pixels names itself, fits its width, passes WCAG 2.2 AA and complains of nothing',
    async (language, width) => {
      if (!browser) return
      await page.setViewportSize({ width, height: 900 })
      const faults: string[] = []
      for (const address of await addresses()) {
        await page.goto(`${server.url}${address}${address.includes('?') ? '&' : '?'}lang=${language}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.locator('h1').first().waitFor() // the live stream never lets the network fall idle
        await page.waitForTimeout(800)
        const state = await page.evaluate(() => ({
          lang: document.documentElement.lang,
          title: document.title,
          overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          headings: document.querySelectorAll('h1').length,
        }))
        if (state.lang !== language) faults.push(`${address}: lang is ${state.lang}`)
        if (state.headings !== 1) faults.push(`${address}: ${state.headings} h1`)
        if (state.overflow > 0) faults.push(`${address}: ${state.overflow} px too wide`)
        // The bar at the foot covers whatever happens to be scrolled beneath it; where all is in sight, nothing is.
        const height = await page.evaluate(() => Math.min(document.documentElement.scrollHeight, 8000))
        await page.setViewportSize({ width, height: Math.max(900, height) })
        faults.push(...(await violations()).map(violation => `${address}: ${violation}`))
        await page.setViewportSize({ width, height: 900 })
      }
      // The number that nobody bears is asked for on purpose, and its 404 is the one thing the console may name.
      faults.push(...complaints.splice(0).filter(line => !/numbers\/R-1\b.*404|404.*numbers/.test(line)))
      expect(faults).toEqual([])
    },
  )
})
