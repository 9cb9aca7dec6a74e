import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'

/** A released text is never changed: a correction is drafted beside it. */
export const CorrectButton = ({ advisory }: { advisory: string }) => {
  const { t } = useTranslation('advisories')
  const api = useApi()
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const begin = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/advisories/{id}/correction', {
          params: { path: { id: advisory } },
          headers: idempotent(key),
        }),
      ),
    {
      refreshes: [['advisories', 'list'], ['home']],
      onDone: ({ id }) => void router.navigate({ to: '/advisories/$id', params: { id } }),
    },
  )
  return (
    <>
      <Button onPress={() => setAsking(true)}>{t('correct')}</Button>
      {asking && (
        <Dialog
          title={t('correct')}
          isOpen
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button look="primary" busy={begin.busy} onPress={() => begin.run(undefined)}>
                {t('correct')}
              </Button>
              <Button onPress={() => setAsking(false)}>{t('back')}</Button>
            </>
          }
        >
          <p>{t('correct_what')}</p>
          {begin.problem && <ProblemNote problem={begin.problem} />}
        </Dialog>
      )}
    </>
  )
}
