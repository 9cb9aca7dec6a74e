import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayInJapan } from '../../../src/kernel/clock.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { keepLanguage } from '../../app/language-address.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ActionBar, PageBody } from '../../ui/layout.tsx'
import { useNow } from '../../ui/now.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { useOrganisations } from '../directory/queries.ts'

const required = ['organisation', 'title', 'pressUrl', 'knownOn', 'known'] as const

/** What the news says is enough to open the case; the operator is asked for the rest. */
export const NewPublicCasePage = () => {
  const { t } = useTranslation('publicCases')
  const language = useLanguage()
  const today = dayInJapan(useNow())
  const empty = { organisation: '', title: '', pressUrl: '', knownOn: today, known: '', message: '' }
  const [entry, setEntry] = useState(empty)
  const [tried, setTried] = useState(false)
  const operators = useOrganisations({ kind: 'CI_OPERATOR' }).data?.pages.flatMap(page => page.items) ?? []
  const open = useOpen()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (required.every(name => entry[name].trim() !== '')) open.run(entry)
  }
  const field = (name: keyof typeof empty) => ({
    id: `public-${name}`,
    value: entry[name],
    onChange: (value: string) => setEntry({ ...entry, [name]: value }),
    necessity: name === 'message' ? ('optional' as const) : ('required' as const),
    error: tried && name !== 'message' && entry[name].trim() === '' ? t('new.missing') : undefined,
  })
  return (
    <form className="page-form" onSubmit={submit} noValidate>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/public-cases' }, { label: t('open') }]}
        title={t('open')}
        support={t('new.support')}
      />
      <PageBody>
        {open.problem && <ProblemNote problem={open.problem} />}
        <SelectField
          {...field('organisation')}
          label={t('new.organisation')}
          none={t('new.choose')}
          choices={operators.map(({ id, name }) => ({ value: id, label: nameOf(name, language) }))}
        />
        <TextField {...field('title')} label={t('new.case_title')} />
        <TextField {...field('pressUrl')} label={t('new.press_url')} type="url" />
        <TextField {...field('knownOn')} label={t('new.known_on')} type="date" />
        <TextArea {...field('known')} label={t('new.known')} rows={4} />
        <TextArea {...field('message')} label={t('new.message')} support={t('new.message_support')} rows={3} />
      </PageBody>
      <ActionBar
        main={
          <Button type="submit" look="primary" size="large" busy={open.busy}>
            {t('new.act')}
          </Button>
        }
      />
    </form>
  )
}

interface Entry {
  organisation: string
  title: string
  pressUrl: string
  knownOn: string
  known: string
  message: string
}

const useOpen = () => {
  const { t } = useTranslation('publicCases')
  const api = useApi()
  const router = useRouter()
  return useAct(
    (entry: Entry, key) => body(api.POST('/api/v1/public-cases', { headers: idempotent(key), body: entry })),
    {
      refreshes: [['cases'], ['invitations'], ['home']],
      said: t('new.done'),
      onDone: ({ invitation }) =>
        router.history.push(keepLanguage(`/report-invitations/${invitation}`, router.latestLocation.href)),
    },
  )
}
