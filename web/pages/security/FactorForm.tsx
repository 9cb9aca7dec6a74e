import { startAuthentication } from '@simplewebauthn/browser'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { authenticationOptions } from './passkey-json.ts'

/** Shows a second factor: a code of the app, a passkey, or a recovery code for whoever lost both. */
export const FactorForm = ({ onShown }: { onShown: () => void }) => {
  const { t } = useTranslation('security')
  const api = useApi()
  const [typed, setTyped] = useState('')
  const [recovering, setRecovering] = useState(false)
  const ways = useQuery({
    queryKey: ['factor-ways'],
    queryFn: () => body(api.GET('/api/v1/session/factor')),
    gcTime: 0,
  })
  const show = useAct(
    () => api.POST('/api/v1/session/factor', { body: recovering ? { recoveryCode: typed } : { code: typed } }),
    { refreshes: [['session'], ['actor']], onDone: onShown },
  )
  const touch = useAct(
    async () => {
      const { passkey } = await body(api.GET('/api/v1/session/factor'))
      const shown = await startAuthentication({ optionsJSON: authenticationOptions(passkey) })
      return api.POST('/api/v1/session/factor', { body: { passkey: { ...shown, response: { ...shown.response } } } })
    },
    { refreshes: [['session'], ['actor']], onDone: onShown },
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    show.run(undefined)
  }
  const problem = show.problem ?? touch.problem
  return (
    <form onSubmit={submit} noValidate>
      {problem && <ProblemNote problem={problem} />}
      {ways.data?.passkey && (
        <Button look="primary" onPress={() => touch.run(undefined)} busy={touch.busy}>
          {t('factor.use_passkey')}
        </Button>
      )}
      <TextField
        id="second-factor"
        label={t(recovering ? 'factor.recovery' : 'factor.code')}
        support={t(recovering ? 'factor.recovery_support' : 'factor.code_support')}
        autoComplete="one-time-code"
        value={typed}
        onChange={setTyped}
        autoFocus
      />
      <ButtonRow>
        <Button
          type="submit"
          look={ways.data?.passkey ? 'normal' : 'primary'}
          busy={show.busy}
          refusedBecause={typed.trim() ? undefined : t('factor.needed')}
        >
          {t('factor.act')}
        </Button>
        <Button onPress={() => setRecovering(!recovering)}>
          {t(recovering ? 'factor.to_code' : 'factor.to_recovery')}
        </Button>
      </ButtonRow>
    </form>
  )
}
