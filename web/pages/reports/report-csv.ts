import { eventAnswers } from '../../../src/kernel/taxonomy/event-classes.ts'
import { isCodeOf, type Language, type Table } from '../../../src/kernel/taxonomy/label.ts'
import { reportKinds, reportStates } from '../../../src/kernel/taxonomy/report-versions.ts'
import { csv } from '../../../src/share/advisories/delivery/csv.ts'
import { stages } from '../../../src/share/regimes/model.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import type { ReportClock } from '../clocks/queries.ts'
import type { ListedReport } from './queries.ts'

const headings = {
  ja: [
    '番号',
    '種類',
    '版',
    '連絡元',
    '内容',
    '事象',
    '状態',
    '送信',
    '受領の期限',
    '受領',
    '事案',
    '制度',
    '制度の報告',
    '制度の期限',
    '期限超過',
  ],
  en: [
    'Number',
    'Kind',
    'Version',
    'Originator',
    'Content',
    'Event',
    'State',
    'Sent',
    'Receipt due',
    'Received',
    'Case',
    'Regime',
    'Asked by the regime',
    'Regime due',
    'Overdue',
  ],
} as const

const withheld = { ja: '（表示できません）', en: '(withheld)' } as const

const word = (table: Table, code: string, language: Language): string =>
  isCodeOf(table, code) ? (table[code]?.[language] ?? code) : code

const yes = { ja: '超過', en: 'overdue' } as const

const ofRegime = (clock: ReportClock | undefined, language: Language): (string | null)[] =>
  clock
    ? [clock[language], stages[clock.stage][language], clock.due, clock.state === 'OVERDUE' ? yes[language] : null]
    : [null, null, null, null]

/** The rows on the screen as a table of text: no cell can run as a formula, whoever wrote it (OWASP, CSV injection). */
export const reportsCsv = (
  reports: readonly ListedReport[],
  language: Language,
  clocks: ReadonlyMap<string, ReportClock> = new Map(),
): string =>
  csv([
    headings[language],
    ...reports.map(report => [
      report.number,
      word(reportKinds, report.kind, language),
      report.seq,
      report.originator ? nameOf(report.originator, language) : withheld[language],
      report.summary,
      word(eventAnswers, report.eventClass, language),
      word(reportStates, report.state, language),
      report.submittedAt,
      report.dueAt,
      report.acknowledgedAt,
      report.caseNumber,
      ...ofRegime(clocks.get(report.id), language),
    ]),
  ])
