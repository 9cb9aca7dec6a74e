import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { directPolicies } from '../../../src/share/advisories/direct/policy.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useActor } from '../../api/use-actor.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { dateAndTime } from '../../ui/time.ts'

/** 直接送る: past a silent tier, with the reason that it will read. */
export const SendDirectly = ({ edition, tier, held }: { edition: string; tier: string; held: number }) => {
  const { t } = useTranslation('deliveries')
  const actor = useActor()
  const api = useApi()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const send = useAct(
    (given: string, key) =>
      body(
        api.POST('/api/v1/editions/{id}/direct-sendings', {
          params: { path: { id: edition } },
          headers: idempotent(key),
          body: { tier, reason: given },
        }),
      ),
    { refreshes: [['editions'], ['home']], said: t('past_tier.done') },
  )
  if (!actor || !directPolicies['edition.send_directly'](actor).allowed) return null
  if (!open)
    return (
      <Button size="small" onPress={() => setOpen(true)}>
        {t('past_tier.begin')}
      </Button>
    )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() !== '') send.run(reason)
  }
  return (
    <form onSubmit={submit} className="step-form" noValidate>
      <TextArea
        id={`direct-${tier}`}
        label={t('past_tier.reason')}
        support={t('past_tier.reason_support')}
        necessity="required"
        rows={2}
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? t('past_tier.reason_missing') : undefined}
      />
      {send.problem && <ProblemNote problem={send.problem} />}
      <Button type="submit" busy={send.busy}>
        {t('past_tier.act', { count: held })}
      </Button>
    </form>
  )
}

/** Which tiers were passed over and why: for the issuer and for the tier itself. */
export const SentDirectly = ({ edition }: { edition: string }) => {
  const { t } = useTranslation('deliveries')
  const language = useLanguage()
  const api = useApi()
  const past = useQuery({
    queryKey: ['editions', edition, 'direct'],
    queryFn: () => body(api.GET('/api/v1/editions/{id}/direct-sendings', { params: { path: { id: edition } } })),
  })
  return past.data?.map(({ tier, name, at, recipients, reason }) => (
    <Note
      key={tier}
      tone="soon"
      lead={t('past_tier.sent', {
        tier: name ? nameOf(name, language) : '—',
        at: dateAndTime(new Date(at), { language }),
        count: recipients,
      })}
    >
      {reason}
    </Note>
  ))
}
