import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Missing } from '../../../src/kernel/decision.ts'
import { focusFieldById } from '../../ui/focus-field.ts'
import { RefusalList } from '../../ui/RefusalList.tsx'

const fields: Readonly<Record<string, 'legalBasis' | 'lessons'>> = {
  legal_basis: 'legalBasis',
  report_lessons: 'lessons',
}

/** What a final report still lacks, each line with the way to its field. */
export const FinalRefusal = ({ lacks }: { lacks: readonly Missing[] }) => {
  const { t } = useTranslation('reports')
  const hash = useRouterState({ select: state => state.location.hash })
  useEffect(() => focusFieldById(hash), [hash])
  const words = (code: string): string =>
    code === 'legal_basis'
      ? t('write.missing_legal_basis')
      : code === 'report_lessons'
        ? t('write.missing_report_lessons')
        : t('write.missing_other')
  return (
    <div role="alert" className="form-problem">
      <RefusalList
        title={t('write.refused_final', { count: lacks.length })}
        lines={lacks.map(({ code }) => {
          const field = fields[code]
          return {
            text: words(code),
            remedy: field && { label: t('write.go_to'), href: `#${field}` },
          }
        })}
      />
    </div>
  )
}
