import fc from 'fast-check'
import { expect, it } from 'vitest'
import { merged } from './merge.ts'

const base = { summary: '改札が止まった。', name: '早瀬', phone: '03-0000-0142' }

it('different fields of two people are both kept', () => {
  const result = merged(base, { ...base, phone: '03-0000-0199' }, { ...base, summary: '改札が動かない。' })
  expect(result).toEqual({
    fields: { summary: '改札が動かない。', name: '早瀬', phone: '03-0000-0199' },
    contested: [],
  })
})

it('the same field of two people is shown with both versions, and mine is not overwritten', () => {
  const result = merged(base, { ...base, summary: '私の文' }, { ...base, summary: '梶原さんの文' })
  expect(result.fields.summary).toBe('私の文')
  expect(result.contested).toEqual([{ field: 'summary', mine: '私の文', theirs: '梶原さんの文' }])
})

it('whatever two people write, no word of either is lost without being listed', () => {
  const text = fc.constantFrom('a', 'b', 'c', undefined)
  const fields = fc.record({ x: text, y: text, z: text })
  fc.assert(
    fc.property(fields, fields, fields, (before, mine, theirs) => {
      const { fields: result, contested } = merged(before, mine, theirs)
      for (const name of ['x', 'y', 'z'] as const) {
        const listed = contested.some(({ field }) => field === name)
        if (mine[name] !== before[name]) expect(result[name]).toBe(mine[name])
        if (theirs[name] !== before[name] && !listed) expect(result[name]).toBe(theirs[name])
      }
    }),
  )
})
