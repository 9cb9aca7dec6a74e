import type { TFunction } from 'i18next'
import { sweptKinds } from '../../../src/kernel/taxonomy/indicator-kinds.ts'
import type { Language } from '../../../src/kernel/taxonomy/label.ts'
import { expectedActions, sweepCells, sweepVerdicts } from '../../../src/kernel/taxonomy/sweeps.ts'
import { csv } from '../../../src/share/advisories/delivery/csv.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import type { Board } from './queries.ts'

const columns = [
  'indicator',
  'kind',
  'batch',
  'provided',
  'actions',
  'organisation',
  'verdict',
  'terminals',
  'records',
  'first',
  'last',
  'unknown',
  'answered',
  'swept',
  'blocked',
  'isolated',
  'isolated_at',
  'accepted',
  'reason',
] as const

const minute = 60_000

/** One line for each indicator and organisation, times in ISO 8601: what was answered, and what was not. */
export const boardCsv = (pages: readonly Board[], language: Language, t: TFunction<'sweeps'>): string => {
  const [board] = pages
  if (!board) return ''
  const batches = new Map(board.batches.map(batch => [batch.id, batch]))
  const rows = pages
    .flatMap(({ organisations }) => organisations)
    .flatMap(recipient =>
      board.indicators.map(indicator => {
        const cell = recipient.cells.find(one => one.indicator === indicator.id)
        const code = indicator.held ? 'HELD_BACK' : (cell?.verdict ?? 'NO_ANSWER')
        const batch = batches.get(indicator.batch)
        return [
          indicator.value,
          sweptKinds[indicator.kind][language],
          batch?.title ?? '',
          batch?.issuedAt ?? '',
          indicator.actions.map(action => expectedActions[action][language]).join(' '),
          recipient.name ? nameOf(recipient.name, language) : recipient.code,
          code === 'HIT' ? sweepVerdicts.HIT[language] : sweepCells[code][language],
          cell?.terminals ?? null,
          cell?.records ?? null,
          cell?.firstAt ?? '',
          cell?.lastAt ?? '',
          cell ? Math.round(cell.unknownMs / minute) : null,
          cell?.answeredAt ?? '',
          cell?.sweptAt ?? '',
          cell?.blockedAt ?? '',
          cell?.isolated ?? null,
          cell?.isolatedAt ?? '',
          cell?.acceptedFor ?? '',
          cell?.acceptReason ?? '',
        ]
      }),
    )
  return csv([columns.map(column => t(`csv_columns.${column}`)), ...rows])
}
