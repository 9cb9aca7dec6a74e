import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { closest } from '../../../src/kernel/tlp.ts'
import { searchParts } from '../../../src/share/search/model.ts'
import { Answered } from '../../ui/Answered.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { MoreOf } from '../../ui/MoreOf.tsx'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { RowList } from '../../ui/RowList.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { asTlp } from '../../ui/tlp-label.ts'
import { SavedFilters } from '../filters/SavedFilters.tsx'
import { type Hit, hitAddress, useHits } from './queries.ts'
import { SearchForm } from './SearchForm.tsx'
import { hasLetters, readSearch, type SearchFilters, searchAddress } from './search-address.ts'

/** Everything that the reader may read and that bears the words, the newest first. */
export const SearchPage = () => {
  const { t } = useTranslation('search')
  const address = useSearch({ from: '/framed/search' })
  const filters = readSearch({ ...address }) // the address also carries the language
  return (
    <>
      <PageHead title={t('title')} windowTitle={filters.text ? `${filters.text} ${t('title')}` : t('title')} />
      <SearchForm key={filters.text} filters={filters} />
      <SavedFilters page="search" parameters={filters} />
      <PageBody>
        {!filters.text && <EmptyState>{t('first')}</EmptyState>}
        {filters.text && !hasLetters(filters.text) && <EmptyState>{t('unlettered')}</EmptyState>}
        {filters.text && hasLetters(filters.text) && <Results filters={filters} />}
      </PageBody>
    </>
  )
}

const Results = ({ filters }: { filters: SearchFilters }) => {
  const { t } = useTranslation('search')
  const list = useHits(filters)
  const hits = list.data?.pages.flatMap(page => page.items)
  const narrowed = Object.keys(filters).some(name => name !== 'text')
  return (
    <>
      <p role="status" className="secondary">
        {hits && hits.length > 0 && t('shown', { count: hits.length })}
      </p>
      <Answered query={{ ...list, data: hits }} rows={8}>
        {found =>
          found.length === 0 ? (
            <EmptyState clearHref={narrowed ? searchAddress({ text: filters.text }) : undefined}>
              {t('none')}
            </EmptyState>
          ) : (
            <RowList label={t('results')}>
              {found.map(hit => (
                <HitRow key={hit.id} hit={hit} />
              ))}
            </RowList>
          )
        }
      </Answered>
      <MoreOf list={list} />
      <PrintSheet tlp={closest((hits ?? []).flatMap(({ tlp }) => (tlp ? [asTlp(tlp)] : [])))} />
    </>
  )
}

/** Each piece with where it begins. */
const placed = (pieces: Hit['excerpt']) => {
  let next = 0
  return pieces.map(piece => {
    const at = next
    next += piece.text.length
    return { ...piece, at }
  })
}

const HitRow = ({ hit }: { hit: Hit }) => {
  const { t } = useTranslation('search')
  const language = useLanguage()
  const { part, number, title, organisation, tlp, seq, at, excerpt } = hit
  return (
    <li className="row hit-row" data-row>
      <div className="row-kind">
        {searchParts[part][language]}
        {seq !== null && seq > 1 && ` ${t('version', { seq })}`}
      </div>
      <div className="hit-words">
        <Link href={hitAddress(hit)} className="loop-title">
          {number && part !== 'organisation' ? `${number} ` : ''}
          {title}
        </Link>
        {excerpt.length > 0 && (
          <p className="hit-excerpt">
            {placed(excerpt).map(({ at: place, text, hit: marked }) =>
              marked ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
            )}
          </p>
        )}
        <p className="secondary">
          {part !== 'organisation' && part !== 'advisory' && (
            <>
              <OrganisationText organisation={organisation} />
              {language === 'ja' ? '　' : ' · '}
            </>
          )}
          <TimeText at={new Date(at)} show="date-time" />
        </p>
      </div>
      <div>{tlp && <TlpBadge label={asTlp(tlp)} />}</div>
    </li>
  )
}
