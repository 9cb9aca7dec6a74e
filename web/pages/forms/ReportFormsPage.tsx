import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { Note } from '../../ui/Note.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { ExportTable } from './ExportTable.tsx'
import { FactQuestions } from './FactQuestions.tsx'
import { OfficeTable } from './OfficeTable.tsx'
import { type FormsOfReport, useFormsOfReport } from './queries.ts'

/** Report once: who else asks, on which form, what went there and what has changed since. */
export const ReportFormsPage = () => {
  const { t } = useTranslation('forms')
  const { id } = useParams({ from: '/framed/reports/$id/forms' })
  const found = useFormsOfReport(id)
  const number = found.data?.number ?? ''
  return (
    <>
      <PageHead
        breadcrumb={[{ label: number || t('report'), href: `/reports/${id}` }, { label: t('offices.title') }]}
        title={number ? t('offices.of', { number }) : t('offices.title')}
        support={t('offices.support')}
        actions={
          found.data?.may.fill.allowed && (
            <ButtonLink size="small" href={`/forms/import?report=${id}`}>
              {t('import.bring_back')}
            </ButtonLink>
          )
        }
      />
      <PageBody>
        <Answered query={found}>{forms => <Forms forms={forms} />}</Answered>
      </PageBody>
    </>
  )
}

const Forms = ({ forms }: { forms: FormsOfReport }) => {
  const { t } = useTranslation('forms')
  const waiting = forms.offices.filter(({ state }) => state === 'DUE' || state === 'CHANGED')
  return (
    <div className="stacked">
      {waiting.length > 0 && (
        <Note tone="alarm" lead={t('offices.waiting', { count: waiting.length })}>
          <p>{t('offices.waiting_support')}</p>
        </Note>
      )}
      <FactQuestions forms={forms} />
      <section>
        <SectionHead title={t('offices.list')} count={forms.offices.length} />
        {forms.offices.length === 0 ? (
          <EmptyState>{t('offices.none')}</EmptyState>
        ) : (
          <OfficeTable report={forms.report} offices={forms.offices} mayFill={forms.may.fill.allowed} />
        )}
      </section>
      <AllForms forms={forms} />
      <section>
        <SectionHead title={t('exports.title')} count={forms.exports.length} support={t('exports.support')} />
        {forms.exports.length === 0 ? <EmptyState>{t('exports.none')}</EmptyState> : <ExportTable forms={forms} />}
      </section>
    </div>
  )
}

/** Every valid form, for an office that asked outside the rules. */
const AllForms = ({ forms }: { forms: FormsOfReport }) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  if (!forms.may.fill.allowed) return null
  return (
    <section>
      <SectionHead title={t('offices.all_forms')} support={t('offices.all_forms_support')} />
      <ul className="form-links">
        {forms.forms.map(form => (
          <li key={form.code}>
            <Link href={`/reports/${forms.report}/forms/${form.code}`}>{form[language]}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
