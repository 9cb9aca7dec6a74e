import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Missing } from '../../../src/kernel/decision.ts'
import { focusFieldById } from '../../ui/focus-field.ts'
import { RefusalList } from '../../ui/RefusalList.tsx'
import { isLack, lackFields } from './final-lacks.ts'

/** What a final report still lacks, each line with the way to its field. */
export const FinalRefusal = ({ lacks }: { lacks: readonly Missing[] }) => {
  const { t } = useTranslation('reports')
  const hash = useRouterState({ select: state => state.location.hash })
  useEffect(() => focusFieldById(hash), [hash])
  return (
    <div role="alert" className="form-problem">
      <RefusalList
        title={t('write.refused_final', { count: lacks.length })}
        lines={lacks.map(({ code }) =>
          isLack(code)
            ? { text: t(`write.missing_${code}`), remedy: { label: t('write.go_to'), href: `#${lackFields[code]}` } }
            : { text: t('write.missing_other') },
        )}
      />
    </div>
  )
}
