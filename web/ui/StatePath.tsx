import { useTranslation } from 'react-i18next'
import type { CaseState } from '../../src/kernel/taxonomy/case-states.ts'
import { useLanguage } from './language.ts'
import { stateWord } from './states.ts'

export interface PathStep {
  code: CaseState
  standing: 'passed' | 'current' | 'ahead' | 'forbidden'
}

/** The way of a case: what is passed carries ✓, the current step is filled, a forbidden last step is red and says so. */
export const StatePath = ({ steps }: { steps: readonly PathStep[] }) => {
  const { t } = useTranslation('ui')
  const language = useLanguage()
  return (
    <ol className="state-path" aria-label={t('path.label')}>
      {steps.map(({ code, standing }) => {
        const step = stateWord({ family: 'case', code, language })
        return (
          <li key={code} className={`path-${standing}`} aria-current={standing === 'current' ? 'step' : undefined}>
            {standing === 'passed' && (
              <>
                <span aria-hidden="true">✓ </span>
                <span className="visually-hidden">{t('path.passed')} </span>
              </>
            )}
            {standing === 'forbidden' ? t('path.forbidden', { step }) : step}
          </li>
        )
      })}
    </ol>
  )
}
