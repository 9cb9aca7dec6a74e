import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/config/project-root.ts'
import { readAssumptions } from '../../tools/replay/assumptions.ts'
import { median } from '../../tools/replay/chance.ts'
import { pensionCourse } from '../../tools/replay/course.ts'
import { Run } from '../../tools/replay/loop.ts'
import { runChain } from '../../tools/replay/real/chain.ts'

const assumptions = readAssumptions(join(projectRoot, 'docs/replay-assumptions.json'))

test('R-080 R-084: on 8 May a real server and a real agent find at each step what the simulation says', {
  timeout: 900_000,
}, async () => {
  const course = pensionCourse(1)
  const outcome = new Run(course, assumptions, median).outcome()
  const story = outcome.story.filter(({ at }) => at < Date.parse('2015-05-09T00:00:00+09:00'))
  const { deviations, done, sweeps } = await runChain(course, { ...outcome, story }, assumptions, 1, () => undefined)
  expect(deviations).toEqual([])
  expect(done.map(({ what }) => what)).toEqual(expect.arrayContaining(['asked', 'answered', 'told', 'blocked']))
  expect(sweeps.rounds).toBe(2)
})
