import { useTranslation } from 'react-i18next'
import type { StateCode } from './states.ts'

export interface PathStep {
  code: StateCode<'case'>
  standing: 'passed' | 'current' | 'ahead' | 'forbidden'
}

/** The way of a case: what is passed carries ✓, the current step is filled, a forbidden last step is red and says so. */
export const StatePath = ({ steps }: { steps: readonly PathStep[] }) => {
  const { t } = useTranslation(['ui', 'states'])
  return (
    <ol className="state-path" aria-label={t('ui:path.label')}>
      {steps.map(({ code, standing }) => {
        const step = t(`states:case.${code}`)
        return (
          <li key={code} className={`path-${standing}`} aria-current={standing === 'current' ? 'step' : undefined}>
            {standing === 'passed' && (
              <>
                <span aria-hidden="true">✓ </span>
                <span className="visually-hidden">{t('ui:path.passed')} </span>
              </>
            )}
            {standing === 'forbidden' ? t('ui:path.forbidden', { step }) : step}
          </li>
        )
      })}
    </ol>
  )
}
