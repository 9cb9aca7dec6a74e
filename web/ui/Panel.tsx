import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'

interface PanelProps {
  title: string
  count?: number
  /** The count holds something overdue or silent. */
  countUrgent?: boolean
  /** A link or a few words at the right of the heading. */
  aside?: ReactNode
  /** Red: it holds what is overdue, silent or refused. */
  alarming?: boolean
  /** Children draw their own rows to the panel's edge. */
  flush?: boolean
  children: ReactNode
}

/** A framed part of the side column. */
export const Panel = ({ title, count, countUrgent, aside, alarming, flush, children }: PanelProps) => {
  const heading = useId()
  return (
    <section className={classNames('panel', alarming && 'panel-alarming')} aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{title}</h2>
        {count !== undefined && <span className={classNames('panel-count', countUrgent && 'alarming')}>{count}</span>}
        {aside !== undefined && <div className="panel-aside">{aside}</div>}
      </div>
      <div className={flush ? 'panel-flush' : 'panel-body'}>{children}</div>
    </section>
  )
}
