import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const candidates = [
  process.env.NOROSHI_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** The system's Chromium; null where there is none (with CI=true that is a failure). */
export const launchBrowser = async (): Promise<Browser | null> => {
  const executablePath = candidates.find(path => path !== undefined && existsSync(path))
  if (!executablePath) {
    const why = 'Chromium is not installed: the browser tests are skipped (on Debian: apt-get install chromium)'
    if (process.env.CI) throw new Error(why)
    console.log(why)
    return null
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', // root in CI; the pages are our own
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
