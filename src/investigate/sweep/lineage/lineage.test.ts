import { expect, it } from 'vitest'
import type { Terminal } from '../../model.ts'
import { type Contact, follow } from './model.ts'

const row = (assetId: string, ip: string, more: Partial<Terminal> = {}): Terminal => ({
  assetId,
  hostname: `PC-${assetId}`,
  ip,
  ...more,
})
const met = (client: string, day: string, indicator = 'bad.example', accounts: string[] = []): Contact => ({
  client,
  accounts,
  indicator,
  at: `2015-05-${day}T09:00:00.000Z`,
})
const terminals = [
  row('T01', '10.1.0.5', { user: 'sato', replacedBy: 'S01' }),
  row('S01', '10.1.250.60', { user: 'sato', deployed: '2015-05-12' }),
  row('T02', '10.1.0.6', { user: 'kato' }),
  row('T03', '10.1.0.5', { user: 'mori', deployed: '2015-05-13' }),
]
const told = (contacts: Contact[], rows = terminals) =>
  follow(contacts, [], rows).followed.map(({ terminal, because }) => [
    terminal.asset,
    because.map(({ reason, of }) => `${reason} ${of.asset || of.client}`).join(),
  ])

it('R-114: a contact of the replacement is told as that of the machine before it', () => {
  expect(told([met('10.1.250.60', '22'), met('10.1.0.5', '08')])).toEqual([['S01', 'SUCCESSOR T01']])
})

it('R-114: the user of a machine is followed to another machine, and its address to the machine that has it now', () => {
  expect(told([met('10.1.0.5', '08'), met('10.1.0.6', '10', 'c2.example', ['KIKOU\\sato'])])).toEqual([
    ['T02', 'SAME_USER T01'],
  ])
  expect(told([met('10.1.0.5', '08'), met('10.1.0.5', '09')])).toEqual([])
  expect(told([met('10.1.0.5', '08'), met('10.1.0.5', '20', 'c2.example')])).toEqual([['T03', 'SAME_ADDRESS T01']])
})

it('without an inventory a terminal is its address, and what it met before is told with what it meets now', () => {
  expect(told([met('10.9.9.9', '08'), met('10.9.9.9', '20', 'c2.example')], [])).toEqual([
    ['', 'SAME_TERMINAL 10.9.9.9'],
  ])
})

it('what is on the list already explains what comes later, and nothing explains what came before', () => {
  const { watched } = follow([met('10.1.0.5', '08')], [], terminals)
  expect(follow([met('10.1.250.60', '22')], watched, terminals).followed).toHaveLength(1)
  expect(follow([met('10.1.250.60', '01')], watched, terminals).followed).toEqual([])
})
