import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { authenticationOptions } from '../security/passkey-json.ts'

interface OtherWaysProps {
  /** What the identity provider is called; null without one. */
  provider: string | null
  wanted: string
  onIn: () => void
}

/** Without a password: a passkey, or the identity provider of one's own house. */
export const OtherWays = ({ provider, wanted, onIn }: OtherWaysProps) => {
  const { t } = useTranslation(['entrance', 'security'])
  const api = useApi()
  const touch = useAct(
    async () => {
      const options = await body(api.PUT('/api/v1/session/passkey-options'))
      const shown = await startAuthentication({ optionsJSON: authenticationOptions(options) })
      return api.POST('/api/v1/session/passkey', { body: { passkey: { ...shown, response: { ...shown.response } } } })
    },
    { refreshes: [], onDone: onIn },
  )
  const passkeys = browserSupportsWebAuthn() && !/^[\d.]+$|^\[/.test(location.hostname)
  if (!passkeys && !provider) return null
  return (
    <section className="entrance-help" aria-label={t('sign_in.other')}>
      {touch.problem && <ProblemNote problem={touch.problem} />}
      <ButtonRow>
        {passkeys && (
          <Button onPress={() => touch.run(undefined)} busy={touch.busy}>
            {t('security:factor.sign_in_passkey')}
          </Button>
        )}
        {provider && (
          <a
            className="button button-normal"
            href={`/api/v1/session/provider?${new URLSearchParams({ return: wanted })}`}
          >
            {t('sign_in.provider', { provider })}
          </a>
        )}
      </ButtonRow>
    </section>
  )
}
