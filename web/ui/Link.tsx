import type { ReactNode } from 'react'
import { Link as AriaLink } from 'react-aria-components'

interface LinkProps {
  href: string
  className?: string
  children: ReactNode
  /** A single key that follows this link (SCREENS §6); see app/keyboard. */
  shortcut?: string
  current?: 'page' | 'step' | 'true'
  lang?: string
}

/** Stays inside the client through the frame's RouterProvider, and is an ordinary link everywhere else. */
export const Link = ({ href, className, children, shortcut, current, lang }: LinkProps) => (
  <AriaLink
    href={href}
    className={className ?? ''}
    aria-keyshortcuts={shortcut}
    aria-current={current}
    lang={lang}
    hrefLang={lang}
  >
    {children}
  </AriaLink>
)
