import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { EntranceFrame } from './EntranceFrame.tsx'
import { useGoIn } from './use-go-in.ts'

/** The way in; its address keeps where one wanted to go (`return`). */
export const SignInPage = () => {
  const { t } = useTranslation('entrance')
  const { return: wanted } = useSearch({ from: '/sign-in' })
  const api = useApi()
  const goIn = useGoIn()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useAct(() => api.POST('/api/v1/session', { body: { email, password } }), {
    refreshes: [],
    onDone: () => goIn(wanted),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    signIn.run(undefined)
  }
  return (
    <EntranceFrame title={t('sign_in.title')} support={t('sign_in.support')}>
      <form onSubmit={submit} noValidate>
        {signIn.problem && <ProblemNote problem={signIn.problem} />}
        <TextField
          id="email"
          label={t('email')}
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          autoFocus
        />
        <TextField
          id="password"
          label={t('password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <Button
          type="submit"
          look="primary"
          size="large"
          busy={signIn.busy}
          refusedBecause={email.trim() && password ? undefined : t('sign_in.needed')}
        >
          {t('sign_in.act')}
        </Button>
      </form>
      <p className="secondary entrance-help">{t('sign_in.help')}</p>
    </EntranceFrame>
  )
}
