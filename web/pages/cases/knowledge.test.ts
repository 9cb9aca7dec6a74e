import { expect, test } from 'vitest'
import type { OrganisationName } from '../../../src/kernel/organisation.ts'
import { knowledgeOf, type TravelledReport } from './knowledge.ts'
import type { ToldEntry } from './told.ts'

const named = (id: string): OrganisationName => ({
  id,
  code: id,
  ja: id,
  en: id,
  shortJa: id,
  shortEn: id,
  fictional: true,
})
const [body, ministry, coordinator] = [named('body'), named('ministry'), named('coordinator')]
const at = (time: string) => `2026-11-19T${time}:00.000Z`
const now = new Date(at('14:00'))

const hop = (seq: number, to: OrganisationName, leg: number, change: object = {}) => ({
  seq,
  leg,
  mode: 'DIRECT' as const,
  to,
  sentAt: at('12:00'),
  dueAt: at('12:30'),
  acknowledgedAt: null,
  forwardedAt: null,
  ...change,
})

const report = (change: Partial<TravelledReport> = {}): TravelledReport => ({
  id: 'r',
  number: 'R-1',
  originator: body,
  versions: [
    { seq: 1, kind: 'FIRST', content: { summary: '不審な添付を開いた', tlp: 'TLP:AMBER' }, submittedAt: at('12:00') },
  ],
  hops: [hop(1, ministry, 1, { acknowledgedAt: at('12:20') }), hop(1, coordinator, 2, { acknowledgedAt: at('13:00') })],
  ...change,
})

const cells = (given: TravelledReport) => knowledgeOf([given], now).rows.map(row => row.knowledge)

test('the columns are the parties of this case, the originator first, then in the order of the relay', () => {
  expect(knowledgeOf([report()], now).parties.map(({ id }) => id)).toEqual(['body', 'ministry', 'coordinator'])
})

test('each receipt shows its delay, and only one beyond its time is late', () => {
  expect(cells(report())).toMatchObject([
    [
      { kind: 'SOURCE' },
      { kind: 'TOLD', delay: 20 * 60_000, late: false },
      { kind: 'TOLD', delay: 60 * 60_000, late: true },
    ],
  ])
})

test('R-042: who has not acknowledged in time is uninformed, and before its time it is still waited for', () => {
  const silent = report({ hops: [hop(1, ministry, 1), hop(1, coordinator, 2, { dueAt: at('15:00') })] })
  expect(cells(silent)).toMatchObject([
    [{ kind: 'SOURCE' }, { kind: 'WAITING', overdue: true }, { kind: 'WAITING', overdue: false }],
  ])
})

test('a follow-up that the ministry has not passed on is held, not unnecessary', () => {
  const [first] = report().versions
  const followed = report({
    versions: [...(first ? [first, { ...first, seq: 2, kind: 'FOLLOW_UP', submittedAt: at('13:30') }] : [])],
    hops: [...report().hops, hop(2, ministry, 1)],
  })
  expect(cells(followed)[0]).toMatchObject([{ kind: 'SOURCE' }, { kind: 'WAITING' }, { kind: 'HELD' }])
})

test('a party that a RED version never went to reads “not shared”, never a blank', () => {
  const [first] = report().versions
  const red = report({
    versions: first ? [first, { ...first, seq: 2, content: { ...first.content, tlp: 'TLP:RED' } }] : [],
  })
  expect(cells(red)[1]).toMatchObject([{ kind: 'SOURCE' }, { kind: 'NOT_SHARED' }, { kind: 'NOT_SHARED' }])
})

test('delays of an event count from the event, also for the originator that noticed it later', () => {
  const known = (time: string) => ({
    earliest: at(time),
    latest: at(time),
    zone: 'Asia/Tokyo',
    certainty: 'PROBABLE' as const,
    wording: '17時ごろ',
  })
  const [first] = report().versions
  const told = report({
    versions: first
      ? [{ ...first, content: { ...first.content, occurredAt: known('08:00'), recognisedAt: known('11:30') } }]
      : [],
  })
  const occurred = knowledgeOf([told], now).rows.find(row => row.event === 'OCCURRED')
  expect(occurred?.knowledge).toMatchObject([
    { kind: 'TOLD', delay: 3.5 * 3_600_000 },
    { kind: 'TOLD', delay: (4 * 60 + 20) * 60_000, late: true },
    { kind: 'TOLD', delay: 5 * 3_600_000, late: true },
  ])
})

test('an organisation that the reader may not know has no column', () => {
  const hidden = report({ hops: [hop(1, ministry, 1, { to: null })] })
  expect(knowledgeOf([hidden], now).parties.map(({ id }) => id)).toEqual(['body'])
})

const told = (id: string, time: string, change: Partial<ToldEntry>): ToldEntry => ({
  id,
  told: 'CONTACT',
  from: null,
  to: [],
  unreached: [],
  words: id,
  language: 'ja',
  indicators: [],
  tells: [],
  parties: { body, ministry, coordinator },
  known: { earliest: at(time), latest: at(time), zone: 'Asia/Tokyo', certainty: 'CONFIRMED', wording: '' },
  at: new Date(at(time)),
  ...change,
})

test('R-067: whoever had to be told and was not stays uninformed until a later entry tells of it', () => {
  const entries = [told('consulted', '08:00', { from: 'body', to: ['ministry'], unreached: ['coordinator'] })]
  expect(knowledgeOf([], now, entries).parties.map(({ id }) => id)).toEqual(['coordinator', 'body', 'ministry'])
  expect(knowledgeOf([], now, entries).rows[0]?.knowledge).toMatchObject([
    { kind: 'WAITING', overdue: true },
    { kind: 'SOURCE' },
    { kind: 'TOLD', delay: 0 },
  ])
  const explained = told('explained', '13:00', { from: 'ministry', to: ['coordinator'], tells: ['consulted'] })
  const { rows } = knowledgeOf([], now, [...entries, explained])
  expect(rows.find(({ id }) => id === 'consulted')?.knowledge.at(0)).toMatchObject({
    kind: 'TOLD',
    delay: 5 * 3_600_000,
    late: true,
  })
})
