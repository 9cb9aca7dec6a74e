import { describe, expect, it } from 'vitest'
import { hopsOf, mayRelay, type Surroundings } from './relay-route.ts'

const operator: Surroundings = {
  kinds: ['CI_OPERATOR'],
  ministries: [{ id: 'm1', kinds: ['SECTOR_MINISTRY'] }],
  coordinator: 'c',
}
const route = (
  type: 'REPORT' | 'CONSULTATION',
  around: Surroundings,
  to: 'MINISTRY' | 'COORD' = 'MINISTRY',
  ministry: string | null = null,
) => hopsOf(type, around, { to, ministry }).map(hop => `${hop.flow}.${hop.leg} ${hop.mode} ${hop.to}`)

describe('the way of a report', () => {
  it('F01: an operator’s goes to its ministry, and to the coordinator in copy', () => {
    expect(route('REPORT', operator)).toEqual(['F01.1 DIRECT m1', 'F01.2 COPY c'])
  })
  it('F01: without a ministry in the directory it goes to the coordinator directly', () => {
    expect(route('REPORT', { ...operator, ministries: [] })).toEqual(['F01.2 DIRECT c'])
  })
  it('F01: an operator of two sectors reaches both ministries; the one it chose leads, the other reads along', () => {
    const two = { ...operator, ministries: [...operator.ministries, { id: 'm2', kinds: ['SECTOR_MINISTRY' as const] }] }
    expect(route('REPORT', two)).toEqual(['F01.1 DIRECT m1', 'F01.1 DIRECT m2', 'F01.2 COPY c'])
    expect(route('REPORT', two, 'MINISTRY', 'm2')).toEqual(['F01.1 COPY m1', 'F01.1 DIRECT m2', 'F01.2 COPY c'])
  })
  it('F06, F03: a supervised body’s goes to its ministry, and to the coordinator in copy', () => {
    expect(route('REPORT', { ...operator, kinds: ['SUPERVISED_BODY'] })).toEqual(['F06.1 DIRECT m1', 'F03.2 COPY c'])
    expect(route('REPORT', { ...operator, kinds: ['SUPERVISED_BODY'], ministries: [] })).toEqual(['F03.1 DIRECT c'])
  })
  it('F06: a supervised body’s goes by its supervising bureau to the ministry’s window and the coordinator', () => {
    const ministries = [
      { id: 'm1', kinds: ['MINISTRY' as const, 'MINISTRY_CSIRT' as const] },
      { id: 'b1', kinds: ['SUPERVISING_BUREAU' as const] },
    ]
    expect(route('REPORT', { kinds: ['SUPERVISED_BODY'], ministries, coordinator: 'c' })).toEqual([
      'F06.1 DIRECT b1',
      'F06.2 COPY m1',
      'F03.3 COPY c',
    ])
  })
  it('R-005: the legislature and the judiciary have no way on which to report', () => {
    const branch: Surroundings = { kinds: ['OTHER_BRANCH'], ministries: [], coordinator: 'c' }
    expect(route('REPORT', branch)).toEqual([])
    expect(mayRelay('REPORT', branch, [], null)).toMatchObject({ allowed: false, code: 'flow_not_allowed' })
  })
  it('F03: a ministry’s goes to the coordinator', () => {
    expect(route('REPORT', { kinds: ['MINISTRY', 'MINISTRY_CSIRT'], ministries: [], coordinator: 'c' })).toEqual([
      'F03.1 DIRECT c',
    ])
  })
  it('R-008: a consultation goes to the one that is asked only', () => {
    expect(route('CONSULTATION', operator, 'COORD')).toEqual(['F02.1 DIRECT c'])
    expect(route('CONSULTATION', operator, 'MINISTRY')).toEqual(['F02.1 DIRECT m1'])
    expect(route('CONSULTATION', { ...operator, coordinator: null }, 'COORD')).toEqual([])
    expect(route('CONSULTATION', { ...operator, kinds: ['MINISTRY'] }, 'COORD')).toEqual([])
  })
  it('R-007: has none for kinds that the matrix does not let report, and says so', () => {
    const ceptoar: Surroundings = { kinds: ['CEPTOAR'], ministries: [], coordinator: 'c' }
    expect(route('REPORT', ceptoar)).toEqual([])
    expect(mayRelay('REPORT', ceptoar, [], null)).toMatchObject({ allowed: false, code: 'flow_not_allowed' })
    expect(mayRelay('REPORT', { ...operator, coordinator: null, ministries: [] }, [], null)).toMatchObject({
      code: 'no_recipient',
    })
    const hops = hopsOf('REPORT', operator, { to: 'MINISTRY', ministry: null })
    expect(mayRelay('REPORT', operator, hops, null).allowed).toBe(true)
    expect(mayRelay('REPORT', operator, hops, 'other')).toMatchObject({ code: 'no_recipient' })
  })
  it('R-007: the coordinator cannot be chosen in place of the ministry, which would be passed over', () => {
    const hops = hopsOf('REPORT', operator, { to: 'MINISTRY', ministry: 'c' })
    expect(mayRelay('REPORT', operator, hops, 'c')).toMatchObject({ code: 'no_recipient' })
  })
})
