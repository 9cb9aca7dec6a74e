// npm run replay: the case of 2015 twice on its own time, as it was and with Noroshi's loop. docs/replay.md
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../src/platform/config/project-root.ts'
import { readAssumptions } from './replay/assumptions.ts'
import { pensionCourse } from './replay/course.ts'
import { sensitivity, summarise } from './replay/draws.ts'
import { figuresOf } from './replay/figures.ts'
import { picture } from './replay/picture.ts'
import { chainLines, figureLines, limits, sensitivityTable, shareLines, terminalTable } from './replay/print.ts'

const { values } = parseArgs({
  options: {
    assumptions: { type: 'string', default: join(projectRoot, 'docs/replay-assumptions.json') },
    seed: { type: 'string', default: '1' },
    draws: { type: 'string', default: '1000' },
    json: { type: 'string' },
    fast: { type: 'boolean', default: false },
    picture: { type: 'boolean', default: false },
  },
})
const say = (...lines: string[]): void => void process.stdout.write(`${lines.join('\n')}\n`)

const [seed, draws] = [Number(values.seed), Number(values.draws)]
const assumptions = readAssumptions(values.assumptions)
const course = pensionCourse(seed)
const summary = summarise(course, assumptions, seed, draws)
const figures = figuresOf(course, summary.recorded)
const fewer = Math.max(1, Math.ceil(draws * 0.3))
const progress = () => {
  const began = performance.now()
  return (done: number, total: number, what = ''): void => {
    if (!process.stderr.isTTY) return
    const left = Math.ceil(((performance.now() - began) / Math.max(1, done) / 1000) * (total - done))
    process.stderr.write(done >= total ? '\r\u001b[K' : `\r${done}/${total} ${what}, about ${left} s left\u001b[K`)
  }
}
const varied = sensitivity(course, assumptions, seed, fewer, progress())

const c = course.handed.find(({ name }) => name === 'C')?.at ?? 0
const x = course.terminals.flatMap(({ contacts }) =>
  contacts.flatMap(({ destination, lines }) => (destination === 'X' ? lines : [])),
)
const before = x.reduce((sum, { at, bytes }) => sum + (at < c ? bytes : 0), 0) / summary.recorded.x.bytes

say(...figureLines(figures), '', ...terminalTable(summary), '', ...shareLines(summary), '')
say(...sensitivityTable(varied, fewer), '', ...limits(summary, before))
if (values.fast) say('', '計算だけの結果です（--fast）。 / Simulation alone (--fast): no server and no agent ran.')
// The server's own modules are loaded only where it runs.
const chain = values.fast
  ? null
  : await (await import('./replay/real/chain.ts')).runChain(course, summary.middle, assumptions, seed, progress())
if (chain) say('', ...chainLines(chain))
if (chain && chain.deviations.length > 0) process.exitCode = 1

if (values.json) {
  const { middle, recorded, shares, terminals } = summary
  const told = { seed, draws, figures, shares, terminals, xBeforeC: before, sensitivity: varied }
  const stories = { recorded: recorded.story, middle: middle.story }
  writeFileSync(values.json, `${JSON.stringify({ ...told, stories, chain, assumptions }, null, 1)}\n`)
  say('', values.json)
}
if (values.picture) {
  const named = varied.find(({ name }) => name === 'xNamed')?.shares.bytes.middle ?? Number.NaN
  mkdirSync(join(projectRoot, 'docs/images'), { recursive: true })
  for (const language of ['ja', 'en'] as const) {
    const path = join(projectRoot, `docs/images/replay${language === 'ja' ? '' : '-en'}.svg`)
    writeFileSync(path, picture(course, summary, named, language))
    say(path)
  }
}
