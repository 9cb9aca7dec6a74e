import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import type { AlertAnswer, AlertRequest } from './queries.ts'
import { RefusalForm } from './RefusalForm.tsx'
import { WarningForm } from './WarningForm.tsx'

interface MinistryAnswerProps {
  request: AlertRequest
  own: AlertAnswer
}

/** 受け取りました → 注意喚起しました, or the reason why not. */
export const MinistryAnswer = ({ request, own }: MinistryAnswerProps) => {
  const { t } = useTranslation('alertRequests')
  const { dueAt, may } = request
  const answeredAt = own.warnedAt ?? own.refusedAt
  return (
    <Panel title={t('answer')}>
      <div className="stacked">
        <p>
          {t('due')}　<ClockChip due={new Date(dueAt)} doneAt={answeredAt ? new Date(answeredAt) : undefined} />
        </p>
        {may.receive.allowed && <Receive id={request.id} />}
        {own.refusedReason !== '' && <p>{t('refused_because', { reason: own.refusedReason })}</p>}
        {may.warn.allowed ? <WarningForm request={request} own={own} /> : <p>{t('not_yours')}</p>}
        {may.refuse.allowed && <RefusalForm id={request.id} version={own.version} />}
      </div>
    </Panel>
  )
}

const Receive = ({ id }: { id: string }) => {
  const { t } = useTranslation('alertRequests')
  const api = useApi()
  const receive = useAct(
    (_: undefined, key) =>
      body(api.POST('/api/v1/alert-requests/{id}/receipt', { params: { path: { id } }, headers: idempotent(key) })),
    { refreshes: [['alert-requests'], ['home']], said: t('receive_done') },
  )
  return (
    <>
      {receive.problem && <ProblemNote problem={receive.problem} />}
      <Button look="primary" busy={receive.busy} onPress={() => receive.run(undefined)}>
        {t('receive')}
      </Button>
    </>
  )
}
