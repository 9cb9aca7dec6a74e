import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotencyKey, idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'

interface AddAppProps {
  onClose: () => void
  /** The first factor brings recovery codes, which are shown once. */
  onAdded: (recoveryCodes: readonly string[] | null) => void
}

export const AddApp = ({ onClose, onAdded, why }: AddAppProps & { why?: string }) => {
  const { t } = useTranslation('security')
  const api = useApi()
  const begun = useQuery({
    queryKey: ['new-app'],
    queryFn: () => body(api.POST('/api/v1/me/factors/totp', { headers: idempotent(idempotencyKey()) })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  return (
    <Dialog title={t('app.title')} isOpen onClose={onClose}>
      {why && <p>{why}</p>}
      <Answered query={begun}>{made => <Confirm made={made} onAdded={onAdded} />}</Answered>
    </Dialog>
  )
}

const Confirm = ({
  made,
  onAdded,
}: Pick<AddAppProps, 'onAdded'> & { made: { id: string; secret: string; qr: string } }) => {
  const { t } = useTranslation('security')
  const api = useApi()
  const [code, setCode] = useState('')
  const confirm = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/me/factors/{id}/confirmation', {
          params: { path: { id: made.id } },
          body: { code },
          headers: idempotent(key),
        }),
      ),
    {
      refreshes: [['factors'], ['session'], ['actor']],
      said: t('app.done'),
      onDone: ({ recoveryCodes }) => onAdded(recoveryCodes),
    },
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    confirm.run(undefined)
  }
  return (
    <form onSubmit={submit} noValidate>
      <p>{t('app.scan')}</p>
      <img src={`data:image/svg+xml,${encodeURIComponent(made.qr)}`} alt={t('app.picture')} width={200} height={200} />
      <p>
        {t('app.secret')} <span className="mono grouped">{made.secret.replace(/(.{4})(?=.)/g, '$1 ')}</span>
      </p>
      {confirm.problem && <ProblemNote problem={confirm.problem} />}
      <TextField
        id="app-code"
        label={t('factor.code')}
        support={t('app.code_support')}
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
      />
      <Button
        type="submit"
        look="primary"
        busy={confirm.busy}
        refusedBecause={code.trim() ? undefined : t('factor.needed')}
      >
        {t('app.act')}
      </Button>
    </form>
  )
}
