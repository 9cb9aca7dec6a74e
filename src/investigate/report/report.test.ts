import { describe, expect, test } from 'vitest'
import type { RankedDestination } from '../model.ts'
import { decided, noDecisions, readDecisions } from './decisions.ts'
import { html } from './html/markup.ts'
import { blocklist, csvCell, indicatorsOf, stixBundle } from './indicators.ts'
import type { Report, ReportedDestination } from './model.ts'

const contact = (client: string, host: string) => ({
  client,
  host,
  first: '2031-03-03T01:00:00.000Z',
  last: '2031-03-04T01:00:00.000Z',
  successes: 3,
  failures: 1,
  sentBytes: 0,
  receivedBytes: 0,
  agents: [],
  lines: [],
})
const ranked = (host: string, score: number, clients: string[]): RankedDestination => ({
  host,
  score,
  reported: score >= 0.5,
  reasons: [],
  contacts: clients.map(client => contact(client, host)),
})

describe('what analysts decide', () => {
  const list = [ranked('a.example', 0.9, ['10.0.0.1', '10.0.0.2']), ranked('b.example', 0.3, ['10.0.0.3'])]
  const said = { reason: 'business partner', by: 'Sakuma' }
  const corrected = (given: object) => {
    const read = readDecisions(JSON.stringify(given))
    if ('wrong' in read) throw new Error(read.wrong.join())
    return decided(list, read, [], 0.5)
  }

  test('a rejected destination is reported no more, a confirmed one is, and scores stay the machine’s', () => {
    const result = corrected({
      destinations: [
        { host: 'a.example', verdict: 'reject', ...said },
        { host: 'b.example', verdict: 'confirm', ...said },
      ],
    })
    expect(result.map(one => [one.host, one.reported, one.score])).toEqual([
      ['a.example', false, 0.9],
      ['b.example', true, 0.3],
    ])
  })

  test('the contacts of a rejected terminal count for nothing', () => {
    const [first] = corrected({ terminals: [{ id: '10.0.0.2', verdict: 'reject', ...said }] })
    expect(first?.contacts.map(one => one.client)).toEqual(['10.0.0.1'])
  })

  test('a decision without a reason or a name is refused with its place', () => {
    const read = readDecisions('{"destinations":[{"host":"a.example","verdict":"reject","by":"Sakuma"}]}')
    expect('wrong' in read && read.wrong[0]).toContain('destinations.0.reason')
    expect(readDecisions('{')).toHaveProperty('wrong')
    expect(decided(list, noDecisions, [], 0.5).map(one => one.reported)).toEqual([true, false])
  })
})

const shown = (host: string, counted = true): ReportedDestination => ({
  host,
  code: 'D01',
  colour: '#000000',
  score: 0.8,
  machine: 'LIKELY',
  counted,
  leak: { state: 'UNDETERMINED' },
  reasons: [],
  contacts: [contact('10.0.0.1', host)],
})
const reportWith = (destinations: ReportedDestination[]) =>
  ({
    title: 'T',
    caseId: 'C',
    tlp: 'TLP:AMBER',
    judged: { from: '2031-03-01T00:00:00.000Z', to: '2031-03-09T00:00:00.000Z' },
    destinations,
    mails: [],
  }) as unknown as Report

describe('indicators', () => {
  test('own domains, addresses inside, rejected hosts and names that break out of a line never leave', () => {
    const report = reportWith([
      shown('c2.example'),
      shown('www.own.example'),
      shown('10.1.2.3'),
      shown('left.example', false),
      shown('evil.example\n0.0.0.0/0'),
    ])
    const found = indicatorsOf(report, ['own.example'])
    expect(found.map(one => one.value)).toEqual(['c2.example'])
    expect(
      blocklist(report, found)
        .split('\n')
        .filter(line => line && !line.startsWith('#')),
    ).toEqual(['c2.example'])
  })

  test('the same evidence gives the same STIX objects, with pattern and sighting', () => {
    const report = reportWith([shown('c2.example')])
    const bundle = () => JSON.stringify(stixBundle(report, indicatorsOf(report, [])))
    expect(bundle()).toBe(bundle())
    expect(bundle()).toContain('"pattern":"[domain-name:value = \'c2.example\']"')
    expect(bundle()).toMatch(/"sighting_of_ref":"indicator--[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab]/)
  })

  test('a spreadsheet is given no formula', () => {
    expect(csvCell('=HYPERLINK("http://x")')).toBe('"\'=HYPERLINK(""http://x"")"')
    expect(csvCell('c2.example')).toBe('c2.example')
  })
})

test('text from evidence never becomes markup, and letters that turn or hide text are shown as what they are', () => {
  const agent = '"><script>alert(1)</script>\u202etxt.exe'
  expect(html`<td title="${agent}">${agent}</td>`.text).not.toMatch(/<script|\u202e|"">/)
  expect(html`${agent}`.text).toContain('⟨U+202E⟩')
})
