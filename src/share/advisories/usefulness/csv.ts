import { advisoryKinds } from '../../../kernel/taxonomy/advisory-kinds.ts'
import type { Language } from '../../../kernel/taxonomy/label.ts'
import { csv } from '../delivery/service.ts'
import type { Effect } from './store.ts'

const headings = {
  ja: [
    '番号',
    '件名',
    '種類',
    '速報',
    '公開',
    '速報から公開まで（分）',
    '宛先',
    '到達',
    '受領',
    '点検',
    '該当',
    '対応',
    '役に立った',
    '一部',
    '役に立たなかった',
  ],
  en: [
    'Number',
    'Title',
    'Kind',
    'First report',
    'Released',
    'Minutes from first report',
    'Recipients',
    'Reached',
    'Acknowledged',
    'Checked',
    'Affected',
    'Acted',
    'Useful',
    'Partly',
    'Not useful',
  ],
} as const

/** Whole minutes from the first report to the advisory for others; null without a report. */
export const delayMinutes = ({ firstReportAt, releasedAt }: Pick<Effect, 'firstReportAt' | 'releasedAt'>) =>
  firstReportAt && Math.round((releasedAt.getTime() - firstReportAt.getTime()) / 60_000)

export const effectsCsv = (effects: readonly Effect[], language: Language): string =>
  csv([
    headings[language],
    ...effects.map(effect => [
      effect.number,
      effect.title,
      advisoryKinds[effect.kind][language],
      effect.firstReportAt?.toISOString() ?? null,
      effect.releasedAt.toISOString(),
      delayMinutes(effect),
      effect.recipients,
      effect.reached,
      effect.acknowledged,
      effect.checked,
      effect.affected,
      effect.acted,
      effect.useful,
      effect.partly,
      effect.notUseful,
    ]),
  ])
