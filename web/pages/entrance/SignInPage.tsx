import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errors } from '../../../src/kernel/error-codes.ts'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import type { SignInProblem } from '../../app/return-address.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { FactorForm } from '../security/FactorForm.tsx'
import { EntranceFrame } from './EntranceFrame.tsx'
import { OtherWays } from './OtherWays.tsx'
import { useGoIn } from './use-go-in.ts'

/** The way in; its address keeps where one wanted to go (`return`). */
export const SignInPage = () => {
  const { t } = useTranslation(['entrance', 'security'])
  const { return: wanted, problem: brought }: { return: string; problem?: SignInProblem } = useSearch({
    from: '/sign-in',
  })
  const api = useApi()
  const goIn = useGoIn()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const standing = useQuery({ queryKey: ['sign-in-ways'], queryFn: () => body(api.GET('/api/v1/session')), gcTime: 0 })
  const waits = asked || standing.data?.waitsForFactor === true
  const signIn = useAct(
    async () => {
      await api.POST('/api/v1/session', { body: { email, password } })
      return body(api.GET('/api/v1/session'))
    },
    { refreshes: [], onDone: ({ waitsForFactor }) => (waitsForFactor ? setAsked(true) : goIn(wanted)) },
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    signIn.run(undefined)
  }
  if (waits)
    return (
      <EntranceFrame title={t('security:factor.title_sign_in')} support={t('security:factor.support_sign_in')}>
        <FactorForm onShown={() => goIn(wanted)} />
      </EntranceFrame>
    )
  return (
    <EntranceFrame title={t('sign_in.title')} support={t('sign_in.support')}>
      <form onSubmit={submit} noValidate>
        {signIn.problem ? (
          <ProblemNote problem={signIn.problem} />
        ) : (
          brought && <ProblemNote problem={{ ...errors[brought], code: brought, title: errors[brought].en }} />
        )}
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
      <OtherWays provider={standing.data?.provider ?? null} wanted={wanted} onIn={() => goIn(wanted)} />
      <p className="secondary entrance-help">{t('sign_in.help')}</p>
    </EntranceFrame>
  )
}
