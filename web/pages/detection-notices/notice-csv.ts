import type { Language } from '../../../src/kernel/taxonomy/label.ts'
import { csv } from '../../../src/share/advisories/delivery/csv.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { stateWord } from '../../ui/states.ts'
import type { ListedNotice } from './queries.ts'

const headings = {
  ja: [
    '番号',
    '取扱い',
    '通知先',
    '端末の所在',
    '状態',
    '内容',
    '通知',
    '受領',
    '責任者への報告',
    '完了',
    '検知した数',
    '事案',
  ],
  en: [
    'Number',
    'Label',
    'Notified',
    'Place of the terminal',
    'State',
    'Words',
    'Given',
    'Received',
    'Responsible informed',
    'Closed',
    'Events',
    'Case',
  ],
} as const

/** The rows on the screen as a table of text; the label stands in every row (SCREENS §3). */
export const noticesCsv = (notices: readonly ListedNotice[], language: Language): string =>
  csv([
    headings[language],
    ...notices.map(notice => [
      notice.number,
      notice.tlp,
      notice.to ? nameOf(notice.to, language) : '',
      notice.place ? nameOf(notice.place, language) : '',
      stateWord({ family: 'notice', code: notice.state, language }),
      notice.words,
      notice.givenAt,
      notice.acknowledgedAt,
      notice.informedAt,
      notice.closedAt,
      notice.events,
      notice.case?.number ?? '',
    ]),
  ])
