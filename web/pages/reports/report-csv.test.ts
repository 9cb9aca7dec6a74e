import { describe, expect, test } from 'vitest'
import type { ListedReport } from './queries.ts'
import { reportsCsv } from './report-csv.ts'

const report: ListedReport = {
  id: '019d0000-0000-7000-8000-000000000001',
  number: 'R-1184',
  type: 'REPORT',
  originator: null,
  kind: 'FIRST',
  seq: 1,
  summary: '=HYPERLINK("http://203.0.113.5","改札")',
  eventClass: 'EV_A_UNAVAIL',
  state: 'RECEIVED',
  submittedAt: '2026-11-19T18:02:31.000Z',
  caseId: null,
  caseNumber: null,
  dueAt: null,
  acknowledgedAt: null,
}

describe('the download of the list', () => {
  test('begins with a byte-order mark and the headings of the language', () => {
    expect(reportsCsv([], 'ja').startsWith('\u{feff}"番号"')).toBe(true)
    expect(reportsCsv([], 'en')).toContain('"Number"')
  })

  test('turns a formula that somebody reported into text', () => {
    expect(reportsCsv([report], 'ja')).toContain(`"'=HYPERLINK(""http://203.0.113.5"",""改札"")"`)
  })

  test('says the words of codes, and that a name is withheld', () => {
    const row = reportsCsv([report], 'ja').split('\r\n')[1]
    expect(row).toContain('"速報"')
    expect(row).toContain('"システム等の利用困難"')
    expect(row).toContain('"（表示できません）"')
  })

  test('says what a regime asks next, by when, and that it is over', () => {
    const clock = {
      ...{ report: report.id, code: 'NIS2', ja: 'NIS2', en: 'NIS2', stage: 'NOTIFICATION' as const, open: 2 },
      ...{ due: '2026-11-22T18:00:00.000Z', state: 'OVERDUE' as const },
    }
    const [, row] = reportsCsv([report], 'ja', new Map([[report.id, clock]])).split('\r\n')
    expect(row).toContain('"NIS2","続報","2026-11-22T18:00:00.000Z","超過"')
    expect(reportsCsv([report], 'en').split('\r\n')[1]).toMatch(/"","","",""$/)
  })
})
