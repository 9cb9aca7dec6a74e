// `npm test`: everything this project knows to check, in any checkout; `npm run check`: what needs no database and no browser.
// Every static check counts as one, every test as one, and the last line says how many passed and failed.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, install, root, unfitNode } from '../bin/ready.mjs'

const quick = process.argv[2] === 'check'
const reports = mkdtempSync(join(tmpdir(), 'noroshi-run-'))
const counts = { passed: 0, failed: 0, skipped: 0 }

const count = found => {
  for (const key of Object.keys(counts)) counts[key] += found[key] ?? 0
}
const heading = words => process.stdout.write(`\n── ${words}\n`)
const fail = why => {
  process.stdout.write(`✗ ${why}\n`)
  count({ failed: 1 })
}

const minutes = 60_000

/** Runs a program to its end; resolves to its exit status, null when it was killed for taking too long. */
const program = (name, args, environment = {}) =>
  new Promise(resolve => {
    const child = spawn(name, args, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: 'inherit',
      shell: process.platform === 'win32',
      timeout: 15 * minutes,
    })
    child.once('error', () => resolve(null))
    child.once('close', status => resolve(status))
  })

/** Scripts of package.json, so that each can be run alone as well. */
const staticChecks = { lint: [], types: [], laws: [], dead: [], trace: ['--brief'] }

/** Beside each other, since each keeps one processor busy; what each says is printed in one piece. */
const check = async (script, options) => {
  const said = []
  const status = await new Promise(resolve => {
    const child = spawn('npm', ['run', '--silent', script, '--', ...options], {
      cwd: root,
      shell: process.platform === 'win32',
      timeout: 15 * minutes,
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', piece => said.push(piece))
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
  heading(script)
  process.stdout.write(Buffer.concat(said))
  if (status === 0) count({ passed: 1 })
  else fail(`${script}: npm run ${script} ended with ${status ?? 'no status'}`)
}

/** A file that could not be loaded, or whose set-up failed, counts as one failure although none of its tests did. */
const summarise = report => ({
  passed: report.numPassedTests,
  failed:
    report.numFailedTests +
    report.testResults.filter(
      file => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
    ).length,
  skipped: report.numPendingTests + report.numTodoTests,
})

const test = async (project, environment = {}) => {
  heading(`tests: ${project}`)
  const file = join(reports, `${project}.json`)
  const status = await program(
    join(root, 'node_modules', '.bin', 'vitest'),
    ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    environment,
  )
  const found = existsSync(file) ? summarise(JSON.parse(readFileSync(file, 'utf8'))) : {}
  count(found)
  if (!found.passed && !found.failed && !found.skipped) fail(`${project}: no test ran`)
  else if (status !== 0 && !found.failed) fail(`${project}: vitest ended with ${status ?? 'no status'}, no test failed`)
}

const browsers = [
  process.env.NOROSHI_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const testInBrowser = async () => {
  const chromium = browsers.find(path => path && existsSync(path))
  if (chromium) return test('browser', { NOROSHI_CHROMIUM: chromium })
  heading('tests: browser')
  const absent = 'Chromium is not installed (on Debian: apt-get install chromium), or set NOROSHI_CHROMIUM to its path'
  if (process.env.CI) return fail(absent)
  process.stdout.write(`Skipped: ${absent}.\n`)
  return count({ skipped: 1 })
}

const everything = async () => {
  const unfit = unfitNode()
  if (unfit) return fail(unfit)
  install()
  if (!quick) build()
  await Promise.all(Object.entries(staticChecks).map(([script, options]) => check(script, options)))
  await test('unit')
  if (quick) return
  await test('evidence')
  await test('embedded')
  await test('postgresql')
  await testInBrowser()
}

await everything().catch(error => fail(error.message))
rmSync(reports, { recursive: true, force: true })
const { passed, failed, skipped } = counts
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
if (skipped > 0) process.stdout.write(`\n${skipped} skipped: what they lacked stands beside each above\n`)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
