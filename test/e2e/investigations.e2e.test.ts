import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { smallEvidence } from '../investigations.ts'
import { freePort, type ServerProcess, startProcess } from '../server-process.ts'

const data = mkdtempSync(join(tmpdir(), 'noroshi-investigations-'))
const imports = mkdtempSync(join(tmpdir(), 'noroshi-evidence-'))

let port: number
let server: ServerProcess
let browser: Browser | null
let page: Page
let investigation: string
const complaints: string[] = []
const patiently = { timeout: 20_000 }

const start = () => startProcess('demo', { NOROSHI_DATA: data, NOROSHI_EVIDENCE: imports }, port)

beforeAll(async () => {
  browser = await launchBrowser()
  if (!browser) return
  smallEvidence(join(imports, 'office'))
  port = await freePort()
  server = await start()
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  page.on('pageerror', error => complaints.push(`${page.url()}: ${error.message}`))
  await page.goto(/http:\S+enter#\S+/.exec(server.output())?.[0] ?? '')
  await page.waitForURL(`${server.url}/`)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  for (const folder of [data, imports]) rmSync(folder, { recursive: true, force: true })
})

interface Run {
  state: string
  attempts: number
}

const runOf = (id: string): Promise<Run> =>
  page.evaluate(async of => {
    const { runs } = await (await fetch(`/api/v1/investigations/${of}`)).json()
    return runs[0] as Run
  }, id)

const until = async (id: string, wanted: (run: Run) => boolean): Promise<Run> => {
  for (let second = 0; second < 180; second++) {
    const run = await runOf(id).catch(() => undefined)
    if (run && wanted(run)) return run
    await page.waitForTimeout(1000)
  }
  throw new Error('it took over three minutes')
}

/** Fills in the form as a person does. @returns the id in the address that it leads to */
const begin = async (title: string): Promise<string> => {
  await page.goto(`${server.url}/investigations/new?lang=ja`)
  const cases = page.getByLabel('事案')
  await expect.poll(() => cases.locator('option').count(), patiently).toBeGreaterThan(1)
  await cases.selectOption({ index: 1 })
  await page.getByLabel('件名').fill(title)
  await page.getByLabel('証拠', { exact: true }).selectOption('office')
  await page.getByRole('button', { name: '調査を始める' }).click()
  await page.waitForURL(/\/investigations\/[0-9a-f-]{36}/)
  return /investigations\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
}

describe('an investigation in the browser', () => {
  it('R-099: is begun, watched, and explored by keys down to the line of the log', async () => {
    if (!browser) return
    investigation = await begin('本部の記録')
    await page.getByRole('heading', { name: '実行の状況' }).waitFor()
    expect((await until(investigation, run => run.state === 'DONE')).attempts).toBe(1)
    const grid = page.getByRole('application', { name: '端末と時間の格子' })
    await grid.waitFor({ timeout: 30_000 })
    await grid.focus()
    await page.keyboard.press('ArrowDown') // the first cell of the first terminal
    await expect.poll(() => page.locator('#grid-sentence').textContent(), patiently).toMatch(/成功 \d+・失敗 \d+/)
    await page.keyboard.press('ArrowLeft')
    await expect
      .poll(() => page.locator('#grid-sentence').textContent(), patiently)
      .toContain('報告線を超える通信はありません')
    await page.keyboard.press('Home')
    await expect.poll(() => page.locator('#grid-sentence').textContent(), patiently).toMatch(/成功 \d+/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: /の記録$/ }).waitFor()
    await page
      .getByText(/access.*\.log:\d+/)
      .first()
      .waitFor()
    expect(page.url()).toMatch(/row=.+at=.+lines=true/)
    await page.getByRole('heading', { name: '言えないこと' }).waitFor()
  })

  it('keeps the analyst’s word beside the machine’s, and hands indicators to a draft', async () => {
    if (!browser) return
    const panel = page.getByRole('region', { name: /^接続先/ })
    await panel.getByRole('button', { name: '却下する' }).click()
    await page.getByLabel(/とする理由/).fill('保守業者の接続先')
    await page.getByRole('button', { name: '判定を記録する' }).click()
    await panel.getByText('保守業者の接続先').waitFor()
    await page.getByRole('button', { name: /判定 1件を反映/ }).waitFor()
    await page.goto(`${server.url}/investigations/${investigation}?view=indicators&lang=ja`)
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: '1件で情報提供を起案する' }).click()
    await page.waitForURL(/\/advisories\/[0-9a-f-]{36}/)
    await page
      .getByText(/出所：調査 I-\d+/)
      .first()
      .waitFor()
  })

  it.each([
    ['ja', 1440],
    ['en', 390],
  ] as const)('passes WCAG 2.2 AA in every view, in %s at %i pixels', async (language, width) => {
    if (!browser) return
    await page.setViewportSize({ width, height: 900 })
    const faults: string[] = []
    for (const query of [
      '',
      'view=mails',
      'view=story',
      'view=hypotheses',
      'view=review',
      'view=indicators',
      'view=evidence',
      'view=runs',
      'table=true',
    ]) {
      await page.goto(`${server.url}/investigations/${investigation}?${query}&lang=${language}`)
      await page.locator('.investigation .tabs').waitFor()
      await page.waitForTimeout(1200)
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (wide > 0) faults.push(`${query}: ${wide} px too wide`)
      await page.evaluate(axe.source)
      const found = await page.evaluate(async () => {
        const { axe: tool } = window as unknown as {
          axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> }
        }
        const { violations } = await tool.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)
      })
      faults.push(...found.map(fault => `${query}: ${fault}`))
    }
    expect([...faults, ...complaints]).toEqual([])
  })

  it('goes on after kill -9 of the server, with what was read before', async () => {
    if (!browser) return
    await page.setViewportSize({ width: 1440, height: 900 })
    const second = await begin('中断する調査')
    await until(second, run => run.state === 'RUNNING')
    await server.kill()
    server = await start()
    expect((await until(second, run => run.state === 'DONE')).attempts).toBe(2)
  })
})
