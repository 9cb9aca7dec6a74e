import { useTranslation } from 'react-i18next'
import { reportFacts } from '../../../src/kernel/taxonomy/report-facts.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import { OfficeStateLabel } from './OfficeStateLabel.tsx'
import type { Office } from './queries.ts'

interface OfficeTableProps {
  report: string
  offices: readonly Office[]
  mayFill: boolean
}

/** One row for each office: why it stands here, on which forms, and what it knows already. */
export const OfficeTable = ({ report, offices, mayFill }: OfficeTableProps) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  return (
    <DataTable
      caption={t('offices.list')}
      columns={[
        { header: t('offices.office') },
        { header: t('offices.state'), narrow: true },
        { header: t('offices.forms') },
        { header: t('offices.told') },
      ]}
    >
      {offices.map(office => (
        <tr key={office.office} data-row>
          <th scope="row">{office[language]}</th>
          <td>
            <OfficeStateLabel office={office} />
          </td>
          <td>
            <ul className="form-links">
              {office.forms.map(form => (
                <li key={form.code}>
                  {mayFill ? (
                    <Link href={`/reports/${report}/forms/${form.code}?office=${office.office}`}>{form[language]}</Link>
                  ) : (
                    form[language]
                  )}
                  <span className="secondary">　{t(`form_need.${form.need}`)}</span>
                </li>
              ))}
            </ul>
            {office.open.length > 0 && (
              <p className="secondary">
                {t('offices.open', {
                  facts: office.open.map(fact => reportFacts[fact][language]).join(t('offices.comma')),
                })}
              </p>
            )}
          </td>
          <td>
            <Told office={office} />
          </td>
        </tr>
      ))}
    </DataTable>
  )
}

const Told = ({ office: { sent } }: { office: Office }) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  if (!sent?.sentAt) return <span className="tertiary">{t('offices.not_sent')}</span>
  return (
    <>
      <p>
        <TimeText at={new Date(sent.sentAt)} show="date-time" />　{t('offices.version', { seq: sent.seq })}
        {sent.receiptNumber && `　${t('offices.receipt', { number: sent.receiptNumber })}`}
      </p>
      {sent.changed.length > 0 && (
        <p className="alarming">
          {t('offices.changed', { fields: sent.changed.map(field => field[language]).join(t('offices.comma')) })}
        </p>
      )}
      <p className="secondary">{t(`consent.${sent.consent}`)}</p>
    </>
  )
}
