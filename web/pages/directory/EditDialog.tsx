import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Act } from '../../api/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'

interface EditDialogProps {
  title: string
  /** What follows from it, before the button is pressed. */
  support: string
  act: string
  complete: boolean
  doing: Pick<Act<never>, 'busy' | 'problem'>
  onSend: () => void
  onClose: () => void
  children: ReactNode
}

/** One entry of the directory and its one button. */
export const EditDialog = ({ title, support, act, complete, doing, onSend, onClose, children }: EditDialogProps) => {
  const { t } = useTranslation('directory')
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (complete) onSend()
  }
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <form onSubmit={send} className="act-list">
        <p className="secondary">{support}</p>
        {children}
        {doing.problem && <ProblemNote problem={doing.problem} />}
        <div className="button-row">
          <Button
            look="primary"
            type="submit"
            busy={doing.busy}
            refusedBecause={complete ? undefined : t('edit.incomplete')}
          >
            {act}
          </Button>
          <Button onPress={onClose}>{t('edit.back')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
