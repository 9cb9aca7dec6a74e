import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayActNow } from '../../../src/share/advisories/delivery/model.ts'
import { body } from '../../api/client.ts'
import { ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { refusalOf } from '../../ui/refusal.ts'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { dateAndTime, fromLocalField } from '../../ui/time.ts'
import { progressOf } from './progress.ts'
import type { StepProps } from './step.ts'

/** What was done and when; nothing counts as done before it was written down. */
export const ActionStep = ({ edition, delivery }: StepProps) => {
  const { t } = useTranslation('deliveries')
  const language = useLanguage()
  const api = useApi()
  const [action, setAction] = useState(delivery.action)
  const [actedAt, setActedAt] = useState('')
  const [tried, setTried] = useState(false)
  const now = useNow()
  const progress = progressOf(delivery)
  const refused = refusalOf(mayActNow(progress, now, now), language)
  const wrongTime = refusalOf(mayActNow(progress, fromLocalField(actedAt) ?? now, now), language)
  const act = useAct(
    () =>
      body(
        api.PUT('/api/v1/editions/{id}/action', {
          params: { path: { id: edition.id } },
          headers: ifMatch(`"${delivery.version}"`),
          body: { action, actedAt: fromLocalField(actedAt)?.toISOString() },
        }),
      ),
    { refreshes: [['editions'], ['home'], ['inbox']], said: t('done') },
  )
  if (refused) return <p className="secondary">{refused}</p>
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (action.trim() !== '' && !wrongTime) act.run(undefined)
  }
  return (
    <form onSubmit={send} className="step-form">
      {delivery.actedAt && (
        <p>{t('acted', { at: dateAndTime(new Date(delivery.actedAt), { language }), action: delivery.action })}</p>
      )}
      <TextArea
        id="action"
        label={t('action')}
        necessity="required"
        support={t('action_support')}
        rows={2}
        value={action}
        onChange={setAction}
        error={tried && action.trim() === '' ? t('action_missing') : undefined}
      />
      <TextField
        id="acted-at"
        label={t('acted_at')}
        necessity="optional"
        support={t('acted_at_support')}
        type="datetime-local"
        value={actedAt}
        onChange={setActedAt}
        error={wrongTime}
      />
      <Button look={delivery.next === 'ACT' ? 'primary' : 'normal'} type="submit" busy={act.busy}>
        {t('act')}
      </Button>
      {act.problem && <ProblemNote problem={act.problem} />}
    </form>
  )
}
