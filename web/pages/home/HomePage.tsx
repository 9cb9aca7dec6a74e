import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useActor, useSession } from '../../app/use-session.ts'
import { Answered } from '../../ui/Answered.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { CountStrip } from '../../ui/CountStrip.tsx'
import { Columns, PageBody, Pair } from '../../ui/layout.tsx'
import { useNow } from '../../ui/now.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { EmptyHome, NothingFiltered } from './EmptyHome.tsx'
import { FreshSection } from './FreshSection.tsx'
import { HomeSide } from './HomeSide.tsx'
import { DueSection, OpenLoops, UnownedSection } from './LoopSections.tsx'
import { arrange, behind, type Filter, figure, filters, type Home, type Loop } from './loops.ts'
import { useHome } from './use-home.ts'

/** The answer to “what must I do now”, in one look, at 3 a.m. (SCREENS §8.1). */
export const HomePage = () => {
  const { only } = useSearch({ from: '/framed/' })
  const home = useHome()
  const operates = useSession().data?.view === 'operator'
  const mayReport = useActor()?.duties.includes('REPORT') ?? false
  return (
    <>
      <HomeHead loops={home.data?.loops} operates={operates} />
      <Strip home={home.data} only={only} />
      {home.data ? (
        <Columns side={<HomeSide loops={home.data.loops} operates={operates} drafts={mayReport} />}>
          {only ? <Filtered loops={home.data.loops} only={only} /> : <Sections {...home.data} operates={operates} />}
        </Columns>
      ) : (
        <PageBody>
          <Answered query={home}>{() => null}</Answered>
        </PageBody>
      )}
    </>
  )
}

const HomeHead = ({ loops, operates }: { loops: readonly Loop[] | undefined; operates: boolean }) => {
  const { t } = useTranslation('home')
  const now = useNow()
  const mayReport = useActor()?.duties.includes('REPORT') ?? false
  const overdue = loops ? figure('overdue', loops, now) : 0
  const silent = loops?.filter(loop => loop.kind === 'TIER_SILENT').length ?? 0
  const send = (
    <ButtonLink href="/reports/new" look={operates ? 'primary' : 'normal'} shortcut="n">
      {t('send_report')}
    </ButtonLink>
  )
  return (
    <PageHead
      title={loops ? t('title', { count: loops.length }) : t('title_waiting')}
      windowTitle={t('window')}
      support={
        loops && (
          <>
            {overdue > 0 ? t('overdue', { count: overdue }) : t('calm')}
            {silent > 0 && <> {t('silent_tiers', { count: silent })}</>}
          </>
        )
      }
      actions={mayReport && send}
    />
  )
}

const Strip = ({ home, only }: { home: Home | undefined; only: Filter | undefined }) => {
  const { t } = useTranslation('home')
  const now = useNow()
  return (
    <CountStrip
      loading={!home}
      counts={filters.map(filter => ({
        label: t(`strip.${filter}`),
        count: home ? figure(filter, home.loops, now) : 0,
        href: only === filter ? '/' : `/?only=${filter}`,
        urgent: filter === 'overdue',
        chosen: only === filter,
      }))}
    />
  )
}

const Sections = ({ loops, operates }: { loops: readonly Loop[]; operates: boolean }) => {
  const { open, soon, unowned } = arrange(loops, useNow())
  return (
    <>
      {open.length > 0 ? (
        <OpenLoops loops={open} filled={!operates} />
      ) : (
        <EmptyHome next={soon[0]} operates={operates} />
      )}
      {soon.length > 0 && <DueSection loops={soon} />}
      {operates ? (
        <FreshSection />
      ) : (
        <Pair>
          <UnownedSection loops={unowned} />
          <FreshSection />
        </Pair>
      )}
    </>
  )
}

/** One box of the strip: all its loops in full, each with its button. */
const Filtered = ({ loops, only }: { loops: readonly Loop[]; only: Filter }) => {
  const { t } = useTranslation('home')
  const found = behind(only, loops, useNow())
  if (found.length === 0) return <NothingFiltered />
  return <OpenLoops loops={found} title={t(`strip.${only}`)} />
}
