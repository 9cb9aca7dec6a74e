import { useTranslation } from 'react-i18next'
import { DataTable } from '../../ui/DataTable.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import type { Preview } from './queries.ts'

/** Which form it is, what would come of it, and every cell that has to be mended first. */
export const ImportPreview = ({ preview: { form, reports, flaws } }: { preview: Preview }) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  return (
    <div className="stacked" aria-live="polite">
      {form && <p>{t('import.form', { form: form[language], seq: form.seq })}</p>}
      {flaws.length > 0 && (
        <>
          <Note tone="alarm" lead={t('import.flawed', { count: flaws.length })}>
            <p>{t('import.flawed_support')}</p>
          </Note>
          <DataTable
            caption={t('import.flaws')}
            columns={[
              { header: t('import.place'), narrow: true },
              { header: t('import.written') },
              { header: t('import.mend') },
            ]}
          >
            {flaws.map(flaw => (
              <tr key={`${flaw.sheet} ${flaw.row} ${flaw.column} ${flaw.field} ${flaw.ja}`} data-row>
                <th scope="row">
                  <span className="unbroken">
                    {flaw.row > 0
                      ? t('import.at', { sheet: flaw.sheet, cell: `${flaw.column}${flaw.row}` })
                      : flaw.sheet || t('import.whole')}
                  </span>
                </th>
                <td className="breakable">{flaw.value || t('import.empty')}</td>
                <td>{flaw[language]}</td>
              </tr>
            ))}
          </DataTable>
        </>
      )}
      {reports.length > 0 && (
        <section>
          <SectionHead title={t('import.reports')} count={reports.length} />
          <DataTable
            caption={t('import.reports')}
            columns={[
              { header: t('import.row'), narrow: true },
              { header: t('import.summary') },
              { header: t('import.answered'), align: 'end', narrow: true },
            ]}
          >
            {reports.map(report => (
              <tr key={report.row} data-row>
                <th scope="row">{report.row}</th>
                <td>{report.summary || t('import.no_summary')}</td>
                <td className="align-end">{report.answers}</td>
              </tr>
            ))}
          </DataTable>
        </section>
      )}
    </div>
  )
}
