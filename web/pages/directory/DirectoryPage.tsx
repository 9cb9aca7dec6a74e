import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { identityPolicies } from '../../../src/trust/identity/directory/policy.ts'
import { useActor } from '../../api/use-actor.ts'
import { Answered } from '../../ui/Answered.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { MoreOf } from '../../ui/MoreOf.tsx'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { SavedFilters } from '../filters/SavedFilters.tsx'
import { DirectoryFilterBar } from './DirectoryFilterBar.tsx'
import { type ListedOrganisation, useOrganisations } from './queries.ts'
import { kindWords, sectorWords } from './words.ts'

/** Organisations that the reader may see, by code. */
export const DirectoryPage = () => {
  const { t } = useTranslation('directory')
  const { t: imports } = useTranslation('imports')
  const filters = useSearch({ from: '/framed/directory' })
  const actor = useActor()
  const list = useOrganisations(filters)
  const narrowed = filters.kind !== undefined || filters.text !== undefined
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          actor &&
          identityPolicies['organisation.add'](actor).allowed && (
            <>
              <ButtonLink size="small" href="/directory/import">
                {imports('title')}
              </ButtonLink>
              <ButtonLink size="small" href="/directory/new">
                {t('add')}
              </ButtonLink>
            </>
          )
        }
      />
      <DirectoryFilterBar key={filters.text} filters={filters} />
      <SavedFilters page="directory" parameters={filters} />
      <PageBody>
        <Answered query={{ ...list, data: list.data?.pages.flatMap(page => page.items) }}>
          {found =>
            found.length === 0 ? (
              <EmptyState clearHref={narrowed ? '/directory' : undefined}>
                {t(narrowed ? 'empty_filtered' : 'empty')}
              </EmptyState>
            ) : (
              <OrganisationTable found={found} />
            )
          }
        </Answered>
        <MoreOf list={list} />
      </PageBody>
    </>
  )
}

const OrganisationTable = ({ found }: { found: readonly ListedOrganisation[] }) => {
  const { t } = useTranslation('directory')
  const language = useLanguage()
  return (
    <DataTable
      caption={t('title')}
      columns={[
        { header: t('name') },
        { header: t('kinds') },
        { header: t('sectors') },
        { header: t('phone'), narrow: true },
        { header: t('code'), narrow: true },
      ]}
    >
      {found.map(({ id, code, name, kinds, sectors, windowPhone }) => (
        <tr key={id} data-row>
          <th scope="row">
            <Link href={`/directory/${id}`}>
              <OrganisationText organisation={name} />
            </Link>
          </th>
          <td>{kindWords(kinds, language)}</td>
          <td>{sectorWords(sectors, language) || t('none')}</td>
          <td className="unbroken">{windowPhone || <span className="tertiary">{t('no_phone')}</span>}</td>
          <td className="mono unbroken">{code}</td>
        </tr>
      ))}
    </DataTable>
  )
}
