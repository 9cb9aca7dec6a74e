import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { Link } from './Link.tsx'

export interface StripCount {
  label: string
  count: number
  /** The address with this filter set: the strip is a set of links, the URL holds the state. */
  href: string
  urgent?: boolean
  chosen?: boolean
}

/** The five filters of the home page with their keys 1–5. While loading, the boxes stay and the figures are dashes. */
export const CountStrip = ({ counts, loading = false }: { counts: readonly StripCount[]; loading?: boolean }) => {
  const { t } = useTranslation('ui')
  return (
    <ul className="count-strip" aria-label={t('filters')}>
      {counts.map(({ label, count, href, urgent, chosen }, place) => (
        <li key={label}>
          <Link
            href={href}
            shortcut={String(place + 1)}
            current={chosen ? 'true' : undefined}
            className={classNames('count-box', urgent && count > 0 && 'count-urgent')}
          >
            <strong>{loading ? '–' : count}</strong>
            <span>{label}</span>
            <span className="key-cap" aria-hidden="true">
              {place + 1}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
