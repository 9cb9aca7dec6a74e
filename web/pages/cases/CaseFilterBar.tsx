import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { caseStateCodes, caseStates } from '../../../src/kernel/taxonomy/case-states.ts'
import { eventClassCodes, eventClasses } from '../../../src/kernel/taxonomy/event-classes.ts'
import { sectorCodes, sectors } from '../../../src/kernel/taxonomy/sectors.ts'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useTriage } from './queries.ts'
import { type CaseFilters, filterHref, quickFilters } from './search.ts'
import { useTriages } from './use-triages.ts'

/** The five filters of the keys 1 to 5, then what narrows them further: each is an address. */
export const CaseFilterBar = ({ filters }: { filters: CaseFilters }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const { data } = useTriage(useTriages())
  const counts = data && {
    open: data.counts.open,
    unowned: data.counts.unowned,
    overdue: data.counts.overdue,
    no_follow_up: data.counts.noFollowUp,
    publicly_known: data.counts.publiclyKnown,
  }
  const { quick, state, all } = filters
  return (
    <div className="filter-bar">
      {quickFilters.map((name, place) => (
        <Link
          key={name}
          href={filterHref(name === 'open' ? {} : { quick: name })}
          className="filter-link"
          shortcut={String(place + 1)}
          current={(quick ?? 'open') === name && !all && !state ? 'true' : undefined}
        >
          {t(`board.quick.${name}`)}
          {counts && ` ${counts[name]}`}
        </Link>
      ))}
      <Link
        href={filterHref({ ...filters, mine: filters.mine ? undefined : true })}
        className="filter-link"
        current={filters.mine ? 'true' : undefined}
      >
        {t('board.mine')}
      </Link>
      <Link href={filterHref({ all: true })} className="filter-link" current={all ? 'true' : undefined}>
        {t('list.all')}
      </Link>
      <Narrow
        label={t('list.states')}
        shortcut="f"
        chosen={state}
        choices={caseStateCodes.map(code => [code, caseStates[code][language].replace('C-…', '…')])}
        hrefOf={value => ({ ...filters, all: undefined, state: caseStateCodes.find(code => code === value) })}
      />
      <Narrow
        label={t('board.sectors')}
        chosen={filters.sector}
        choices={sectorCodes.map(code => [code, sectors[code][language]])}
        hrefOf={value => ({ ...filters, sector: sectorCodes.find(code => code === value) })}
      />
      <Narrow
        label={t('board.classes')}
        chosen={filters.eventClass}
        choices={eventClassCodes.map(code => [code, eventClasses[code].short[language]])}
        hrefOf={value => ({ ...filters, eventClass: eventClassCodes.find(code => code === value) })}
      />
    </div>
  )
}

interface NarrowProps {
  label: string
  chosen: string | undefined
  choices: readonly (readonly [value: string, words: string])[]
  hrefOf: (value: string) => CaseFilters
  shortcut?: string
}

const Narrow = ({ label, chosen, choices, hrefOf, shortcut }: NarrowProps) => {
  const router = useRouter()
  return (
    <select
      className="filter-select"
      aria-label={label}
      aria-keyshortcuts={shortcut}
      onClick={event => event.currentTarget.focus()}
      value={chosen ?? ''}
      onChange={event => void router.navigate({ to: '/cases', search: hrefOf(event.target.value) })}
    >
      <option value="">{label}</option>
      {choices.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  )
}
