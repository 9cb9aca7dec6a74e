import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'

/** The timer reminds by itself; this is a word out of turn. */
export const RemindAct = ({ id, open }: { id: string; open: number }) => {
  const { t } = useTranslation('alertRequests')
  const api = useApi()
  const remind = useAct(
    (_: undefined, key) =>
      body(api.POST('/api/v1/alert-requests/{id}/reminders', { params: { path: { id } }, headers: idempotent(key) })),
    { refreshes: [['alert-requests']], said: t('reminded') },
  )
  return (
    <>
      {remind.problem && <ProblemNote problem={remind.problem} />}
      <Button size="small" busy={remind.busy} onPress={() => remind.run(undefined)}>
        {t('remind', { count: open })}
      </Button>
    </>
  )
}
