import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilterPage } from '../../../src/share/saved-filters/model.ts'
import { Link } from '../../ui/Link.tsx'
import { filterAddress, parametersOf, sameParameters } from './address.ts'
import { ManageDialog } from './ManageDialog.tsx'
import { useFilters } from './queries.ts'
import { SaveDialog } from './SaveDialog.tsx'

/** Under the filters of a list: those kept under a name, and the way to keep the present one. */
export const SavedFilters = ({ page, parameters }: { page: FilterPage; parameters: object }) => {
  const { t } = useTranslation('search')
  const [open, setOpen] = useState<'save' | 'manage'>()
  const kept = useFilters().data?.filter(filter => filter.page === page) ?? []
  const here = parametersOf(parameters)
  const narrowed = Object.keys(here).length > 0
  const known = kept.some(filter => sameParameters(filter.parameters, here))
  if (kept.length === 0 && !narrowed) return null
  return (
    <nav className="filter-bar saved-filters" aria-label={t('filters.title')}>
      {kept.map(({ id, name, parameters: of }) => (
        <Link
          key={id}
          href={filterAddress(page, of)}
          className="filter-link"
          current={sameParameters(of, here) ? 'true' : undefined}
        >
          {name}
        </Link>
      ))}
      {narrowed && !known && (
        <button type="button" className="filter-link filter-act" onClick={() => setOpen('save')}>
          {t('filters.save')}
        </button>
      )}
      {kept.length > 0 && (
        <button type="button" className="filter-link filter-act" onClick={() => setOpen('manage')}>
          {t('filters.manage')}
        </button>
      )}
      {open === 'save' && <SaveDialog page={page} parameters={here} onClose={() => setOpen(undefined)} />}
      {open === 'manage' && <ManageDialog kept={kept} onClose={() => setOpen(undefined)} />}
    </nav>
  )
}
