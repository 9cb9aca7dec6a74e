import type { ReactNode } from 'react'
import { Link } from './Link.tsx'

export interface Tab {
  label: string
  count?: number
  href: string
  current: boolean
}

/** Views of one object. They are links: the chosen view is in the address and survives reload and sharing. */
export const Tabs = ({ label, tabs, aside }: { label: string; tabs: readonly Tab[]; aside?: ReactNode }) => (
  <div className="tabs">
    <nav aria-label={label}>
      <ul>
        {tabs.map(tab => (
          <li key={tab.href}>
            <Link href={tab.href} className="tab" current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <span className="unbroken"> {tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
    {aside !== undefined && <div className="tabs-aside">{aside}</div>}
  </div>
)
