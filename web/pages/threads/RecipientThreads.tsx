import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { useApi } from '../../api/use-api.ts'
import { useLanguage } from '../../ui/language.ts'
import { nameOf, OrganisationText } from '../../ui/OrganisationText.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import type { Board } from '../delivery/queries.ts'
import { ThreadPanel } from './ThreadPanel.tsx'

/** The issuer's side of an edition's conversations: one for each recipient, the unanswered first. */
export const RecipientThreads = ({ board }: { board: Board }) => {
  const { t } = useTranslation('threads')
  const language = useLanguage()
  const api = useApi()
  const [open, setOpen] = useState('')
  const { id } = board.edition
  const { data: begun = [] } = useQuery({
    queryKey: ['deliveries', 'threads', id],
    queryFn: () => body(api.GET('/api/v1/editions/{id}/threads', { params: { path: { id } } })),
  })
  const reached = board.groups
    .flatMap(({ relay, recipients }) => (relay ? [relay, ...recipients] : recipients))
    .filter(({ sentAt }) => sentAt !== null)
  const name = reached.find(({ thread }) => thread === open)?.name
  return (
    <>
      <Panel title={t('with_recipients')} count={begun.length}>
        {begun.length === 0 && <p className="secondary">{t('with_recipients_none')}</p>}
        <ul>
          {begun.map(({ thread, organisation, messages, unanswered }) => (
            <li key={thread}>
              <button
                type="button"
                className="link-button"
                onClick={() => setOpen(thread)}
                aria-pressed={thread === open}
              >
                <OrganisationText organisation={organisation} short />
              </button>
              {'　'}
              <span className="secondary">{t('messages', { count: messages })}</span>
              {unanswered > 0 && <strong className="alarming">　{t('unanswered', { count: unanswered })}</strong>}
            </li>
          ))}
        </ul>
        <SelectField
          id="thread-recipient"
          label={t('begin')}
          none="—"
          choices={reached.map(row => ({ value: row.thread, label: row.name ? nameOf(row.name, language) : '—' }))}
          value={open}
          onChange={setOpen}
        />
      </Panel>
      {open !== '' && (
        <ThreadPanel
          key={open}
          of="deliveries"
          id={open}
          title={t('of_recipient', { name: name ? nameOf(name, language, true) : '—' })}
        />
      )}
    </>
  )
}
