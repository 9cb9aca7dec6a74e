import { describe, expect, test } from 'vitest'
import { navigationFor, navigationGroups, objectAddress, placeOf, places } from './navigation.ts'

describe('navigation', () => {
  test('shows thirteen words at most and no letter twice', () => {
    const drawn = navigationGroups.flatMap(group => group.places)
    expect(drawn.length + 1).toBeLessThanOrEqual(13)
    const letters = Object.values(places).flatMap(({ letter }) => letter ?? [])
    expect(new Set(letters).size).toBe(letters.length)
    expect([...letters].sort().join('')).toBe([...'hircadnsvl'].sort().join(''))
  })

  test('does not draw what a person may never use, nor the heading above it', () => {
    expect(navigationFor(['home', 'cases', 'directory'])).toEqual([
      { group: 'daily', places: ['home', 'cases'] },
      { group: 'prepare', places: ['directory'] },
    ])
  })

  test('knows the place of every address below it', () => {
    expect(placeOf('/')).toBe('home')
    expect(placeOf('/cases/C-0187')).toBe('cases')
    expect(placeOf('/reports/new')).toBe('new_report')
    expect(placeOf('/reports/R-1184')).toBe('reports')
    expect(placeOf('/casesX')).toBeUndefined()
  })

  test('leads from a number to its page, also from full-width letters', () => {
    expect(objectAddress('c-0187')).toEqual({ number: 'C-0187', href: '/numbers/C-0187' })
    expect(objectAddress('Ｒ-１１８４')).toEqual({ number: 'R-1184', href: '/numbers/R-1184' })
    expect(objectAddress('javascript:C-1')).toBeUndefined()
  })
})
