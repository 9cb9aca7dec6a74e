import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { investigate } from '../../src/investigate/service.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { writeFolder } from '../../tools/evidence/folder.ts'
import type { Plan } from '../../tools/evidence/plan.ts'
import { type JudgedResult, type Marks, score } from '../../tools/evidence/score.ts'
import type { Truth } from '../../tools/evidence/truth.ts'

type Investigated = Awaited<ReturnType<typeof investigate>>

export interface Examined {
  truth: Truth
  found: Investigated
  /** result.json as it was written. */
  result: JudgedResult & Record<string, unknown>
  marks: Marks
}

/** A generated folder, and what the engine makes of it; both are removed again. */
export const examine = async (plan: Plan, change: (folder: string) => void = () => undefined): Promise<Examined> => {
  const folder = mkdtempSync(join(tmpdir(), 'noroshi-evidence-'))
  const out = mkdtempSync(join(tmpdir(), 'noroshi-result-'))
  try {
    const { truth } = writeFolder(plan, folder)
    change(folder)
    const found = await investigate({ folder, out, language: 'en', progress: () => undefined }, systemClock)
    const result = JSON.parse(readFileSync(join(out, 'result.json'), 'utf8'))
    return { truth, found, result, marks: score(truth, result) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(out, { recursive: true, force: true })
  }
}
