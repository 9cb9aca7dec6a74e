import { useTranslation } from 'react-i18next'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Panel } from '../../ui/Panel.tsx'
import { OfficeStateLabel } from './OfficeStateLabel.tsx'
import { type FormsOfReport, useFormsOfCase, useFormsOfReport } from './queries.ts'

/** Which other offices ask for a report of the same matter, and what they have not been told yet. */
export const FormsPanel = ({ report }: { report: string }) => {
  const { data } = useFormsOfReport(report)
  return data ? <Offices found={[data]} /> : null
}

/** The same for every report of a case. */
export const CaseFormsPanel = ({ id }: { id: string }) => {
  const { data } = useFormsOfCase(id)
  return data?.some(({ offices }) => offices.length > 0) ? <Offices found={data} named /> : null
}

const Offices = ({ found, named }: { found: readonly FormsOfReport[]; named?: boolean }) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  const all = found.flatMap(({ offices }) => offices)
  const waiting = all.filter(({ state }) => state === 'DUE' || state === 'CHANGED').length
  return (
    <Panel title={t('panel.title')} count={waiting} countUrgent={waiting > 0} alarming={waiting > 0}>
      {all.length === 0 && <p className="secondary">{t('panel.none')}</p>}
      {found.map(({ report, number, offices }) => (
        <div key={report}>
          {named && offices.length > 0 && <h3>{number}</h3>}
          <ul className="office-list">
            {offices.map(office => (
              <li key={office.office}>
                <span>{office[language]}</span>
                <OfficeStateLabel office={office} />
              </li>
            ))}
          </ul>
          <p>
            <Link href={`/reports/${report}/forms`}>{t('panel.open', { number })}</Link>
          </p>
        </div>
      ))}
      {all.some(({ verified }) => !verified) && <p className="secondary">{t('panel.unverified')}</p>}
    </Panel>
  )
}
