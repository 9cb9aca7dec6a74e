import { useTranslation } from 'react-i18next'
import type { Problem } from '../../api/problem.ts'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { type FormFields, fieldProblems } from '../../ui/field-problems.ts'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import type { Lack } from './report-draft.ts'

const fieldOf: Record<Lack, string> = {
  summary: 'summary',
  name: 'name',
  phone: 'phone',
  phone_letter: 'phone',
  ministry: 'ministry',
}

/** The fields of the short form under the pointers of the server. */
export const useFormFields = (): FormFields => {
  const { t } = useTranslation('reports')
  return {
    '/content/summary': { id: 'summary', label: t('new.what') },
    '/content/contact/name': { id: 'name', label: t('new.name') },
    '/content/contact/phone': { id: 'phone', label: t('new.phone') },
    '/content/occurredAt': { id: 'occurredAt', label: t('fields.occurredAt') },
    '/ministry': { id: 'ministry', label: t('new.ministry') },
  }
}

/** What keeps it from being sent, at the top, each line a link; the text below stays as it is. */
export const FirstReportProblems = ({ lacks, problem }: { lacks: readonly Lack[]; problem: Problem | undefined }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const labels = { summary: t('new.what'), name: t('new.name'), phone: t('new.phone'), ministry: t('new.ministry') }
  const own = lacks.map(lack => ({
    field: fieldOf[lack],
    label: labels[lack === 'phone_letter' ? 'phone' : lack],
    message: t(`lacks.${lack}`),
  }))
  const pointed = fieldProblems(problem, useFormFields(), language)
  if (own.length > 0) return <ErrorSummary problems={own} />
  if (pointed.length > 0) return <ErrorSummary problems={pointed} />
  return problem ? (
    <div className="form-problem">
      <ProblemNote problem={problem} />
    </div>
  ) : null
}
