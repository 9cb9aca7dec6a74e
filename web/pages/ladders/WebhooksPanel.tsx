import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { CopyLine } from '../../ui/CopyLine.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { useAddWebhook, useRemoveWebhook, useWebhooks } from './contact-queries.ts'

/** Where calls of this organisation are sent, signed; the key is shown once. */
export const WebhooksPanel = () => {
  const { t } = useTranslation('ladders')
  const webhooks = useWebhooks()
  const [secret, setSecret] = useState<string>()
  return (
    <Panel title={t('contacts.webhooks')} count={webhooks.data?.length}>
      <p className="secondary">{t('contacts.webhooks_support')}</p>
      <Answered query={webhooks}>
        {found =>
          found.length === 0 ? (
            <p>{t('contacts.webhooks_none')}</p>
          ) : (
            <ul className="ladder-rosters">
              {found.map(webhook => (
                <WebhookLine key={webhook.id} webhook={webhook} />
              ))}
            </ul>
          )
        }
      </Answered>
      {secret ? (
        <>
          <p>{t('contacts.webhook_secret')}</p>
          <CopyLine id="webhook-secret" label={t('contacts.webhooks')} value={secret} />
        </>
      ) : (
        <WebhookForm onMade={setSecret} />
      )}
    </Panel>
  )
}

type Webhook = NonNullable<ReturnType<typeof useWebhooks>['data']>[number]

const WebhookLine = ({ webhook: { id, label, url, lastOkAt, lastError } }: { webhook: Webhook }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const remove = useRemoveWebhook(t('contacts.webhook_removed'))
  return (
    <li>
      <strong>{label}</strong> <span className="mono breakable">{url}</span>
      <p className="secondary">
        {lastOkAt
          ? t('contacts.webhook_ok', { at: dateAndTime(new Date(lastOkAt), { language }) })
          : t('contacts.webhook_never')}
      </p>
      {lastError && <p className="alarming">{t('contacts.webhook_error', { error: lastError })}</p>}
      <Button size="small" busy={remove.busy} onPress={() => remove.run(id)}>
        {t('contacts.webhook_remove')}
      </Button>
      {remove.problem && <ProblemNote problem={remove.problem} />}
    </li>
  )
}

const WebhookForm = ({ onMade }: { onMade: (secret: string) => void }) => {
  const { t } = useTranslation('ladders')
  const [typed, setTyped] = useState({ label: '', url: '' })
  const add = useAddWebhook(t('contacts.webhook_added'), ({ secret }) => onMade(secret))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (typed.label.trim() !== '' && typed.url.trim() !== '')
      add.run({ label: typed.label.trim(), url: typed.url.trim() })
  }
  return (
    <form onSubmit={submit} noValidate>
      <TextField
        id="webhook-label"
        label={t('contacts.webhook_label')}
        value={typed.label}
        onChange={label => setTyped({ ...typed, label })}
      />
      <TextField
        id="webhook-url"
        type="url"
        label={t('contacts.webhook_url')}
        value={typed.url}
        onChange={url => setTyped({ ...typed, url })}
      />
      {add.problem && <ProblemNote problem={add.problem} />}
      <Button size="small" type="submit" busy={add.busy}>
        {t('contacts.webhook_add')}
      </Button>
    </form>
  )
}
