import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { PasswordField } from '../entrance/PasswordField.tsx'
import { passwordLacks } from '../entrance/password.ts'

/** The present password and a new one; every other device is signed out. */
export const ChangePassword = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('security')
  const api = useApi()
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const [tried, setTried] = useState(false)
  const change = useAct(() => api.PUT('/api/v1/me/password', { body: { present, next } }), {
    refreshes: [['own-sessions']],
    said: t('password.changed'),
    onDone: onClose,
  })
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (present !== '' && !passwordLacks(next)) change.run(undefined)
  }
  return (
    <Dialog title={t('password.title')} isOpen onClose={onClose}>
      <form onSubmit={send} noValidate>
        <p>{t('password.lead')}</p>
        <TextField
          id="present-password"
          label={t('password.present')}
          necessity="required"
          type="password"
          autoComplete="current-password"
          value={present}
          onChange={setPresent}
          error={tried && present === '' ? t('password.present_missing') : undefined}
          autoFocus
        />
        <PasswordField value={next} onChange={setNext} tried={tried} />
        {change.problem && <ProblemNote problem={change.problem} />}
        <Button look="primary" type="submit" busy={change.busy}>
          {t('password.act')}
        </Button>
      </form>
    </Dialog>
  )
}
