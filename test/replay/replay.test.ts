import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/config/project-root.ts'
import { minute } from '../../tools/evidence/calendar.ts'
import { changed, readAssumptions, type Step, slower } from '../../tools/replay/assumptions.ts'
import { wholeTraffic } from '../../tools/replay/attack.ts'
import { drawn, median } from '../../tools/replay/chance.ts'
import { pensionCourse } from '../../tools/replay/course.ts'
import { endOf, sensitivity, summarise } from '../../tools/replay/draws.ts'
import { figuresOf } from '../../tools/replay/figures.ts'
import { Run } from '../../tools/replay/loop.ts'

const assumptions = readAssumptions(join(projectRoot, 'docs/replay-assumptions.json'))
const course = pensionCourse(1)
const recorded = new Run(course, assumptions, median, false).outcome()
const terminalOf = (name: string) => course.terminals.find(terminal => terminal.name === name)
const firstLines = (name: string) => terminalOf(name)?.contacts.map(({ lines }) => lines[0]?.at ?? 0) ?? []

/** Draws under assumptions that are a few times as slow. */
const runs = fc
  .record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    step: fc.constantFrom(...(Object.keys(assumptions.minutes) as Step[])),
    times: fc.double({ min: 0.05, max: 20, noNaN: true }),
  })
  .map(({ seed, step, times }) => new Run(course, slower(assumptions, step, times), drawn(seed)).outcome())

describe('as recorded', () => {
  test.each([1, 2, 3])('the run with the reactions of 2015 has the numbers of the published report (seed %i)', seed => {
    const played = pensionCourse(seed)
    expect(figuresOf(played, new Run(played, assumptions, median, false).outcome())).toEqual({
      terminals: 31,
      destinations: 23,
      allFailed: 6,
      withSuccess: 25,
      immediate: { I: 1, II: 3, III: 0, IV: 1 },
      infectedOn20: 7,
      controlledOn20: 4,
      xTerminals: 21,
      xOfTheSeven: 2,
      xBeforeTakeover: 20,
      xAtNoonOn22: 6,
      activeOn23: 4,
      activeAfter: 0,
      quietFrom8To18: true,
      gapMinutes: 238,
      mails: 124,
    })
  })

  test('the reactions of 2015 take nothing away from the traffic that was recorded under them', () => {
    expect(recorded.x).toEqual(wholeTraffic(course, 'X'))
    expect(recorded.all).toEqual(wholeTraffic(course))
    expect(recorded.story.every(({ by }) => by === 'record')).toBe(true)
  })

  test('results B and C name what stood in the programs of their mails, and none of them X', () => {
    const handed = new Map(course.handed.map(({ name, destinations }) => [name, destinations]))
    expect(handed.get('A')).toEqual([])
    expect(handed.get('B')).toHaveLength(2)
    expect(handed.get('C')).toHaveLength(2)
    expect([...handed.values()].flat()).not.toContain('X')
  })
})

describe('with the loop', () => {
  test('nothing is known before it was handed over, asked for and written in a line that has arrived', () => {
    fc.assert(
      fc.property(runs, ({ story }) => {
        const first = Math.min(...story.filter(({ what }) => what === 'handed').map(({ at }) => at))
        for (const { at, what, of } of story) {
          if (what === 'hit') {
            const answered = story.some(one => one.what === 'answered' && one.at <= at)
            const written = firstLines(of).some(line => line + assumptions.fixed.logLag.value * minute <= at)
            expect({ of, answered, written }).toEqual({ of, answered: true, written: true })
          }
          if (what === 'answered' && !of.startsWith('found'))
            expect(story.find(one => one.what === 'asked' && one.of === of)?.at).toBeLessThanOrEqual(at)
          if (what !== 'handed') expect(at).toBeGreaterThan(first)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a terminal is isolated after it was hit and somebody responsible was told, or as in 2015', () => {
    fc.assert(
      fc.property(runs, ({ story }) => {
        for (const { at, of } of story.filter(({ what, by }) => what === 'isolated' && by === 'loop')) {
          const happened = (what: string) => story.some(one => one.what === what && one.at <= at)
          expect(story.find(one => one.what === 'hit' && one.of === of)?.at).toBeLessThanOrEqual(at)
          expect(happened('told') && happened('decided')).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('it is never worse than 2015: no terminal goes on for longer, and no byte more leaves', () => {
    fc.assert(
      fc.property(runs, outcome => {
        for (const name of outcome.infected) expect(endOf(outcome, name)).toBeLessThanOrEqual(endOf(recorded, name))
        expect(outcome.x.bytes).toBeLessThanOrEqual(recorded.x.bytes)
        expect(outcome.all.requests).toBeLessThanOrEqual(recorded.all.requests)
      }),
      { numRuns: 60 },
    )
  })

  test('where no log is read, everything is as in 2015', () => {
    const blind = changed(assumptions, { 'chances.noLog.*': 1 })
    fc.assert(
      fc.property(fc.integer(), seed => {
        const { x, story } = new Run(course, blind, drawn(seed)).outcome()
        expect(x.bytes / recorded.x.bytes).toBeGreaterThan(0.99)
        expect(story.filter(({ what }) => what === 'hit')).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  test('the same seed draws the same, and what one assumption draws no other changes', () => {
    const [one, other] = [summarise(course, assumptions, 7, 40), summarise(course, assumptions, 7, 40)]
    expect(one.shares).toEqual(other.shares)
    const [chance, again] = [drawn(11), drawn(11)]
    chance.normal('block/X')
    expect(chance.share('head/2015-05-21')).toBe(again.share('head/2015-05-21'))
    const many = Array.from({ length: 4000 }, (_, index) => drawn(index).normal('decide/C'))
    expect(Math.abs(many.reduce((sum, value) => sum + value, 0) / many.length)).toBeLessThan(0.06)
    expect(many.filter(value => value < 1.2816).length / many.length).toBeCloseTo(0.9, 1)
  })

  test('the sensitivity names what would have undone it, worst first', () => {
    const varied = sensitivity(course, assumptions, 1, 30, () => undefined)
    const of = (name: string) => varied.find(one => one.name === name)?.shares.mean ?? Number.NaN
    expect(of('noAgent')).toBeGreaterThan(0.99)
    expect(of('noAnswerAtNight')).toBeGreaterThan(of('asAssumed'))
    expect(of('xNamed')).toBeLessThan(of('asAssumed'))
    const means = varied.map(({ shares }) => shares.mean)
    expect(means).toEqual([...means].sort((one, other) => other - one))
  })
})
