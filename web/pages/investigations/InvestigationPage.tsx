import { useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { PageBody } from '../../ui/layout.tsx'
import { Note } from '../../ui/Note.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { EvidenceUpload } from './EvidenceUpload.tsx'
import { EvidenceView } from './EvidenceView.tsx'
import { ExplorerView } from './grid/ExplorerView.tsx'
import { HypothesesView } from './HypothesesView.tsx'
import { IndicatorsView } from './IndicatorsView.tsx'
import { MailsView } from './MailsView.tsx'
import { type Investigation, isOpen, type Overview, type Run, useInvestigation, useOverview } from './queries.ts'
import { ReviewView } from './ReviewView.tsx'
import { FailureNote, RunAgain, RunProgress } from './RunProgress.tsx'
import { RunsView } from './RunsView.tsx'
import { StoryView } from './StoryView.tsx'
import { type Looking, lookingHref, views } from './search.ts'
import { wordsSince } from './words.ts'

/** The investigation: waiting for evidence, running, or what it found (SCREENS §8.6). */
export const InvestigationPage = () => {
  const { t } = useTranslation('investigations')
  const { id } = useParams({ from: '/framed/investigations/$id' })
  const found = useInvestigation(id)
  if (found.data) return <Found investigation={found.data} />
  return (
    <>
      <PageHead title={t('title')} breadcrumb={[{ label: t('title'), href: '/investigations' }]} />
      <PageBody>
        <Answered query={found}>{() => null}</Answered>
      </PageBody>
    </>
  )
}

const Found = ({ investigation }: { investigation: Investigation }) => {
  const looking = useSearch({ from: '/framed/investigations/$id' })
  const { runs } = investigation
  const [latest] = runs
  const done = runs.filter(run => run.state === 'DONE')
  const run = done.find(one => one.seq === looking.run) ?? done[0]
  const words = latest ? wordsSince(investigation, latest.askedAt) : 0
  return (
    <>
      <Head investigation={investigation} run={run} words={words} />
      {latest && isOpen(latest) && (
        <PageBody>
          <RunProgress investigation={investigation} run={latest} />
        </PageBody>
      )}
      {latest && (latest.state === 'FAILED' || latest.state === 'CANCELLED') && (
        <PageBody>
          <FailureNote run={latest} />
        </PageBody>
      )}
      {run ? (
        <Result investigation={investigation} run={run} latest={done[0]?.seq === run.seq} looking={looking} />
      ) : (
        <PageBody>
          {latest ? <RunsView investigation={investigation} /> : <EvidenceUpload investigation={investigation} />}
        </PageBody>
      )}
    </>
  )
}

interface HeadProps {
  investigation: Investigation
  run: Run | undefined
  words: number
}

const Head = ({ investigation, run, words }: HeadProps) => {
  const { t } = useTranslation('investigations')
  const { number, title, tlp, case: of, runs } = investigation
  const [latest] = runs
  return (
    <PageHead
      breadcrumb={[
        { label: t('title'), href: '/investigations' },
        ...(of ? [{ label: of.number, href: `/cases/${of.id}` }] : []),
        { label: number },
      ]}
      facts={run?.summary ? t('facts', { ...run.summary, seq: run.seq }) : undefined}
      title={title}
      windowTitle={`${number} ${title}`}
      tlp={tlp}
      state={latest && <StateLabel family="investigation" code={latest.state} />}
      actions={<RunAgain investigation={investigation} words={words} />}
    />
  )
}

interface ResultProps {
  investigation: Investigation
  run: Run
  latest: boolean
  looking: Looking
}

const Result = ({ investigation, run, latest, looking }: ResultProps) => {
  const { t } = useTranslation('investigations')
  const { id } = investigation
  const { view = 'grid' } = looking
  const overview = useOverview(id, run.seq)
  return (
    <div className="investigation">
      {!latest && (
        <Note tone="soon" lead={t('old_version', { seq: run.seq })}>
          {t('old_version_do')}
        </Note>
      )}
      <Figures run={run} />
      <Tabs
        label={t('views')}
        tabs={views.map(name => ({
          label: t(`view.${name}`),
          href: lookingHref(id, { run: looking.run, view: name === 'grid' ? undefined : name }),
          current: name === view,
        }))}
      />
      <Answered query={overview} rows={10}>
        {found => <View investigation={investigation} seq={run.seq} overview={found} looking={looking} />}
      </Answered>
    </div>
  )
}

/** Four figures, the size of what was found (picture 06). */
const Figures = ({ run }: { run: Run }) => {
  const { t } = useTranslation('investigations')
  const { summary } = run
  if (!summary) return null
  const shown = [
    { word: t('figure.terminals'), value: summary.terminals },
    { word: t('figure.failed'), value: summary.failedOnly },
    { word: t('figure.destinations'), value: summary.destinations },
    { word: t('figure.gap'), value: summary.gapMinutes, alarming: summary.gapMinutes > 0 },
  ]
  return (
    <ul className="investigation-figures" aria-label={t('figure.title')}>
      {shown.map(({ word, value, alarming }) => (
        <li key={word}>
          <strong className={alarming ? 'alarming' : ''}>{value.toLocaleString()}</strong> {word}
        </li>
      ))}
    </ul>
  )
}

interface ViewProps {
  investigation: Investigation
  seq: number
  overview: Overview
  looking: Looking
}

const View = ({ investigation, seq, overview, looking }: ViewProps) => {
  const { view = 'grid' } = looking
  if (view === 'grid')
    return <ExplorerView investigation={investigation} seq={seq} overview={overview} looking={looking} />
  const shown = {
    mails: <MailsView overview={overview} />,
    story: <StoryView overview={overview} />,
    hypotheses: <HypothesesView overview={overview} />,
    review: <ReviewView investigation={investigation} overview={overview} />,
    indicators: <IndicatorsView investigation={investigation} seq={seq} overview={overview} />,
    evidence: <EvidenceView investigation={investigation} overview={overview} />,
    runs: <RunsView investigation={investigation} />,
  }
  return <PageBody>{shown[view]}</PageBody>
}
