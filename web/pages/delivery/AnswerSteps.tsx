import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ActionStep } from './ActionStep.tsx'
import { AssessmentStep } from './AssessmentStep.tsx'
import { ReceiptStep } from './ReceiptStep.tsx'
import type { StepProps } from './step.ts'

/** 受け取りました → 点検の結果 → 対応しました: one act at a time, the next one filled. */
export const AnswerSteps = ({ edition, delivery }: StepProps) => {
  const { t } = useTranslation('deliveries')
  const steps = { edition, delivery }
  if (!delivery.sentAt)
    return (
      <Panel title={t('answer')}>
        <p>{t('not_sent')}</p>
      </Panel>
    )
  const received = delivery.acknowledgedAt !== null
  const assessed = delivery.assessment !== 'NOT_YET_CHECKED'
  return (
    <Panel title={t('answer')} flush>
      <ol className="steps">
        <Step name={t('step.receipt')} due={delivery.acknowledgeBy} doneAt={delivery.acknowledgedAt} reached>
          <ReceiptStep {...steps} />
        </Step>
        <Step
          name={t('step.assessment')}
          due={delivery.assessBy}
          doneAt={assessed ? delivery.assessedAt : null}
          reached={received}
        >
          <AssessmentStep {...steps} />
        </Step>
        <Step name={t('step.action')} doneAt={delivery.actedAt} reached={received && assessed}>
          <ActionStep {...steps} />
        </Step>
      </ol>
    </Panel>
  )
}

interface OneStepProps {
  name: string
  due?: string
  doneAt: string | null
  reached: boolean
  children: ReactNode
}

const Step = ({ name, due, doneAt, reached, children }: OneStepProps) => (
  <li className={classNames('step', !reached && 'step-ahead')}>
    <div className="step-head">
      <h3>{name}</h3>
      {due ? (
        <ClockChip due={new Date(due)} doneAt={doneAt ? new Date(doneAt) : undefined} />
      ) : (
        doneAt && <ClockChip due={new Date(doneAt)} doneAt={new Date(doneAt)} />
      )}
    </div>
    {children}
  </li>
)
