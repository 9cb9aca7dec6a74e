/**
 * The picture of an investigation's report for the README, from an invented case like that of 2015: `npm run screenshots`.
 * Written to docs/screenshots, in Japanese and (…-en.png) in English.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { investigate } from '../src/investigate/service.ts'
import { systemClock } from '../src/kernel/clock.ts'
import { projectRoot } from '../src/platform/config/project-root.ts'
import { launchBrowser } from '../test/browser.ts'
import { writeFolder } from './evidence/folder.ts'
import { presets } from './evidence/presets.ts'

const root = mkdtempSync(join(tmpdir(), 'noroshi-report-'))
const plan = presets.pension?.(2015)
if (!plan) throw new Error('no preset')
writeFolder({ ...plan, terminals: 150, pages: 6 }, join(root, 'evidence'))
await investigate(
  {
    folder: join(root, 'evidence'),
    out: join(root, 'result'),
    language: 'ja',
    reports: ['ja', 'en'],
    progress: () => undefined,
  },
  systemClock,
)
const browser = await launchBrowser()
if (!browser) throw new Error('no browser')
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
for (const [language, suffix] of [
  ['ja', ''],
  ['en', '-en'],
] as const) {
  await page.goto(`file://${join(root, 'result', `report.${language}.html`)}`)
  const box = await page.locator('.picture').first().boundingBox()
  await page.screenshot({
    path: join(projectRoot, 'docs/screenshots', `investigation${suffix}.png`),
    fullPage: true,
    clip: { x: 0, y: Math.max(0, (box?.y ?? 0) - 120), width: 1440, height: Math.min(900, (box?.height ?? 700) + 200) },
  })
}
await browser.close()
rmSync(root, { recursive: true, force: true })
