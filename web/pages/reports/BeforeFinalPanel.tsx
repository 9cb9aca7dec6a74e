import { useTranslation } from 'react-i18next'
import { Panel } from '../../ui/Panel.tsx'
import { isLack } from './final-lacks.ts'
import type { Report } from './queries.ts'

/** What the final report will still ask for, shown to originator and coordinator alike; nothing else waits for it. */
export const BeforeFinalPanel = ({ report }: { report: Report }) => {
  const { t } = useTranslation('reports')
  if (report.openBeforeFinal.length === 0) return null
  return (
    <Panel title={t('page.before_final')} count={report.openBeforeFinal.length}>
      <ul>
        {report.openBeforeFinal.map(({ code }) => (
          <li key={code}>{isLack(code) ? t(`write.missing_${code}`) : t('write.missing_other')}</li>
        ))}
      </ul>
      <p className="secondary">{t('page.before_final_support')}</p>
    </Panel>
  )
}
