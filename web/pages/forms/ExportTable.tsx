import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportMedia } from '../../../src/kernel/taxonomy/report-facts.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { useLanguage } from '../../ui/language.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import { exportAddress, type FormExport, type FormsOfReport, save } from './queries.ts'
import { SentDialog } from './SentDialog.tsx'

/** What was written, with its hash; the file itself; and where it went. */
export const ExportTable = ({ forms }: { forms: FormsOfReport }) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  const [marking, setMarking] = useState<FormExport>()
  const formName = (code: string) => forms.forms.find(form => form.code === code)?.[language] ?? code
  const officeName = (code: string) => forms.offices.find(({ office }) => office === code)?.[language] ?? code
  return (
    <>
      <DataTable
        caption={t('exports.title')}
        columns={[
          { header: t('exports.at'), narrow: true },
          { header: t('exports.form') },
          { header: t('exports.office') },
          { header: t('exports.sent') },
          { header: t('exports.file'), narrow: true },
        ]}
      >
        {forms.exports.map(made => (
          <tr key={made.id} data-row>
            <th scope="row">
              <TimeText at={new Date(made.at)} show="date-time" />
            </th>
            <td>
              {formName(made.form)}
              <span className="secondary">
                {'　'}
                {t('offices.version', { seq: made.seq })}
                {'　'}
                {t('exports.form_seq', { seq: made.formSeq })}
              </span>
            </td>
            <td>{made.office ? officeName(made.office) : t('exports.no_office')}</td>
            <td>
              {made.sentAt ? (
                <>
                  <TimeText at={new Date(made.sentAt)} show="date-time" />　{made.sentTo}
                  {made.receiptNumber && `　${t('offices.receipt', { number: made.receiptNumber })}`}
                  <p className="secondary">
                    {t(`consent.${made.consent}`)}
                    {made.sentBy && `　${t('exports.by', { name: made.sentBy[language] })}`}
                  </p>
                </>
              ) : (
                <span className="tertiary">{t('offices.not_sent')}</span>
              )}
              {forms.may.fill.allowed && (
                <p>
                  <Button size="small" onPress={() => setMarking(made)}>
                    {made.sentAt ? t('sent.mend') : t('sent.open')}
                  </Button>
                </p>
              )}
            </td>
            <td>
              <Button size="small" onPress={() => save(exportAddress(made.id))}>
                {exportMedia[made.medium][language]}
              </Button>
              <p className="mono tertiary unbroken" title={made.sha256}>
                {made.sha256.slice(0, 12)}…
              </p>
            </td>
          </tr>
        ))}
      </DataTable>
      {marking && (
        <SentDialog
          key={marking.id}
          report={forms.report}
          made={marking}
          office={marking.office ? officeName(marking.office) : ''}
          onClose={() => setMarking(undefined)}
        />
      )}
    </>
  )
}
