import { startRegistration } from '@simplewebauthn/browser'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { creationOptions } from './passkey-json.ts'

interface FactorsSectionProps {
  onAddApp: () => void
  onCodes: (codes: readonly string[]) => void
}

export const FactorsSection = ({ onAddApp, onCodes }: FactorsSectionProps) => {
  const { t } = useTranslation('security')
  const api = useApi()
  const factors = useQuery({ queryKey: ['factors'], queryFn: () => body(api.GET('/api/v1/me/factors')) })
  const refreshes = [['factors'], ['session'], ['actor']]
  const remove = useAct((id: string) => api.DELETE('/api/v1/me/factors/{id}', { params: { path: { id } } }), {
    refreshes,
    said: t('factors.removed'),
  })
  const renew = useAct(
    (_: undefined, key) => body(api.POST('/api/v1/me/recovery-codes', { headers: idempotent(key) })),
    {
      refreshes,
      onDone: ({ recoveryCodes }) => onCodes(recoveryCodes),
    },
  )
  const addPasskey = useAct(
    async (_: undefined, key) => {
      const options = await body(api.PUT('/api/v1/me/passkey-options'))
      const made = await startRegistration({ optionsJSON: creationOptions(options) })
      const response = { ...made, response: { ...made.response } }
      return body(
        api.POST('/api/v1/me/passkeys', { body: { label: t('factors.passkey'), response }, headers: idempotent(key) }),
      )
    },
    {
      refreshes,
      said: t('factors.added'),
      onDone: ({ recoveryCodes }) => {
        if (recoveryCodes) onCodes(recoveryCodes)
      },
    },
  )
  const problem = remove.problem ?? renew.problem ?? addPasskey.problem
  return (
    <>
      <SectionHead title={t('factors.title')} support={t('factors.support')} />
      {problem && <ProblemNote problem={problem} />}
      <Answered query={factors}>
        {({ factors: held, recoveryCodesLeft, passkeys }) => (
          <>
            {held.length === 0 ? (
              <p className="secondary section-empty">{t('factors.none')}</p>
            ) : (
              <DataTable
                caption={t('factors.title')}
                columns={[{ header: t('factors.kind') }, { header: t('factors.since') }, { header: t('factors.act') }]}
              >
                {held.map(factor => (
                  <tr key={factor.id} data-row>
                    <th scope="row">{t(factor.kind === 'TOTP' ? 'factors.app' : 'factors.passkey')}</th>
                    <td>
                      <TimeText at={new Date(factor.createdAt)} show="date-time" />
                    </td>
                    <td>
                      <Button size="small" onPress={() => remove.run(factor.id)} busy={remove.busy}>
                        {t('factors.remove')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </DataTable>
            )}
            {held.length > 0 && <p>{t('factors.codes_left', { count: recoveryCodesLeft })}</p>}
            <ButtonRow>
              <Button look={held.length === 0 ? 'primary' : 'normal'} onPress={onAddApp}>
                {t('factors.add_app')}
              </Button>
              <Button
                onPress={() => addPasskey.run(undefined)}
                busy={addPasskey.busy}
                refusedBecause={passkeys ? undefined : t('factors.no_passkeys')}
              >
                {t('factors.add_passkey')}
              </Button>
              {held.length > 0 && (
                <Button onPress={() => renew.run(undefined)} busy={renew.busy}>
                  {t('factors.renew')}
                </Button>
              )}
            </ButtonRow>
          </>
        )}
      </Answered>
    </>
  )
}
