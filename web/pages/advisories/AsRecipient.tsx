import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { EditionText } from '../delivery/EditionText.tsx'
import { useOrganisations } from '../directory/queries.ts'
import type { Advisory } from './queries.ts'

type Seen = NonNullable<Reply<'/api/v1/advisories/{id}/as-recipient'>>

/** The page and the mail of one recipient in the place of both texts, made by the steps of a release (SCREENS §8.4). */
export const AsRecipient = ({ advisory }: { advisory: Advisory }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  const [text, setText] = useState('')
  const [organisation, setOrganisation] = useState('')
  const found = useOrganisations({ text: text.trim() || undefined }).data?.pages.flatMap(page => page.items) ?? []
  const seen = useSeen(advisory, organisation)
  return (
    <section className="editor-column editor-column-wide" aria-labelledby="as-recipient-heading">
      <h2 id="as-recipient-heading">{t('as_recipient')}</h2>
      <p className="secondary">{t('as_recipient_saved')}</p>
      <TextField id="recipient-search" label={t('as_recipient_search')} value={text} onChange={setText} />
      <SelectField
        id="recipient"
        label={t('as_recipient_choose')}
        none={t('as_recipient_choose')}
        choices={found.map(({ id, name }) => ({ value: id, label: nameOf(name, language) }))}
        value={organisation}
        onChange={setOrganisation}
      />
      {organisation && (
        <Answered query={seen}>
          {view => (view ? <SeenBy view={view} /> : <Note tone="soon">{t('as_recipient_none')}</Note>)}
        </Answered>
      )}
    </section>
  )
}

const useSeen = ({ id, version }: Advisory, organisation: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['advisories', id, 'as-recipient', organisation, version],
    enabled: organisation !== '',
    queryFn: () =>
      body(api.GET('/api/v1/advisories/{id}/as-recipient', { params: { path: { id }, query: { organisation } } })),
  })
}

const SeenBy = ({ view: { edition, through, mail } }: { view: Seen }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  return (
    <>
      <div className="editor-column-head">
        <h3>{t('as_recipient_page')}</h3>
        <TlpBadge label={edition.tlp} />
      </div>
      {through.length > 0 && (
        <p className="secondary">
          {t('as_recipient_through', { names: through.map(name => nameOf(name, language)).join(' → ') })}
        </p>
      )}
      <div className="asked-text">
        <p className="secondary">{edition.number || t('as_recipient_number')}</p>
        <h3>{edition.title}</h3>
        <EditionText edition={edition} />
      </div>
      <Button size="small" onPress={() => print()}>
        {t('print')}
      </Button>
      <h3>{t('as_recipient_mail')}</h3>
      {mail.map(({ language: written, subject, text }) => (
        <div key={written} className="asked-text" lang={written}>
          <strong>{subject}</strong>
          <p className="edition-body">{text}</p>
        </div>
      ))}
    </>
  )
}
