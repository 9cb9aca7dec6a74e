import type { ReactNode } from 'react'

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

/** The actions of a form or an editor never scroll away; on the phone this bar replaces the navigation bar. */
export const ActionBar = ({ children, aside }: { children: ReactNode; aside?: ReactNode }) => (
  <div className="action-bar">
    {children}
    {aside !== undefined && <div className="action-bar-aside">{aside}</div>}
  </div>
)
