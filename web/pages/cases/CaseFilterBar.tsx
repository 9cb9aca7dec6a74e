import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type CaseState, caseStateCodes, caseStates } from '../../../src/kernel/taxonomy/case-states.ts'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { type CaseFilters, filterHref } from './search.ts'

/** Open or all as two links, one state from the browser's own list: each is an address. */
export const CaseFilterBar = ({ filters }: { filters: CaseFilters }) => {
  const { t } = useTranslation('cases')
  const open = !filters.all && !filters.state
  return (
    <div className="filter-bar">
      <Link href="/cases" className="filter-link" shortcut="1" current={open ? 'true' : undefined}>
        {t('list.open')}
      </Link>
      <Link
        href={filterHref({ all: true })}
        className="filter-link"
        shortcut="2"
        current={filters.all && !filters.state ? 'true' : undefined}
      >
        {t('list.all')}
      </Link>
      <StateChoice chosen={filters.state} />
    </div>
  )
}

const StateChoice = ({ chosen }: { chosen: CaseState | undefined }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const router = useRouter()
  return (
    <select
      className="filter-select"
      aria-label={t('list.states')}
      value={chosen ?? ''}
      onChange={event => {
        const state = caseStateCodes.find(code => code === event.target.value)
        void router.navigate({ to: '/cases', search: state ? { state } : {} })
      }}
    >
      <option value="">{t('list.states')}</option>
      {caseStateCodes.map(code => (
        <option key={code} value={code}>
          {caseStates[code][language]}
        </option>
      ))}
    </select>
  )
}
