import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ClockChip } from './ClockChip.tsx'
import { type ClockTone, readClock } from './clock.ts'
import { Link } from './Link.tsx'
import { useNow } from './now.ts'

/** Rows with one hairline each; `j` and `k` move between their links (see app/keyboard). */
export const RowList = ({
  labelledBy,
  label,
  children,
}: {
  labelledBy?: string
  label?: string
  children: ReactNode
}) => (
  <ul className="row-list" aria-labelledby={labelledBy} aria-label={label}>
    {children}
  </ul>
)

interface LoopRowProps {
  /** Without a deadline the row says so: no cell is ever blank. */
  due: Date | undefined
  title: string
  href: string
  support?: ReactNode
  /** 次に動く人: drawn as its own column, on the phone with its label. */
  nextToAct: ReactNode
  nextToActLabel: string
  /** The one move this row offers. */
  action?: ReactNode
}

/** An open loop: clock, what is open, who moves next, and the one button (SCREENS §1.3). */
export const LoopRow = ({ due, title, href, support, nextToAct, nextToActLabel, action }: LoopRowProps) => (
  <li className={`row loop-row loop-${useTone(due)}`} data-row>
    <div className="row-clock">
      <DueChip due={due} />
    </div>
    <div>
      <Link href={href} className="loop-title">
        {title}
      </Link>
      {support && <p className="secondary">{support}</p>}
    </div>
    <div className="loop-next">
      <span className="loop-next-label">{nextToActLabel}</span>
      {nextToAct}
    </div>
    <div className="loop-action">{action}</div>
  </li>
)

/** What came back stands open without a deadline: it is drawn like the last hour. */
const useTone = (due: Date | undefined): ClockTone => {
  const now = useNow()
  return due ? readClock(due, now).tone : 'soon'
}

export const DueChip = ({ due }: { due: Date | undefined }) => {
  const { t } = useTranslation('ui')
  return due ? <ClockChip due={due} /> : <span className="tertiary unbroken">{t('clock.no_due')}</span>
}

interface DueRowProps {
  due: Date
  kind: string
  title: string
  href: string
  nextToAct: ReactNode
}

/** A deadline in one line. */
export const DueRow = ({ due, kind, title, href, nextToAct }: DueRowProps) => (
  <li className="row due-row" data-row>
    <div className="row-clock">
      <ClockChip due={due} />
    </div>
    <span className="row-kind">{kind}</span>
    <Link href={href} className="row-title">
      {title}
    </Link>
    <span className="due-next">{nextToAct}</span>
  </li>
)

/** When, what kind, what: the smallest row. */
export const BriefRow = ({
  when,
  kind,
  title,
  href,
}: {
  when: ReactNode
  kind: string
  title: string
  href: string
}) => (
  <li className="row brief-row" data-row>
    <span className="brief-when">{when}</span>
    <span className="row-kind">{kind}</span>
    <Link href={href} className="row-title">
      {title}
    </Link>
  </li>
)

/** Lists page by key: さらに 50件, never page numbers (SCREENS §2). */
export const MoreRows = ({ count, href }: { count: number; href: string }) => {
  const { t } = useTranslation('ui')
  return (
    <p className="more-rows">
      <Link href={href}>{t('more_rows', { count })}</Link>
    </p>
  )
}
