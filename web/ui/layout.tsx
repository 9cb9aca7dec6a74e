import { type ReactNode, useId } from 'react'

/** Main column and side column; below 1024 px the side follows the main (SCREENS §2). */
export const Columns = ({ side, children }: { side: ReactNode; children: ReactNode }) => (
  <div className="columns">
    <div className="column-main">{children}</div>
    <aside className="column-side">{side}</aside>
  </div>
)

/** What has no side column keeps the page's gutter. */
export const PageBody = ({ children }: { children: ReactNode }) => <div className="page-body">{children}</div>

/** Two lists side by side inside the main column. */
export const Pair = ({ children }: { children: ReactNode }) => <div className="pair">{children}</div>

/** A part of a form, under a black rule: heading and its necessity in words, then the fields. */
export const FormSection = ({ title, support, children }: { title: string; support?: string; children: ReactNode }) => {
  const heading = useId()
  return (
    <section className="form-section" aria-labelledby={heading}>
      <div className="form-section-head">
        <h2 id={heading}>{title}</h2>
        {support && <span className="secondary">{support}</span>}
      </div>
      {children}
    </section>
  )
}

interface ActionBarProps {
  /** The one main act: on the phone the only button, at full width. */
  main: ReactNode
  /** The other acts, on wider screens. */
  others?: ReactNode
  aside?: ReactNode
  /** What the phone says instead of `others` and `aside`: who gets it, and the other acts as links. */
  phoneNote?: ReactNode
}

/** The actions of a form or an editor never scroll away; on the phone this bar replaces the navigation bar. */
export const ActionBar = ({ main, others, aside, phoneNote }: ActionBarProps) => (
  <div className="action-bar">
    {main}
    {others && <div className="action-bar-others">{others}</div>}
    {aside && <div className="action-bar-aside">{aside}</div>}
    {phoneNote && <div className="action-bar-phone">{phoneNote}</div>}
  </div>
)
