import { expect, test } from 'vitest'
import { pathSteps } from './path.ts'

const standings = (way: Parameters<typeof pathSteps>[0]) =>
  pathSteps(way).map(({ code, standing }) => `${code} ${standing}`)

test('a state that the case never was in carries no tick, although it lies behind', () => {
  expect(
    standings({ state: 'CONFIRMED', path: 'UNDECIDED', been: ['SUSPECTED', 'CONFIRMED'], closable: false }),
  ).toEqual(['OMEN ahead', 'SUSPECTED passed', 'CONFIRMED current', 'FOLLOW_UP ahead', 'CLOSED forbidden'])
})

test('a closed case shows its last step as the present one, not as forbidden', () => {
  expect(standings({ state: 'CLOSED', path: 'FAULT', been: ['RESTORING'], closable: true }).at(-1)).toBe(
    'CLOSED current',
  )
})

test('a case that went back shows what lies ahead as ahead again', () => {
  const been = ['CONTAINING', 'CONTAINED', 'CONTAINING'] as const
  expect(standings({ state: 'CONTAINING', path: 'ATTACK', been, closable: false })).toContain('CONTAINED ahead')
})

test('a state beside the way stands before it', () => {
  expect(standings({ state: 'REOPENED', path: 'ATTACK', been: ['CONFIRMED'], closable: false })[0]).toBe(
    'REOPENED current',
  )
})
