import { beforeAll, describe, expect, test } from 'vitest'
import { answer } from '../../src/investigate/report/answer.ts'
import { buildReport } from '../../src/investigate/report/build.ts'
import { noDecisions } from '../../src/investigate/report/decisions.ts'
import type { Safeguards } from '../../src/investigate/safeguards/model.ts'
import { presets } from '../../tools/evidence/presets.ts'
import { type Examined, examine } from './generated.ts'

/** The case of 2015 with invented names, in a smaller office: DOMAIN §7.9, model A. Only numbers both models share. */
describe('the case of 2015', () => {
  let one: Examined
  beforeAll(async () => {
    const plan = presets.pension?.(2015)
    if (!plan) throw new Error('no preset')
    one = await examine({ ...plan, terminals: 150, pages: 6 })
  }, 600_000)

  const day = (text: string) => text.slice(0, 10)
  const hoursOn = (date: string) =>
    one.found.hours.filter(cell => day(new Date(Date.parse(cell.hour) + 9 * 3_600_000).toISOString()) === date)
  const active = (date: string) => new Set(hoursOn(date).map(cell => cell.client)).size
  const findings = () => one.result.findings as Record<string, Record<string, unknown>[]>

  test('R-096: the gap of 10 May is found to the minute, 20:01 to 23:58', () => {
    expect(one.result.gaps).toHaveLength(1)
    const [gap] = one.result.gaps
    expect(gap?.from.slice(0, 16)).toBe('2015-05-10T20:01')
    expect((Date.parse(gap?.to ?? '') - Date.parse(gap?.from ?? '')) / 60_000).toBeOneOf([237, 238])
  })

  test('R-097: 23 destinations and 31 terminals, and no innocent one among them', () => {
    expect(one.marks.destinations).toMatchObject({ missed: [], wrong: [] })
    expect(one.marks.terminals).toMatchObject({ missed: [], wrong: [] })
    expect([one.result.destinations.length, one.result.terminals.length]).toEqual([23, 31])
  })

  test('R-098: 6 terminals failed in every attempt, 25 succeeded at least once', () => {
    const failed = one.result.terminals.filter(terminal => terminal.allFailed)
    expect([failed.length, one.result.terminals.length - failed.length]).toEqual([6, 25])
  })

  test('R-099: the hour grid tells success by destination from failures alone', () => {
    const silent = one.found.hours.filter(cell => cell.successes === 0 && cell.failures > 0)
    expect(new Set(silent.map(cell => cell.client)).size).toBeGreaterThanOrEqual(6)
    expect(one.found.hours.some(cell => cell.successes > 0)).toBe(true)
  })

  test('R-101, R-105: ten quiet days are shown as none, the hours of the gap among them as unknown', () => {
    const known = { hours: one.found.hours, gaps: one.found.detection.gaps, coverage: one.found.judged }
    const asked = (from: string, to: string) =>
      answer({ from: new Date(from).toISOString(), to: new Date(to).toISOString() }, known).answer
    expect(asked('2015-05-11T00:00+09:00', '2015-05-18T09:00+09:00')).toBe('NONE')
    expect(asked('2015-05-10T21:00+09:00', '2015-05-10T22:00+09:00')).toBe('UNKNOWN')
  })

  test('R-102, R-112: 2, 98, 20, 3 and one more mail are one campaign, with reasons', () => {
    const [campaign] = one.result.campaigns
    expect(one.result.campaigns).toHaveLength(1)
    const groups = one.truth.mails.filter(mail => campaign?.mails.includes(mail.messageId)).map(mail => mail.group)
    const count = (name: string) => groups.filter(group => group === name).length
    expect(['I', 'II', 'III', 'IV', 'extra'].map(count)).toEqual([2, 98, 20, 3, 1])
    expect(campaign?.mails).toHaveLength(124)
    expect((campaign as unknown as { reasons: string[] }).reasons.length).toBeGreaterThan(0)
  })

  test('R-103: 1, 3, 0 and 1 terminals are infected by the waves, all others from another machine', () => {
    const groupOf = new Map(one.truth.mails.map(mail => [mail.messageId, mail.group]))
    const told = one.result.terminals.flatMap(terminal =>
      terminal.cause?.type === 'mail' ? [groupOf.get(terminal.cause.mailId ?? '')] : [],
    )
    expect(['I', 'II', 'III', 'IV'].map(name => told.filter(group => group === name).length)).toEqual([1, 3, 0, 1])
    expect(one.marks.parts.cause).toBeGreaterThan(0.9)
  })

  test('R-104: on 8 May the traffic of the only terminal ends about four hours after it began', () => {
    const hours = hoursOn('2015-05-08').map(cell => Date.parse(cell.hour))
    expect(active('2015-05-08')).toBe(1)
    expect((Math.max(...hours) - Math.min(...hours)) / 3_600_000).toBe(4)
  })

  test('R-106: destination X is met by 21 terminals from 21 to 23 May, and by none from the 24th', () => {
    const x = one.found.detection.destinations.find(found => found.host === one.truth.destinationX?.host)
    expect(x?.contacts).toHaveLength(21)
    const days = x?.contacts.flatMap(contact => [contact.first, contact.last]).sort() ?? []
    expect(days[0]).toMatch(/^2015-05-21/)
    expect(days.at(-1)).toMatch(/^2015-05-23/)
    expect(active('2015-05-24')).toBe(0)
  })

  test('R-107, R-117: one leak is confirmed, three destinations are cleared, by the police', () => {
    const states = findings().leakStates ?? []
    const of = (state: string) => states.filter(found => found.state === state)
    expect([of('LEAK_CONFIRMED').length, of('CLEARED').length, of('UNDETERMINED').length]).toEqual([1, 3, 19])
    expect(new Set([...of('LEAK_CONFIRMED'), ...of('CLEARED')].map(found => found.provider))).toEqual(new Set(['警察']))
  })

  test('R-108: the authentication server’s log cannot decide whether the server was attacked', () => {
    expect(one.result.verdicts.eventlog).toBe('insufficient')
  })

  test('R-109: 20 of 21 met X before the domain’s rights were stolen: a weak link', () => {
    expect(findings().orderTests?.[0]).toMatchObject({ before: 20, after: 1, link: 'weak' })
  })

  test('R-113: four terminals are active on 23 May', () => {
    expect(active('2015-05-23')).toBe(4)
    expect(['2015-05-20', '2015-05-21', '2015-05-22'].every(date => active(date) > 0)).toBe(true)
  })

  test('R-113: by the morning of 22 May 23 terminals and the one of 8 May were answered, 20 by X, and 6 by X that afternoon', () => {
    const { halfDays } = buildReport(one.found, {
      tlp: 'TLP:RED',
      made: '2015-08-20T00:00:00Z',
      decisions: noDecisions,
    })
    const at = (from: number) => halfDays.find(row => row.day === '2015-05-22' && row.from === from)
    expect(at(6)).toMatchObject({ succeedingSoFar: 23 + 1, leakingSoFar: 20 })
    expect(at(12)?.leaking).toBe(6)
  })

  test('R-114: the replaced machine is one terminal, seen on 8 and on 22 May', () => {
    const first = one.truth.infected.find(terminal => terminal.assets.length === 2)
    const told = one.result.terminals.find(terminal => terminal.hostname === first?.hostname)
    expect(told?.ips).toHaveLength(2)
    expect(told?.firstSeen).toMatch(/^2015-05-08/)
    expect((told as unknown as { lastSeen: string }).lastSeen).toMatch(/^2015-05-22/)
  })

  test('R-115: when indicators were provided is laid over when their destinations were met', () => {
    expect(findings().provisions?.length).toBeGreaterThanOrEqual(4)
  })

  test('R-093: every segment and line is judged, and only the proxy is open to the information segment', () => {
    expect(one.result.verdicts.topology).toHaveLength(8)
    expect(one.result.verdicts.topology.filter(path => !path.blocked).map(path => `${path.from} ${path.path}`)).toEqual(
      ['joho proxy'],
    )
  })

  test('R-095: the proxy’s log holds nothing from the business segment, and is evidence of the way through it', () => {
    const safeguards = one.result.safeguards as Safeguards
    expect(safeguards.segments).toMatchObject([{ zone: 'gyomu', records: 0, verdict: 'none' }])
  })

  test('R-125: the personal data that leaked lay on the segment that the proxy lets out', () => {
    const [placed] = (one.result.safeguards as Safeguards).placements
    expect(placed).toMatchObject({ zone: '情報系', ways: ['proxy'], provider: '警察' })
    expect(placed?.terminals).toHaveLength(21)
  })

  test('R-126: one local account opens more machines than the bound allows', () => {
    const [group] = (one.result.safeguards as Safeguards).sharedAccounts
    expect(group).toMatchObject({ over: true })
  })

  test('R-127: the gap of 10 May is missing from what the proxy had to keep', () => {
    const kept = (one.result.safeguards as Safeguards).logKeeping.filter(found => found.kind === 'proxy')
    expect(kept.length).toBeGreaterThan(0)
    for (const source of kept)
      expect(
        source.missing.some(span => span.from.startsWith('2015-05-10T11:0') && span.to.startsWith('2015-05-10T14:5')),
      ).toBe(true)
  })

  test('R-128: the days on which the leak was sent stand out against the machines’ own other days', () => {
    const { deviations, thresholds } = one.result.safeguards as Safeguards
    expect(deviations.every(found => found.times >= thresholds.deviation)).toBe(true)
    expect(deviations.some(found => found.measure === 'sent' && /^2015-05-2[123]$/.test(found.day))).toBe(true)
  })

  test('R-110, R-111, R-117: forensic results keep their examiner and tell kinds of traces apart; others stand under their names', () => {
    const { forensics = [], contributions = [] } = findings()
    expect(forensics.length).toBeGreaterThan(0)
    expect(forensics.every(found => found.examiner !== '')).toBe(true)
    expect(new Set(forensics.flatMap(found => Object.keys(found.traces as object))).size).toBeGreaterThan(2)
    expect(new Set(contributions.map(found => found.kind))).toEqual(new Set(['notice', 'forensic']))
    expect(contributions.map(found => found.by)).toContain('警察')
  })
})
