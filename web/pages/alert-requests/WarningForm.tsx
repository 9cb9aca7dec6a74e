import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayWarnNow } from '../../../src/share/alert-requests/model.ts'
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
import { fromLocalField } from '../../ui/time.ts'
import type { AlertAnswer, AlertRequest } from './queries.ts'

/** How many operators were warned, and when; the figure can be corrected as more are reached. */
export const WarningForm = ({ request, own }: { request: AlertRequest; own: AlertAnswer }) => {
  const { t } = useTranslation('alertRequests')
  const language = useLanguage()
  const now = useNow()
  const api = useApi()
  const [operators, setOperators] = useState(own.operators === null ? '' : String(own.operators))
  const [at, setAt] = useState('')
  const [note, setNote] = useState(own.note)
  const [tried, setTried] = useState(false)
  const count = /^\d{1,7}$/.test(operators.normalize('NFKC').trim()) ? Number(operators.normalize('NFKC')) : 0
  const wrongTime = refusalOf(mayWarnNow(fromLocalField(at) ?? now, new Date(request.sentAt), now), language)
  const warn = useAct(
    (_: undefined) =>
      body(
        api.PUT('/api/v1/alert-requests/{id}/warning', {
          params: { path: { id: request.id } },
          headers: ifMatch(`"${own.version}"`),
          body: { operators: count, warnedAt: fromLocalField(at)?.toISOString(), note },
        }),
      ),
    { refreshes: [['alert-requests'], ['home']], said: t('warn_done') },
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (count > 0 && !wrongTime) warn.run(undefined)
  }
  return (
    <form onSubmit={send} className="step-form" noValidate>
      <TextField
        id="operators"
        label={t('operators')}
        support={t('operators_support', { count: own.regulated })}
        necessity="required"
        value={operators}
        onChange={setOperators}
        error={tried && count === 0 ? t('operators_missing') : undefined}
      />
      <TextField
        id="warned-at"
        label={t('warned_at')}
        support={t('warned_at_support')}
        necessity="optional"
        type="datetime-local"
        value={at}
        onChange={setAt}
        error={at === '' ? undefined : wrongTime}
      />
      <TextArea id="warning-note" label={t('note')} necessity="optional" rows={2} value={note} onChange={setNote} />
      {warn.problem && <ProblemNote problem={warn.problem} />}
      <Button type="submit" look={own.warnedAt || !own.receivedAt ? 'normal' : 'primary'} busy={warn.busy}>
        {own.warnedAt ? t('warn_again') : t('warn')}
      </Button>
    </form>
  )
}
