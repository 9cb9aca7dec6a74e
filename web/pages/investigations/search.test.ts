import { describe, expect, it } from 'vitest'
import { lookingHref, readLooking } from './search.ts'

describe('the address of what is looked at', () => {
  it('keeps what it was made of, and drops what it does not know', () => {
    const looking = {
      view: 'review' as const,
      run: 2,
      width: 'equal' as const,
      host: 'x.example',
      from: '2015-05-21T00:00:00.000Z',
      to: '2015-05-22T00:00:00.000Z',
      row: 'HQ-J1042',
      at: '2015-05-21T09:00:00.000Z',
      open: ['拠点01'],
      lines: true as const,
    }
    const { searchParams } = new URL(lookingHref('1', looking), 'http://x.example')
    const given = Object.fromEntries(
      [...searchParams].map(([name, value]) => [
        name,
        /^[[{\dt]/.test(value) && name !== 'from' && name !== 'to' && name !== 'at' ? JSON.parse(value) : value,
      ]),
    )
    expect(readLooking(given)).toEqual(looking)
    expect(readLooking({ view: 'x', run: 'x', from: 'yesterday', open: 'x', lines: 'no', width: 'wide' })).toEqual({})
  })
})
