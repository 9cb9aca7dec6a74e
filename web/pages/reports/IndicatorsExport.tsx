import { useTranslation } from 'react-i18next'
import { certainties } from '../../../src/kernel/taxonomy/certainty.ts'
import { indicatorKinds } from '../../../src/kernel/taxonomy/indicator-kinds.ts'
import { csv } from '../../../src/share/advisories/delivery/csv.ts'
import { Button } from '../../ui/Button.tsx'
import { download } from '../../ui/download.ts'
import { useLanguage } from '../../ui/language.ts'
import type { StoredContent } from './content.ts'

interface IndicatorsExportProps {
  report: string
  seq: number
  content: StoredContent
}

/** The version’s indicators for the machines that look for them: undisguised, with how sure the originator is. */
export const IndicatorsExport = ({ report, seq, content }: IndicatorsExportProps) => {
  const { t } = useTranslation('attachments')
  const language = useLanguage()
  const indicators = content.indicators ?? []
  if (indicators.length === 0) return null
  const rows = indicators.map(({ kind, value, certainty }) => [
    indicatorKinds[kind][language],
    value,
    certainties[certainty][language],
    report,
    seq,
  ])
  return (
    <p>
      <Button
        size="small"
        onPress={() => download(`${report}-${seq}-indicators.csv`, csv([t('csv_heads').split(','), ...rows]))}
      >
        {t('csv', { count: indicators.length })}
      </Button>
    </p>
  )
}
