import { useTranslation } from 'react-i18next'
import { searchParts } from '../../../src/share/search/model.ts'
import { useApi } from '../../api/use-api.ts'
import type { QuickSearch } from '../../app/commands.ts'
import { useLanguage } from '../../ui/language.ts'
import { askQuickly, hitAddress } from './queries.ts'
import { searchAddress } from './search-address.ts'

/** What the palette shows as one types: the newest few, one line for each thing, and the way to all of them. */
export const useQuickSearch = (): QuickSearch => {
  const { t } = useTranslation('frame')
  const api = useApi()
  const language = useLanguage()
  return async (typed, signal) => {
    const hits = await askQuickly(api, typed, signal)
    const things = hits.filter((hit, place) => hits.findIndex(other => other.subjectId === hit.subjectId) === place)
    const all = { id: 'search', words: t('palette.search_all', { typed }), href: searchAddress({ text: typed }) }
    return [
      ...things.map(hit => ({
        id: hit.subjectId,
        words: [hit.part === 'organisation' ? '' : hit.number, hit.title].filter(Boolean).join(' '),
        href: hitAddress(hit),
        kind: searchParts[hit.part][language],
      })),
      ...(typed.trim() ? [all] : []),
    ]
  }
}
