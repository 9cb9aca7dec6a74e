import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns } from '../../ui/layout.tsx'
import { Note } from '../../ui/Note.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { asTlp } from '../../ui/tlp-label.ts'
import { ExportActs } from './ExportActs.tsx'
import { FilledSheet } from './FilledSheet.tsx'
import { OwnFields } from './OwnFields.tsx'
import { type FilledForm, useFilled } from './queries.ts'

/** One form filled from the report: read, completed with what only the form asks, exported, printed. */
export const FillPage = () => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  const { id, code } = useParams({ from: '/framed/reports/$id/forms/$code' })
  const filled = useFilled(id, code)
  const title = filled.data?.form[language] ?? t('fill.title')
  return (
    <>
      <PageHead
        breadcrumb={[
          { label: filled.data?.number ?? t('report'), href: `/reports/${id}` },
          { label: t('offices.title'), href: `/reports/${id}/forms` },
          { label: title },
        ]}
        title={title}
        support={filled.data && t('fill.support', { number: filled.data.number, seq: filled.data.seq })}
        tlp={filled.data && asTlp(filled.data.tlp)}
        actions={
          filled.data && (
            <Button size="small" onPress={() => print()}>
              {t('fill.print_draft')}
            </Button>
          )
        }
      />
      <Answered query={filled}>{found => <Filled report={id} found={found} />}</Answered>
    </>
  )
}

const Filled = ({ report, found }: { report: string; found: FilledForm }) => {
  const { t } = useTranslation('forms')
  const { office } = useSearch({ from: '/framed/reports/$id/forms/$code' })
  const [writing, setWriting] = useState(false)
  const own = found.form.sections.flatMap(({ fields }) => fields.filter(({ from }) => !from))
  return (
    <>
      <Columns
        side={
          <div className="screen-only">
            <ExportActs report={report} found={found} office={office} />
          </div>
        }
      >
        <div className="stacked">
          {!found.form.verified && (
            <Note tone="soon" lead={t('unverified.lead')}>
              <p>{t('unverified.form')}</p>
              {found.form.source && <p className="secondary">{found.form.source}</p>}
            </Note>
          )}
          {own.length > 0 && !writing && (
            <p>
              <Button onPress={() => setWriting(true)}>{t('fill.write', { count: own.length })}</Button>
            </p>
          )}
          {writing ? (
            <OwnFields report={report} found={found} fields={own} onClose={() => setWriting(false)} />
          ) : (
            <FilledSheet found={found} />
          )}
        </div>
      </Columns>
      <PrintSheet tlp={asTlp(found.tlp)} />
    </>
  )
}
