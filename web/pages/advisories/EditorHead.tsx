import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { advisoryKinds } from '../../../src/kernel/taxonomy/advisory-kinds.ts'
import { useLanguage } from '../../ui/language.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { WordLabel } from '../../ui/StateLabel.tsx'
import { AdvisoryStateLabel } from './AdvisoryStateLabel.tsx'
import type { Advisory } from './queries.ts'

export const EditorHead = ({ advisory, action }: { advisory: Advisory; action: ReactNode }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  const { number, revision, state, author, approver, content } = advisory
  return (
    <PageHead
      breadcrumb={[
        { label: t('title'), href: '/advisories' },
        { label: t('revision', { number, revision }), href: undefined },
      ]}
      facts={advisory.case ? t('from_case', { number: advisory.case.number }) : t('without_case')}
      title={content.title}
      state={
        <>
          <WordLabel>{advisoryKinds[content.kind][language]}</WordLabel>
          <AdvisoryStateLabel state={state} />
          <span className="unbroken">
            <span className="secondary">{t('author_is')}</span> <strong>{author?.[language]}</strong>
          </span>
          {approver && (
            <span className="unbroken">
              <span className="secondary">{t('approver_is')}</span> <strong>{approver[language]}</strong>
            </span>
          )}
        </>
      }
      actions={action}
    />
  )
}
