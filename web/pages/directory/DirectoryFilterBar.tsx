import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actorKindCodes, actorKinds } from '../../../src/kernel/taxonomy/actor-kinds.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import type { DirectoryFilters } from './queries.ts'

/** Words and kind: both go to the address, so that Back and a shared link show the same rows. */
export const DirectoryFilterBar = ({ filters }: { filters: DirectoryFilters }) => {
  const { t } = useTranslation('directory')
  const language = useLanguage()
  const router = useRouter()
  const [text, setText] = useState(filters.text ?? '')
  const go = (next: DirectoryFilters) => void router.navigate({ to: '/directory', search: next })
  const search = (event: FormEvent): void => {
    event.preventDefault()
    go({ kind: filters.kind, ...(text.trim() ? { text: text.trim() } : {}) })
  }
  return (
    <search>
      <form className="filter-bar" onSubmit={search}>
        <input
          className="filter-select filter-text"
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <Button size="small" type="submit">
          {t('search_act')}
        </Button>
        <select
          className="filter-select"
          aria-label={t('kinds')}
          value={filters.kind ?? ''}
          onChange={event => {
            const kind = actorKindCodes.find(code => code === event.target.value)
            go({ text: filters.text, ...(kind ? { kind } : {}) })
          }}
        >
          <option value="">{t('all_kinds')}</option>
          {actorKindCodes.map(code => (
            <option key={code} value={code}>
              {actorKinds[code][language]}
            </option>
          ))}
        </select>
      </form>
    </search>
  )
}
