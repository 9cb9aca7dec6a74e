import { expect, it } from 'vitest'
import { byObject } from './by-object.ts'

it('changes are read by the thing that changed, each in its order, the thing that changed last first', () => {
  const change = (number: string | null, at: string) => ({ number, at })
  const newestFirst = [
    change('R-2', '03:00'),
    change(null, '02:30'),
    change('R-1', '02:00'),
    change('R-2', '01:00'),
    change(null, '00:30'),
  ]
  expect(byObject(newestFirst).map(({ number, changes }) => [number, changes.map(({ at }) => at)])).toEqual([
    ['R-2', ['01:00', '03:00']],
    [null, ['02:30']],
    ['R-1', ['02:00']],
    [null, ['00:30']],
  ])
})
