import { expect, it } from 'vitest'
import type { IngestedLog } from '../model.ts'
import { coverageOf, unexplained, unknownTimes } from './coverage.ts'

const at = (clock: string) => `2015-05-10T${clock}:00.000Z`
const log = (part: Partial<IngestedLog>): IngestedLog => ({
  path: 'proxy.log',
  node: 'p1',
  format: 'squid',
  kind: 'web',
  encoding: 'utf-8',
  compression: 'none',
  records: 1,
  first: at('00:00'),
  last: at('23:58'),
  repeated: 0,
  badLines: 0,
  badSamples: [],
  remarks: [],
  ...part,
})
const span = (from: string, to: string) => ({ from: at(from), to: at(to) })

it('R-080: a time before the first record, after the last, or in a gap of any one writer is unknown', () => {
  const nodes = coverageOf(
    [log({}), log({ node: 'p2', first: at('02:00') })],
    [],
    [{ source: 'p1', ...span('20:01', '21:00'), expected: 40, recorded: 0 }],
  )
  expect(unknownTimes({ from: at('01:00'), to: '2015-05-11T01:00:00.000Z' }, nodes)).toEqual([
    span('01:00', '02:00'),
    span('20:01', '21:00'),
    { from: at('23:59'), to: '2015-05-11T01:00:00.000Z' },
  ])
})

const day = 1440
const every = (minutes: number, from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / minutes) }, (_, index) => from + index * minutes)

it('a silence is explained by another day that was silent at the same hours, and by nothing else', () => {
  const office = [0, 1, 2].flatMap(n => every(2, n * day + 480, n * day + 1080))
  expect(unexplained(office)).toEqual([])
  const hole = office.filter(minute => minute < day + 600 || minute >= day + 700)
  expect(unexplained(hole)).toEqual([{ from: '1970-01-02T09:59:00.000Z', to: '1970-01-02T11:40:00.000Z' }])
  expect(unexplained(every(2, 480, 1080))).toEqual([])
})

it('a writer that is silent for more than a day is not known to have been running', () => {
  expect(unexplained([0, 3 * day])).toEqual([{ from: '1970-01-01T00:01:00.000Z', to: '1970-01-04T00:00:00.000Z' }])
})

it('a gap of all proxies together counts for each of them', () => {
  const [only] = coverageOf([log({})], [], [{ source: 'proxy', ...span('20:01', '23:00'), expected: 9, recorded: 0 }])
  expect(only?.gaps).toEqual([span('20:01', '23:00')])
})
