import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent, ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { useToast } from '../../ui/Toast.tsx'
import type { Advisory } from './queries.ts'

/** The approver's act, refused with the list beside it; the question names how many it reaches (SCREENS §5 row 10). */
export const ReleaseButton = ({ advisory }: { advisory: Advisory }) => {
  const { t } = useTranslation('advisories')
  const [asking, setAsking] = useState(false)
  const count = advisory.audience.sum.actual
  const refused = advisory.refusals.length > 0
  return (
    <>
      <Button look="primary" onPress={() => setAsking(true)} reasonShownAs={refused ? 'refusals' : undefined}>
        {t('release', { count })}
      </Button>
      {asking && <Confirm advisory={advisory} count={count} onClose={() => setAsking(false)} />}
    </>
  )
}

const Confirm = ({ advisory, count, onClose }: { advisory: Advisory; count: number; onClose: () => void }) => {
  const { t } = useTranslation('advisories')
  const api = useApi()
  const toast = useToast()
  const release = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/advisories/{id}/release', {
          params: { path: { id: advisory.id } },
          headers: { ...idempotent(key), ...ifMatch(`"${advisory.version}"`) },
        }),
      ),
    {
      refreshes: [['advisories'], ['editions'], ['home']],
      onDone: ({ recipients }) => {
        toast(t('released_done', { count: recipients }))
        onClose()
      },
    },
  )
  return (
    <Dialog
      title={t('release_title', { count })}
      isOpen
      alert
      onClose={onClose}
      actions={
        <>
          <Button look="primary" busy={release.busy} onPress={() => release.run(undefined)}>
            {t('release_short', { count })}
          </Button>
          <Button onPress={onClose}>{t('back')}</Button>
        </>
      }
    >
      <p>{t('release_what', { count })}</p>
      {release.problem && <ProblemNote problem={release.problem} />}
    </Dialog>
  )
}
