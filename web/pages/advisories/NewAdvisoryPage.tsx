import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AdvisoryKind, advisoryKindCodes, advisoryKinds } from '../../../src/kernel/taxonomy/advisory-kinds.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { beginning, type Origin } from './beginning.ts'
import { travelling } from './draft.ts'
import { useTemplates } from './queries.ts'

/** From a case with the words of its latest report, or from nothing. */
export const NewAdvisoryPage = () => {
  const { t } = useTranslation('advisories')
  const { case: caseId } = useSearch({ from: '/framed/advisories/new' })
  const origin = useOrigin(caseId)
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/advisories' }, { label: t('new') }]}
        title={t('new')}
        facts={origin.data ? t('from_case', { number: origin.data.number }) : undefined}
        support={t('begin.support')}
      />
      <PageBody>
        {caseId ? <Answered query={origin}>{found => <Begin origin={found} />}</Answered> : <Begin origin={null} />}
      </PageBody>
    </>
  )
}

const useOrigin = (id: string | undefined) => {
  const api = useApi()
  return useQuery({
    queryKey: ['advisories', 'origin', id],
    enabled: id !== undefined,
    queryFn: async (): Promise<Origin> => {
      const file = await body(api.GET('/api/v1/cases/{id}', { params: { path: { id: id ?? '' } } }))
      const [report] = file.reports
      const told = report
        ? await body(api.GET('/api/v1/reports/{id}', { params: { path: { id: report } } }))
        : undefined
      const summary = told?.versions.at(-1)?.content.summary ?? ''
      return { id: file.id, number: file.number, title: file.title, tlp: file.tlp, summary }
    },
  })
}

const Begin = ({ origin }: { origin: Origin | null }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  const router = useRouter()
  const api = useApi()
  const [title, setTitle] = useState(origin?.title ?? '')
  const [kind, setKind] = useState<AdvisoryKind>(origin ? 'PREVENTION' : 'ALERT')
  const templates = useTemplates().data ?? []
  const [chosen, setChosen] = useState('')
  const template = templates.find(({ code }) => code === chosen)
  const [tried, setTried] = useState(false)
  const begin = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/advisories', {
          headers: idempotent(key),
          body: {
            case: origin?.id ?? null,
            content: travelling(
              beginning({
                title,
                kind,
                origin,
                victimTitle: t('begin.victim_title', { title }),
                template: template?.content ?? null,
              }),
            ),
          },
        }),
      ),
    {
      refreshes: [['advisories']],
      onDone: ({ id }) => void router.navigate({ to: '/advisories/$id', params: { id } }),
    },
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (title.trim() !== '') begin.run(undefined)
  }
  return (
    <form onSubmit={send} noValidate>
      <TextField
        id="advisory-title"
        label={t('begin.title')}
        support={t('begin.title_support')}
        necessity="required"
        value={title}
        onChange={setTitle}
        error={tried && title.trim() === '' ? t('begin.missing') : undefined}
      />
      <ChoiceGroup
        id="advisory-kind"
        label={t('begin.kind')}
        choices={advisoryKindCodes.map(code => ({ value: code, label: advisoryKinds[code][language] }))}
        value={kind}
        onChange={setKind}
      />
      <SelectField
        id="advisory-template"
        label={t('templates.begin_with')}
        support={t('templates.begin_support')}
        none={t('templates.no_template')}
        choices={templates
          .filter(offered => offered.kind === kind)
          .map(({ code, name }) => ({ value: code, label: name }))}
        value={template?.kind === kind ? chosen : ''}
        onChange={setChosen}
      />
      {begin.problem && <ProblemNote problem={begin.problem} />}
      <Button look="primary" size="large" type="submit" busy={begin.busy}>
        {t('begin.act')}
      </Button>
    </form>
  )
}
