import { useTranslation } from 'react-i18next'
import { DataTable } from '../../ui/DataTable.tsx'
import { useLanguage } from '../../ui/language.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { Period } from './Period.tsx'
import type { OrganisationEntry } from './queries.ts'

/** A case of 2015 carries the name of 2015: names are kept with their days. */
export const NamesSection = ({ names }: { names: OrganisationEntry['names'] }) => {
  const { t } = useTranslation('directory')
  const language = useLanguage()
  const newestFirst = [...names].sort((a, b) => b.validFrom.localeCompare(a.validFrom))
  return (
    <>
      <SectionHead title={t('names')} count={names.length} />
      <DataTable caption={t('names')} columns={[{ header: t('period'), narrow: true }, { header: t('name') }]}>
        {newestFirst.map(name => (
          <tr key={name.validFrom} data-row>
            <th scope="row">
              <Period from={name.validFrom} until={name.validUntil} />
            </th>
            <td>
              {name[language]}
              {name.validUntil === null && <span className="secondary">　{t('now')}</span>}
            </td>
          </tr>
        ))}
      </DataTable>
    </>
  )
}
