import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { EntranceFrame } from './EntranceFrame.tsx'
import { PasswordField } from './PasswordField.tsx'
import { passwordLacks } from './password.ts'
import { useGoIn } from './use-go-in.ts'
import { useLink } from './use-link.ts'
import { useOneTimeToken } from './use-one-time-token.ts'

/** An invited person chooses a password and is inside. */
export const InvitationPage = () => {
  const { t } = useTranslation('entrance')
  const token = useOneTimeToken()
  const link = useLink(token)
  return (
    <EntranceFrame title={t('invitation.title')} support={t('invitation.support')}>
      <Answered query={link}>{found => <InvitationForm token={token} name={found} email={found.email} />}</Answered>
    </EntranceFrame>
  )
}

interface InvitationFormProps {
  token: string
  name: { ja: string | null; en: string | null }
  email: string | null
}

const InvitationForm = ({ token, name, email }: InvitationFormProps) => {
  const { t } = useTranslation('entrance')
  const language = useLanguage()
  const api = useApi()
  const goIn = useGoIn()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const accept = useAct(() => api.POST('/api/v1/invitations/accept', { body: { token, password } }), {
    refreshes: [],
    onDone: () => goIn(),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!passwordLacks(password)) accept.run(undefined)
  }
  return (
    <form onSubmit={submit} noValidate>
      {accept.problem && <ProblemNote problem={accept.problem} />}
      <p className="entrance-for">
        <strong>{name[language]}</strong>
        <span className="secondary">{email}</span>
      </p>
      <PasswordField value={password} onChange={setPassword} tried={tried} autoFocus />
      <Button type="submit" look="primary" size="large" busy={accept.busy}>
        {t('invitation.act')}
      </Button>
    </form>
  )
}
