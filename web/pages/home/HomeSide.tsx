import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ClockChip, SpanText } from '../../ui/ClockChip.tsx'
import { Link } from '../../ui/Link.tsx'
import { useNow } from '../../ui/now.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { MailTroublePanel } from '../clocks/MailTroublePanel.tsx'
import { DraftList } from '../reports/DraftList.tsx'
import { addressOf, clocksOf, figure, type Loop } from './loops.ts'

/** Clocks, and who is silent: silent tiers before single recipients, because one tier holds up many. */
interface HomeSideProps {
  loops: readonly Loop[]
  operates: boolean
  /** Whether this post writes reports: what it has begun and not sent is not finished either. */
  drafts: boolean
}

export const HomeSide = ({ loops, operates, drafts }: HomeSideProps) => (
  <>
    <Clocks loops={loops} />
    {drafts && <DraftList />}
    {!operates && <Silent loops={loops} />}
    <MailTroublePanel />
  </>
)

const Clocks = ({ loops }: { loops: readonly Loop[] }) => {
  const { t } = useTranslation('home')
  const now = useNow()
  const { next, longestOver, longestSilence } = clocksOf(loops, now)
  return (
    <Panel title={t('clocks.title')}>
      <dl className="clock-list">
        <ClockLine title={t('clocks.next')} loop={next}>
          {next?.due && <ClockChip due={new Date(next.due)} />}
        </ClockLine>
        <ClockLine title={t('clocks.longest_over')} loop={longestOver}>
          {longestOver?.due && <ClockChip due={new Date(longestOver.due)} />}
        </ClockLine>
        <ClockLine title={t('clocks.longest_silence')} loop={longestSilence} named>
          {longestSilence && (
            <strong>
              <SpanText milliseconds={now.getTime() - Date.parse(longestSilence.since)} />
            </strong>
          )}
        </ClockLine>
      </dl>
    </Panel>
  )
}

interface ClockLineProps {
  title: string
  loop: Loop | undefined
  /** Name the organisation that is silent instead of the number. */
  named?: boolean
  children: ReactNode
}

const ClockLine = ({ title, loop, named = false, children }: ClockLineProps) => {
  const { t } = useTranslation('home')
  return (
    <div>
      <dt>{title}</dt>
      <dd className="tertiary">
        {loop &&
          (named ? (
            <OrganisationText organisation={loop.next} short />
          ) : (
            <Link href={addressOf(loop)}>{loop.subject.number}</Link>
          ))}
      </dd>
      <dd className="clock-value">{loop ? children : <span className="tertiary">{t('clocks.none')}</span>}</dd>
    </div>
  )
}

const Silent = ({ loops }: { loops: readonly Loop[] }) => {
  const { t } = useTranslation('home')
  const total = figure('silent', loops, useNow())
  const tiers = loops.filter(loop => loop.kind === 'TIER_SILENT')
  const editions = loops.filter(loop => loop.kind === 'RECIPIENTS_SILENT')
  return (
    <Panel
      title={t('silent.title')}
      count={total}
      countUrgent={total > 0}
      aside={<Link href="/deliveries">{t('silent.board')}</Link>}
      flush
    >
      {total === 0 && <p className="panel-line">{t('silent.none')}</p>}
      <SilentGroup heading={t('silent.tier', { count: tiers.length })} loops={tiers}>
        {loop => <OrganisationText organisation={loop.next} short />}
      </SilentGroup>
      <SilentGroup
        heading={t('silent.recipients', { count: editions.reduce((sum, loop) => sum + loop.count, 0) })}
        loops={editions}
      >
        {loop => t('silent.recipients_count', { count: loop.count })}
      </SilentGroup>
    </Panel>
  )
}

interface SilentGroupProps {
  heading: string
  loops: readonly Loop[]
  children: (loop: Loop) => ReactNode
}

const SilentGroup = ({ heading, loops, children }: SilentGroupProps) => {
  const now = useNow()
  if (loops.length === 0) return null
  return (
    <>
      <h3 className="panel-group">{heading}</h3>
      <ul>
        {loops.map(loop => (
          <li key={`${loop.subject.id} ${loop.next?.id ?? ''}`} className="silent-row">
            <span>{children(loop)}</span>
            <Link href={addressOf(loop)}>{loop.subject.number}</Link>
            <strong className="alarming">
              <SpanText milliseconds={now.getTime() - Date.parse(loop.since)} />
            </strong>
          </li>
        ))}
      </ul>
    </>
  )
}
