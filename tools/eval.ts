// npm run eval: precision, recall and score of the engine for every case folder that lies beside the project.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { investigate } from '../src/investigate/service.ts'
import { systemClock } from '../src/kernel/clock.ts'
import { projectRoot } from '../src/platform/config/project-root.ts'

const cases = process.argv[2] ?? join(projectRoot, '../shared/cases')
const scorer = join(cases, 'score.mjs')

const evaluate = async (name: string): Promise<void> => {
  const out = mkdtempSync(join(tmpdir(), 'noroshi-eval-'))
  try {
    const folder = join(cases, name, 'evidence')
    await investigate({ folder, out, language: 'ja', progress: () => undefined }, systemClock)
    const truth = join(cases, name, 'ground-truth.json')
    const printed = execFileSync(
      process.execPath,
      [scorer, '--verbose', '--truth', truth, '--result', join(out, 'result.json')],
      { encoding: 'utf8' },
    )
    process.stdout.write(`== ${name}\n${printed}\n`)
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

const main = async (): Promise<void> => {
  if (!existsSync(scorer)) {
    process.stdout.write(`Skipped: ${scorer} is not there. Name a folder of cases: npm run eval -- FOLDER\n`)
    return
  }
  for (const name of readdirSync(cases).sort()) {
    if (existsSync(join(cases, name, 'ground-truth.json'))) await evaluate(name)
  }
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
})
