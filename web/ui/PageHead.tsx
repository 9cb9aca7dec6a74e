import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tlp } from '../../src/kernel/tlp.ts'
import { Link } from './Link.tsx'
import { TlpBadge } from './TlpBadge.tsx'

export interface Crumb {
  label: string
  href?: string
}

interface PageHeadProps {
  /** The page's only h1. */
  title: ReactNode
  /** The window's title, when the h1 is more than words. */
  windowTitle?: string
  breadcrumb?: readonly Crumb[]
  /** Facts of the object behind the breadcrumb: 情報連絡 2版・検知通知 1. */
  facts?: string
  support?: ReactNode
  tlp?: Tlp
  owner?: string
  /** A label such as 承認待ち or ✓ 下書き保存済み. */
  state?: ReactNode
  actions?: ReactNode
}

/** Breadcrumb, one h1, TLP badge, owner, actions right (SCREENS §2). */
export const PageHead = ({ title, windowTitle, breadcrumb, facts, ...side }: PageHeadProps) => {
  const { support, tlp, owner, state, actions } = side
  const { t } = useTranslation('ui')
  return (
    <div className="page-head">
      <WindowTitle>{windowTitle ?? (typeof title === 'string' ? title : undefined)}</WindowTitle>
      <div className="page-head-words">
        {breadcrumb && <Breadcrumb crumbs={breadcrumb} facts={facts} />}
        <h1>{title}</h1>
        {support && <p className="secondary">{support}</p>}
      </div>
      {(tlp || owner || state || actions) && (
        <div className="page-head-side">
          {state}
          {tlp && <TlpBadge label={tlp} />}
          {owner && (
            <span className="unbroken">
              <span className="secondary">{t('owner')}</span> <strong>{owner}</strong>
            </span>
          )}
          {actions && <div className="button-row">{actions}</div>}
        </div>
      )}
    </div>
  )
}

/** 事案｜狼煙: the page first, so that it is read in a narrow tab. React moves it to the head. */
const WindowTitle = ({ children }: { children: string | undefined }) => {
  const { t } = useTranslation('frame')
  return children ? <title>{`${children}｜${t('name')}`}</title> : null
}

const Breadcrumb = ({ crumbs, facts }: { crumbs: readonly Crumb[]; facts?: string }) => {
  const { t } = useTranslation('ui')
  return (
    <div className="breadcrumb">
      <nav aria-label={t('breadcrumb')}>
        <ol>
          {crumbs.map((crumb, place) => (
            <li key={crumb.label}>
              {place > 0 && <span aria-hidden="true">{t('breadcrumb_separator')}</span>}
              {crumb.href ? (
                <Link href={crumb.href} shortcut={place === crumbs.length - 2 ? 'u' : undefined}>
                  {crumb.label}
                </Link>
              ) : (
                crumb.label
              )}
            </li>
          ))}
        </ol>
      </nav>
      {facts && <span className="tertiary">{facts}</span>}
    </div>
  )
}
