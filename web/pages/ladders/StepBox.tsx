import { useTranslation } from 'react-i18next'
import { chainSteps } from '../../../src/kernel/taxonomy/ladders.ts'
import type { NotifyStep, WaitStep } from '../../../src/share/ladders/model.ts'
import { WordLabel } from '../../ui/StateLabel.tsx'
import { channelWords, receiverWords, type Speaking } from './words.ts'

interface Editable {
  onEdit: (() => void) | undefined
}

const EditButton = ({ onEdit }: Editable) => {
  const { t } = useTranslation('ladders')
  return onEdit ? (
    <button type="button" className="text-button" onClick={onEdit}>
      {t('change')}
    </button>
  ) : null
}

export const NotifyBox = ({ step, speaking, onEdit }: Editable & { step: NotifyStep; speaking: Speaking }) => {
  const { t } = useTranslation('ladders')
  const { language } = speaking
  const receivers = step.receivers.map(receiver => receiverWords(speaking, receiver))
  if (step.withDeputies) receivers.push(t('also_deputies'))
  return (
    <div className="ladder-box">
      <p className="ladder-box-head">
        <span>
          {t('notify')} <strong>{receivers.join(t('and')) || '—'}</strong>
        </span>
        {step.responsible && <WordLabel tone="current">{t('responsible')}</WordLabel>}
        <span className="ladder-channels">{channelWords(step.channels, language)}</span>
        <EditButton onEdit={onEdit} />
      </p>
      {(step.duties.length > 0 || step.responsible) && (
        <p className="secondary">
          {[
            ...step.duties.map(duty => chainSteps[duty][language]),
            ...(step.responsible ? [t('responsible_note')] : []),
          ].join('　')}
        </p>
      )}
    </div>
  )
}

export const WaitBox = ({ step, onEdit }: Editable & { step: WaitStep }) => {
  const { t } = useTranslation('ladders')
  const { business, night, holiday } = step
  const same = business === night && night === holiday
  return (
    <div className="ladder-box">
      <p className="ladder-box-head">
        <strong className="unbroken">{t('wait', { minutes: night })}</strong>
        <span className="secondary">{same ? t('wait_same') : t('wait_parts', { business, night, holiday })}</span>
        <span className="ladder-channels" />
        <EditButton onEdit={onEdit} />
      </p>
    </div>
  )
}

export const DeskBox = ({ every, onEdit }: Editable & { every: number }) => {
  const { t } = useTranslation('ladders')
  return (
    <div className="ladder-box">
      <p className="ladder-box-head">
        <strong>{t('desk')}</strong>
        <span className="ladder-channels" />
        <EditButton onEdit={onEdit} />
      </p>
      <p className="secondary">{t('desk_every', { minutes: every })}</p>
    </div>
  )
}
