import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LadderOccasion } from '../../../src/kernel/taxonomy/ladders.ts'
import type { Ladder } from '../../../src/share/ladders/model.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useTest } from './queries.ts'

interface TestDialogProps {
  occasion: LadderOccasion
  /** As it is stored: unsaved changes are not tested. */
  ladder: Ladder
  onClose: () => void
}

/** A test rings at people's homes: it is asked for with the number of steps, and leads to its own page. */
export const TestDialog = ({ occasion, ladder, onClose }: TestDialogProps) => {
  const { t } = useTranslation('ladders')
  const toast = useToast()
  const navigate = useNavigate()
  const send = useTest(occasion, ({ id }) => {
    toast(t('tested'))
    void navigate({ to: '/ladder-runs/$id', params: { id } })
  })
  const amount = ladder.steps.filter(({ kind }) => kind === 'NOTIFY').length
  return (
    <Dialog
      title={t('test')}
      isOpen
      onClose={onClose}
      alert
      actions={
        <>
          <Button look="primary" busy={send.busy} onPress={() => send.run(undefined)}>
            {t('test_go')}
          </Button>
          <Button onPress={onClose}>{t('back')}</Button>
        </>
      }
    >
      <p>{t('test_confirm', { amount })}</p>
      {send.problem && <ProblemNote problem={send.problem} />}
    </Dialog>
  )
}
