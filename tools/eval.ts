// npm run eval -- --seeds 1..20: precision, recall and score of the engine on generated folders, and on every case folder
// that lies beside the project (with the scorer that lies there).
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { investigate } from '../src/investigate/service.ts'
import { systemClock } from '../src/kernel/clock.ts'
import { projectRoot } from '../src/platform/config/project-root.ts'
import { writeFolder } from './evidence/folder.ts'
import type { Plan } from './evidence/plan.ts'
import { presets } from './evidence/presets.ts'
import { type JudgedResult, type Marks, score } from './evidence/score.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    preset: { type: 'string', default: 'random' },
    cases: { type: 'string', default: join(projectRoot, '../shared/cases') },
    verbose: { type: 'boolean', default: false },
  },
})

const say = (line: string) => process.stdout.write(`${line}\n`)
const percent = (share: number | undefined) =>
  share === undefined ? '   – ' : `${(share * 100).toFixed(1).padStart(5)}`

/** What the engine makes of a folder; the result folder is removed again. */
const resultFor = async (folder: string): Promise<string> => {
  const out = mkdtempSync(join(tmpdir(), 'noroshi-eval-'))
  try {
    await investigate({ folder, out, language: 'en', progress: () => undefined }, systemClock)
    return readFileSync(join(out, 'result.json'), 'utf8')
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

const describePlan = (plan: Plan): string =>
  `${plan.format}${plan.format === 'csv' ? ` ${plan.encoding}` : ''} ×${plan.proxies}, ${plan.terminals} terminals, ${plan.days} days from ${plan.from}, ${plan.zone}, ${
    typeof plan.attack === 'string' ? plan.attack : `${plan.attack.actors} actors`
  }`

const generated = async (plan: Plan): Promise<Marks> => {
  const folder = mkdtempSync(join(tmpdir(), 'noroshi-case-'))
  try {
    const { truth } = writeFolder(plan, folder)
    const result = JSON.parse(await resultFor(folder)) as JudgedResult
    const marks = score(truth, result)
    const { destinations, terminals, parts } = marks
    say(
      `${plan.preset} ${String(plan.seed).padStart(3)}  ${marks.overall.toFixed(1).padStart(5)}  destinations ${percent(destinations.precision)} ${percent(destinations.recall)}  terminals ${percent(terminals.precision)} ${percent(terminals.recall)}  ${Object.entries(
        parts,
      )
        .slice(2)
        .map(([name, mark]) => `${name} ${percent(mark)}`)
        .join(' ')}  ${describePlan(plan)}`,
    )
    if (values.verbose) {
      const list = (name: string, found: string[]) => {
        if (found.length > 0) say(`     ${name}: ${found.join(', ')}`)
      }
      list('destinations missed', destinations.missed)
      list('destinations wrong', destinations.wrong)
      list('terminals missed', terminals.missed)
      list('terminals wrong', terminals.wrong)
      if (parts.gaps !== 1) {
        const spans = (gaps: JudgedResult['gaps']) => gaps.map(({ source, from, to }) => `${source} ${from}/${to}`)
        list('gaps', spans(truth.gaps))
        list('gaps told', spans(result.gaps))
      }
      for (const cause of marks.causes.slice(0, 8)) say(`     cause ${cause}`)
    }
    return marks
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const seeds = async (range: string): Promise<void> => {
  const [first = 1, last = first] = range.split('..').map(Number)
  const preset = presets[values.preset]
  if (!preset) throw new Error(`No preset ${values.preset}: choose ${Object.keys(presets).join(', ')}.`)
  const all: Marks[] = []
  for (let seed = first; seed <= last; seed += 1) all.push(await generated(preset(seed)))
  const mean = (of: (marks: Marks) => number) => all.reduce((sum, marks) => sum + of(marks), 0) / all.length
  say(
    `mean ${mean(marks => marks.overall).toFixed(1)}, worst ${Math.min(...all.map(marks => marks.overall)).toFixed(1)}; destinations: precision ${percent(mean(marks => marks.destinations.precision))}, recall ${percent(mean(marks => marks.destinations.recall))}; terminals: precision ${percent(mean(marks => marks.terminals.precision))}, recall ${percent(mean(marks => marks.terminals.recall))}`,
  )
}

const beside = async (): Promise<void> => {
  const scorer = join(values.cases, 'score.mjs')
  if (!existsSync(scorer)) {
    say(`Skipped: ${scorer} is not there. Name a folder of cases with --cases.`)
    return
  }
  for (const name of readdirSync(values.cases).sort()) {
    const truth = join(values.cases, name, 'ground-truth.json')
    if (!existsSync(truth)) continue
    const out = mkdtempSync(join(tmpdir(), 'noroshi-eval-'))
    try {
      await investigate(
        { folder: join(values.cases, name, 'evidence'), out, language: 'en', progress: () => undefined },
        systemClock,
      )
      const judge = [scorer, '--verbose', '--truth', truth, '--result', join(out, 'result.json')]
      say(`== ${name}\n${execFileSync(process.execPath, judge, { encoding: 'utf8' })}`)
    } finally {
      rmSync(out, { recursive: true, force: true })
    }
  }
}

await (values.seeds ? seeds(values.seeds) : beside())
