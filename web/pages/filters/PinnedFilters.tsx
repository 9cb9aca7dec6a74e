import { useTranslation } from 'react-i18next'
import { Link } from '../../ui/Link.tsx'
import { filterAddress } from './address.ts'
import { type SavedFilter, useCount, useFilters } from './queries.ts'

/** Below the daily work: the filters that this person wants at hand, each with how many rows it shows now. */
export const PinnedFilters = () => {
  const { t } = useTranslation('search')
  const pinned = useFilters().data?.filter(filter => filter.pinned) ?? []
  if (pinned.length === 0) return null
  return (
    <div>
      <h2 className="nav-group">{t('filters.title')}</h2>
      <ul>
        {pinned.map(filter => (
          <Pinned key={filter.id} filter={filter} />
        ))}
      </ul>
    </div>
  )
}

const Pinned = ({ filter }: { filter: SavedFilter }) => {
  const { t } = useTranslation('search')
  const counted = useCount(filter)
  return (
    <li>
      <Link href={filterAddress(filter.page, filter.parameters)} className="nav-link">
        {filter.name}
        {counted && (
          <span className="nav-count">
            <span aria-hidden="true">
              {counted.count}
              {counted.more && '+'}
            </span>
            <span className="visually-hidden">
              {t(counted.more ? 'filters.count_more' : 'filters.count', { count: counted.count })}
            </span>
          </span>
        )}
      </Link>
    </li>
  )
}
