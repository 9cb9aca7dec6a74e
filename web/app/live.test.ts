import { expect, it } from 'vitest'
import { pauseBefore, queriesOf } from './live.ts'

it('a change of a report is read anew wherever reports are shown; a kind that no page shows asks for nothing', () => {
  expect(queriesOf('report')).toContain('home')
  expect(queriesOf('report_draft')).toEqual(['report-drafts', 'home'])
  expect(queriesOf('case.presence')).toEqual(['presence'])
  expect(queriesOf('organisation')).toEqual([])
})

it('a lost line is tried again ever more patiently, up to half a minute, and not by all at the same moment', () => {
  expect(pauseBefore(0, 0)).toBe(500)
  expect(pauseBefore(2, 1)).toBe(4000)
  expect(pauseBefore(30, 1)).toBe(30_000)
  expect(pauseBefore(30, 0)).toBe(15_000)
})
