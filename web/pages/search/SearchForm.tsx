import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CaseState, caseStateCodes, caseStates } from '../../../src/kernel/taxonomy/case-states.ts'
import { type CauseDetail, causeDetailCodes, causeDetails } from '../../../src/kernel/taxonomy/cause-classes.ts'
import { type Sector, sectorCodes, sectors } from '../../../src/kernel/taxonomy/sectors.ts'
import { type SearchPart, searchPartCodes, searchParts } from '../../../src/share/search/model.ts'
import { keepLanguage } from '../../app/language-address.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { type SearchFilters, searchAddress } from './search-address.ts'

/** The words and what narrows them; everything goes to the address. `f` leads to the kind. */
export const SearchForm = ({ filters }: { filters: SearchFilters }) => {
  const { t } = useTranslation('search')
  const language = useLanguage()
  const router = useRouter()
  const [text, setText] = useState(filters.text ?? '')
  const go = (next: SearchFilters): void =>
    router.history.push(keepLanguage(searchAddress(next), router.latestLocation.href))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    go({ ...filters, text: text.trim() })
  }
  return (
    <search>
      <form className="search-form" onSubmit={submit}>
        <div>
          <label className="field-label" htmlFor="search-words">
            {t('label')}
          </label>
          <p className="field-support" id="search-support">
            {t('support')}
          </p>
          <div className="search-words">
            <input
              id="search-words"
              className="input"
              type="search"
              maxLength={1000}
              aria-describedby="search-support"
              value={text}
              onChange={event => setText(event.target.value)}
            />
            <Button look="primary" type="submit">
              {t('act')}
            </Button>
          </div>
        </div>
        <div className="search-narrow">
          <Narrow<SearchPart>
            label={t('parts')}
            every={t('every_part')}
            shortcut="f"
            chosen={filters.part}
            choices={searchPartCodes.map(code => [code, searchParts[code][language]])}
            onChoose={part => go({ ...filters, part })}
          />
          <Narrow<Sector>
            label={t('every_sector')}
            every={t('every_sector')}
            chosen={filters.sector}
            choices={sectorCodes.map(code => [code, sectors[code][language]])}
            onChoose={sector => go({ ...filters, sector })}
          />
          <Narrow<CaseState>
            label={t('every_state')}
            every={t('every_state')}
            chosen={filters.state}
            choices={caseStateCodes.map(code => [code, caseStates[code][language].replace('C-…', '…')])}
            onChoose={state => go({ ...filters, state })}
          />
          <Narrow<CauseDetail>
            label={t('every_cause')}
            every={t('every_cause')}
            chosen={filters.cause}
            choices={causeDetailCodes.map(code => [code, causeDetails[code][language]])}
            onChoose={cause => go({ ...filters, cause })}
          />
          <Day label={t('since')} value={filters.since} onChange={since => go({ ...filters, since })} />
          <Day label={t('until')} value={filters.until} onChange={until => go({ ...filters, until })} />
        </div>
      </form>
    </search>
  )
}

interface NarrowProps<Code extends string> {
  label: string
  every: string
  chosen: Code | undefined
  choices: readonly (readonly [code: Code, words: string])[]
  onChoose: (code: Code | undefined) => void
  shortcut?: string
}

const Narrow = <Code extends string>({ label, every, chosen, choices, onChoose, shortcut }: NarrowProps<Code>) => (
  <select
    className="filter-select"
    aria-label={label}
    aria-keyshortcuts={shortcut}
    onClick={event => event.currentTarget.focus()}
    value={chosen ?? ''}
    onChange={event => onChoose(choices.find(([code]) => code === event.target.value)?.[0])}
  >
    <option value="">{every}</option>
    {choices.map(([code, words]) => (
      <option key={code} value={code}>
        {words}
      </option>
    ))}
  </select>
)

interface DayProps {
  label: string
  value: string | undefined
  onChange: (day: string | undefined) => void
}

const Day = ({ label, value, onChange }: DayProps) => (
  <label className="search-day">
    <span>{label}</span>
    <input
      type="date"
      className="filter-select"
      value={value ?? ''}
      onChange={event => onChange(event.target.value || undefined)}
    />
  </label>
)
