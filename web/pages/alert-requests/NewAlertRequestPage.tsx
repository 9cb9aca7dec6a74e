import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { keepLanguage } from '../../app/language-address.ts'
import { Button } from '../../ui/Button.tsx'
import { ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ActionBar, PageBody } from '../../ui/layout.tsx'
import { useNow } from '../../ui/now.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { fromLocalField } from '../../ui/time.ts'
import { useReleased } from '../delivery/queries.ts'
import { useOrganisations } from '../directory/queries.ts'

const empty = { title: '', body: '', due: '', edition: '', organisations: [] as string[] }
type Entry = typeof empty

/** The coordinator asks the ministries that regulate operators (R-040, F10). */
export const NewAlertRequestPage = () => {
  const { t } = useTranslation('alertRequests')
  const [entry, setEntry] = useState(empty)
  const [tried, setTried] = useState(false)
  const now = useNow()
  const send = useSend()
  const due = fromLocalField(entry.due)
  const duePast = due !== undefined && due <= now
  const complete = entry.title.trim() !== '' && entry.body.trim() !== '' && entry.organisations.length > 0 && !duePast
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (complete) send.run(entry)
  }
  const words = (name: 'title' | 'body') => ({
    id: `alert-${name}`,
    label: t(`new.${name}`),
    necessity: 'required' as const,
    value: entry[name],
    onChange: (text: string) => setEntry({ ...entry, [name]: text }),
    error: tried && entry[name].trim() === '' ? t('new.missing') : undefined,
  })
  return (
    <form className="page-form" onSubmit={submit} noValidate>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/alert-requests' }, { label: t('begin') }]}
        title={t('begin')}
        support={t('new.support')}
      />
      <PageBody>
        {send.problem && <ProblemNote problem={send.problem} />}
        <Ministries
          chosen={entry.organisations}
          onChange={organisations => setEntry({ ...entry, organisations })}
          error={tried && entry.organisations.length === 0 ? t('new.nobody') : undefined}
        />
        <TextField {...words('title')} />
        <TextArea {...words('body')} rows={6} support={t('new.body_support')} />
        <Advisory chosen={entry.edition} onChange={edition => setEntry({ ...entry, edition })} />
        <TextField
          id="alert-due"
          label={t('due')}
          support={t('new.due_support')}
          necessity="optional"
          type="datetime-local"
          value={entry.due}
          onChange={text => setEntry({ ...entry, due: text })}
          error={duePast ? t('new.due_past') : undefined}
        />
      </PageBody>
      <ActionBar
        main={
          <Button type="submit" look="primary" size="large" busy={send.busy}>
            {entry.organisations.length > 0 ? t('new.send', { count: entry.organisations.length }) : t('begin')}
          </Button>
        }
      />
    </form>
  )
}

interface MinistriesProps {
  chosen: readonly string[]
  onChange: (ids: string[]) => void
  error: string | undefined
}

const Ministries = ({ chosen, onChange, error }: MinistriesProps) => {
  const { t } = useTranslation('alertRequests')
  const language = useLanguage()
  const found = useOrganisations({ kind: 'SECTOR_MINISTRY' }).data?.pages.flatMap(page => page.items) ?? []
  return (
    <>
      <ManyChoiceGroup
        id="alert-ministries"
        label={t('new.ministries')}
        necessity="required"
        choices={found.map(({ id, name }) => ({ value: id, label: nameOf(name, language) }))}
        value={chosen}
        onChange={onChange}
        error={error}
      />
      <p>
        <Button size="small" onPress={() => onChange(found.map(({ id }) => id))}>
          {t('new.all', { count: found.length })}
        </Button>
      </p>
    </>
  )
}

const Advisory = ({ chosen, onChange }: { chosen: string; onChange: (edition: string) => void }) => {
  const { t } = useTranslation('alertRequests')
  const released = useReleased().data?.pages.flatMap(page => page.items) ?? []
  return (
    <SelectField
      id="alert-edition"
      label={t('new.advisory')}
      support={t('new.advisory_support')}
      necessity="optional"
      choices={[
        { value: '', label: t('new.no_advisory') },
        ...released.flatMap(({ edition, number, title }) =>
          edition ? [{ value: edition, label: `${number}　${title}` }] : [],
        ),
      ]}
      value={chosen}
      onChange={onChange}
    />
  )
}

const useSend = () => {
  const { t } = useTranslation('alertRequests')
  const api = useApi()
  const router = useRouter()
  return useAct(
    ({ edition, due, ...entry }: Entry, key) =>
      body(
        api.POST('/api/v1/alert-requests', {
          headers: idempotent(key),
          body: { ...entry, edition: edition || null, due: fromLocalField(due)?.toISOString() ?? null },
        }),
      ),
    {
      refreshes: [['alert-requests'], ['home']],
      said: t('new.done'),
      onDone: ({ id }) => router.history.push(keepLanguage(`/alert-requests/${id}`, router.latestLocation.href)),
    },
  )
}
