import { useParams, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { keepLanguage } from '../../app/language-address.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns } from '../../ui/layout.tsx'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { useCase } from '../cases/queries.ts'
import { useSituation } from './queries.ts'
import { knownWords, nextWords, readKnown, readNext, readUnknown } from './situation-lines.ts'

const paces = ['60', '240', '720', '1440'] as const
const refreshes = [['decisions'], ['home']]

/** 状況報告: the pace, each report as a version, and the next one, begun from the case. */
export const SituationPage = () => {
  const { t } = useTranslation('decisions')
  const { id } = useParams({ from: '/framed/cases/$id/situation' })
  const found = useCase(id)
  const situation = useSituation(id)
  return (
    <>
      <PageHead
        breadcrumb={[
          { label: t('cases'), href: '/cases' },
          { label: found.data?.number ?? '…', href: `/cases/${id}` },
          { label: t('situation.title') },
        ]}
        title={t('situation.title')}
        support={found.data?.title}
      />
      <Columns side={situation.data?.may.report.allowed && <Pace id={id} cadence={situation.data.cadence} />}>
        {situation.data?.may.report.allowed && <Write id={id} recipients={situation.data.cadence?.recipients ?? []} />}
        <SectionHead title={t('situation.reports')} count={situation.data?.reports.length ?? 0} />
        <Answered query={situation}>
          {({ reports }) =>
            reports.length === 0 ? (
              <EmptyState>{t('situation.none')}</EmptyState>
            ) : (
              <ul>
                {reports.map(report => (
                  <li key={report.id}>
                    <Link href={`/situation-reports/${report.id}`}>{t('situation.seq', { seq: report.seq })}</Link>　
                    {report.headline}　<OrganisationText organisation={report.organisation} short />　
                    <TimeText at={new Date(report.at)} show="date-time" />
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </Columns>
    </>
  )
}

type Cadence = NonNullable<ReturnType<typeof useSituation>['data']>['cadence']

const Pace = ({ id, cadence }: { id: string; cadence: Cadence }) => {
  const { t } = useTranslation('decisions')
  const api = useApi()
  const [every, setEvery] = useState<(typeof paces)[number]>('240')
  const set = useAct(
    (_: undefined) =>
      body(
        api.PUT('/api/v1/cases/{id}/situation/cadence', {
          params: { path: { id } },
          body: { everyMinutes: Number(every), recipients: cadence?.recipients ?? [] },
        }),
      ),
    { refreshes, said: t('situation.pace_set') },
  )
  const end = useAct(
    (_: undefined) => body(api.DELETE('/api/v1/cases/{id}/situation/cadence', { params: { path: { id } } })),
    { refreshes, said: t('situation.pace_ended') },
  )
  return (
    <Panel title={t('situation.pace')} alarming={cadence?.state === 'MISSED'}>
      <div className="stacked">
        {cadence ? (
          <p>
            {t('situation.every', { hours: cadence.everyMinutes / 60 })}　<ClockChip due={new Date(cadence.dueAt)} />
          </p>
        ) : (
          <p>{t('situation.no_pace')}</p>
        )}
        <SelectField
          id="pace"
          label={t('situation.pace')}
          choices={paces.map(value => ({ value, label: t('situation.every', { hours: Number(value) / 60 }) }))}
          value={every}
          onChange={setEvery}
        />
        {set.problem && <ProblemNote problem={set.problem} />}
        {end.problem && <ProblemNote problem={end.problem} />}
        <Button busy={set.busy} onPress={() => set.run(undefined)}>
          {t('situation.set_pace')}
        </Button>
        {cadence && (
          <Button size="small" busy={end.busy} onPress={() => end.run(undefined)}>
            {t('situation.end_pace')}
          </Button>
        )}
      </div>
    </Panel>
  )
}

const empty = { headline: '', known: '', unknown: '', next: '' }

const Write = ({ id, recipients }: { id: string; recipients: string[] }) => {
  const { t } = useTranslation('decisions')
  const language = useLanguage()
  const api = useApi()
  const router = useRouter()
  const [entry, setEntry] = useState(empty)
  const [tried, setTried] = useState(false)
  const begin = useAct(
    (_: undefined) =>
      body(api.GET('/api/v1/cases/{id}/situation/draft', { params: { path: { id }, query: { language } } })),
    {
      refreshes: [],
      onDone: parts =>
        setEntry({
          ...entry,
          known: knownWords(parts.known, language),
          unknown: parts.unknown.join('\n'),
          next: nextWords(parts.next),
        }),
    },
  )
  const write = useAct(
    (given: typeof entry, key) =>
      body(
        api.POST('/api/v1/cases/{id}/situation/reports', {
          params: { path: { id } },
          headers: idempotent(key),
          body: {
            ...{ headline: given.headline, recipients },
            ...{
              known: readKnown(given.known, language),
              unknown: readUnknown(given.unknown),
              next: readNext(given.next),
            },
          },
        }),
      ),
    {
      refreshes,
      said: t('situation.written'),
      onDone: made => router.history.push(keepLanguage(`/situation-reports/${made.id}`, router.latestLocation.href)),
    },
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (entry.headline.trim() !== '') write.run(entry)
  }
  const area = (name: 'known' | 'unknown' | 'next') => (
    <TextArea
      id={`situation-${name}`}
      label={t(`situation.${name}`)}
      support={t(`situation.${name}_support`)}
      necessity="optional"
      rows={5}
      value={entry[name]}
      onChange={text => setEntry({ ...entry, [name]: text })}
    />
  )
  return (
    <form onSubmit={send} className="step-form" noValidate>
      <SectionHead title={t('situation.write')} />
      {begin.problem && <ProblemNote problem={begin.problem} />}
      <p>
        <Button size="small" busy={begin.busy} onPress={() => begin.run(undefined)}>
          {t('situation.begin')}
        </Button>
      </p>
      <TextField
        id="situation-headline"
        label={t('situation.headline')}
        necessity="required"
        value={entry.headline}
        onChange={headline => setEntry({ ...entry, headline })}
        error={tried && entry.headline.trim() === '' ? t('words_missing') : undefined}
      />
      {area('known')}
      {area('unknown')}
      {area('next')}
      {write.problem && <ProblemNote problem={write.problem} />}
      <Button type="submit" look="primary" busy={write.busy}>
        {t('situation.save')}
      </Button>
    </form>
  )
}
