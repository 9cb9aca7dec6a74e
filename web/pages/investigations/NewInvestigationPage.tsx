import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Tlp, tlpLabels } from '../../../src/kernel/tlp.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { keepLanguage } from '../../app/language-address.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { ActionBar, FormSection, PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { fromLocalField } from '../../ui/time.ts'
import { useEvidenceFolders } from './queries.ts'

const empty = {
  case: '',
  title: '',
  folder: '',
  tlp: 'TLP:AMBER+STRICT' as Tlp,
  takenBy: '',
  takenFrom: '',
  takenAt: '',
}
type Entry = typeof empty

const useOpenCases = () => {
  const api = useApi()
  return useQuery({
    queryKey: ['cases', 'to-investigate'],
    queryFn: () => body(api.GET('/api/v1/cases', { params: { query: { open: 'true', limit: 200 } } })),
  })
}

/** Which case, which evidence, under which label: everything else is read from the evidence. */
export const NewInvestigationPage = () => {
  const { t } = useTranslation('investigations')
  const { case: of = '' } = useSearch({ from: '/framed/investigations/new' })
  const [entry, setEntry] = useState<Entry>({ ...empty, case: of })
  const [tried, setTried] = useState(false)
  const cases = useOpenCases().data?.items ?? []
  const folders = useEvidenceFolders().data
  const begin = useBegin()
  const set = (change: Partial<Entry>) => setEntry({ ...entry, ...change })
  const problems = [
    ...(entry.case === '' ? [{ field: 'new-case', label: t('case'), message: t('new.case_missing') }] : []),
    ...(entry.title.trim() === '' ? [{ field: 'new-title', label: t('name'), message: t('new.title_missing') }] : []),
  ]
  const errorOf = (field: string) => (tried ? problems.find(problem => problem.field === field)?.message : undefined)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (problems.length === 0) begin.run(entry)
  }
  return (
    <form className="page-form" onSubmit={submit} noValidate>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/investigations' }, { label: t('begin') }]}
        title={t('begin')}
        support={t('new.support')}
      />
      <PageBody>
        {tried && <ErrorSummary problems={problems} />}
        {begin.problem && <ProblemNote problem={begin.problem} />}
        <SelectField
          id="new-case"
          label={t('case')}
          necessity="required"
          none="—"
          choices={cases.map(({ id, number, title }) => ({ value: id, label: `${number}　${title}` }))}
          value={entry.case}
          onChange={id => set({ case: id })}
          error={errorOf('new-case')}
        />
        <TextField
          id="new-title"
          label={t('name')}
          support={t('new.title_support')}
          necessity="required"
          value={entry.title}
          onChange={title => set({ title })}
          error={errorOf('new-title')}
        />
        <SelectField
          id="new-folder"
          label={t('new.evidence')}
          support={t(folders?.configured ? 'new.evidence_support' : 'new.upload_support')}
          choices={[
            { value: '', label: t('new.upload') },
            ...(folders?.folders ?? []).map(name => ({ value: name, label: t('new.folder', { name }) })),
          ]}
          value={entry.folder}
          onChange={folder => set({ folder })}
        />
        <SelectField<Tlp>
          id="new-tlp"
          label={t('label')}
          support={t('new.label_support')}
          choices={tlpLabels.map(label => ({ value: label, label }))}
          value={entry.tlp}
          onChange={tlp => set({ tlp })}
        />
        <FormSection title={t('new.custody')} support={t('new.custody_support')}>
          <TextField
            id="new-taken-by"
            label={t('new.taken_by')}
            necessity="optional"
            value={entry.takenBy}
            onChange={takenBy => set({ takenBy })}
          />
          <TextField
            id="new-taken-from"
            label={t('new.taken_from')}
            necessity="optional"
            value={entry.takenFrom}
            onChange={takenFrom => set({ takenFrom })}
          />
          <TextField
            id="new-taken-at"
            label={t('new.taken_at')}
            necessity="optional"
            type="datetime-local"
            value={entry.takenAt}
            onChange={takenAt => set({ takenAt })}
          />
        </FormSection>
        <p className="secondary">{t('new.who_sees')}</p>
      </PageBody>
      <ActionBar
        main={
          <Button type="submit" look="primary" size="large" busy={begin.busy}>
            {t(entry.folder === '' ? 'new.next' : 'new.start')}
          </Button>
        }
      />
    </form>
  )
}

const useBegin = () => {
  const { t } = useTranslation('investigations')
  const api = useApi()
  const router = useRouter()
  return useAct(
    ({ folder, takenAt, title, ...entry }: Entry, key) =>
      body(
        api.POST('/api/v1/investigations', {
          headers: idempotent(key),
          body: {
            ...entry,
            title: title.trim(),
            folder: folder === '' ? null : folder,
            takenAt: fromLocalField(takenAt)?.toISOString() ?? null,
          },
        }),
      ),
    {
      refreshes: [['investigations']],
      said: t('new.begun'),
      onDone: ({ id }) => router.history.push(keepLanguage(`/investigations/${id}`, router.latestLocation.href)),
    },
  )
}
