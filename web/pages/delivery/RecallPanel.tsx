import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recallPolicies } from '../../../src/share/advisories/recall/policy.ts'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useActor } from '../../api/use-actor.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { dateAndTime } from '../../ui/time.ts'

const refreshes = [['editions'], ['home'], ['inbox']]

/** Taking an edition back: one person of the coordinator asks with the reason, another confirms. */
export const RecallPanel = ({ edition }: { edition: string }) => {
  const { t } = useTranslation('deliveries')
  const actor = useActor()
  const api = useApi()
  const mayAsk = actor !== undefined && recallPolicies['edition.recall'](actor).allowed
  const recall = useQuery({
    queryKey: ['editions', edition, 'recall'],
    enabled: mayAsk,
    queryFn: () => body(api.GET('/api/v1/editions/{id}/recall', { params: { path: { id: edition } } })),
  })
  if (!mayAsk || recall.data === undefined || recall.data?.confirmedAt) return null
  return (
    <Panel title={t('recall')}>
      {recall.data ? <Confirm edition={edition} recall={recall.data} /> : <Ask edition={edition} />}
    </Panel>
  )
}

const Ask = ({ edition }: { edition: string }) => {
  const { t } = useTranslation('deliveries')
  const api = useApi()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const ask = useAct(
    (given: string) =>
      api.PUT('/api/v1/editions/{id}/recall', { params: { path: { id: edition } }, body: { reason: given } }),
    { refreshes, said: t('recall_asked_done') },
  )
  const send = (): void => {
    setTried(true)
    if (reason.trim() !== '') ask.run(reason)
  }
  if (!open) return <Button onPress={() => setOpen(true)}>{t('recall_begin')}</Button>
  return (
    <>
      <TextArea
        id="recall-reason"
        label={t('recall_reason')}
        support={t('recall_reason_support')}
        necessity="required"
        rows={3}
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? t('recall_reason_missing') : undefined}
      />
      <Button busy={ask.busy} onPress={send}>
        {t('recall_ask')}
      </Button>
      {ask.problem && <ProblemNote problem={ask.problem} />}
    </>
  )
}

interface Asked {
  reason: string
  asker: { id: string; ja: string; en: string } | null
  askedAt: string
}

const Confirm = ({ edition, recall }: { edition: string; recall: Asked }) => {
  const { t } = useTranslation('deliveries')
  const language = useLanguage()
  const actor = useActor()
  const api = useApi()
  const confirm = useAct(
    (_: undefined) =>
      body(
        api.POST('/api/v1/editions/{id}/recall/confirmation', {
          params: { path: { id: edition } },
          body: { askedAt: recall.askedAt },
        }),
      ),
    { refreshes, said: t('recall_done') },
  )
  const may = actor && recallPolicies['edition.confirm_recall'](actor, { askedBy: recall.asker?.id ?? '' }).allowed
  return (
    <>
      <p>
        {t('recall_asked', {
          name: recall.asker?.[language] ?? '',
          at: dateAndTime(new Date(recall.askedAt), { language }),
        })}
      </p>
      <p className="running-text">{recall.reason}</p>
      {may ? (
        <Button look="primary" busy={confirm.busy} onPress={() => confirm.run(undefined)}>
          {t('recall_confirm')}
        </Button>
      ) : (
        <p className="secondary">{t('recall_second')}</p>
      )}
      {confirm.problem && <ProblemNote problem={confirm.problem} />}
    </>
  )
}
