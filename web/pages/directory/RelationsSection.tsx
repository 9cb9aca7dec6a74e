import { useTranslation } from 'react-i18next'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { relationKinds } from '../../../src/kernel/taxonomy/relation-kinds.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { Period } from './Period.tsx'
import type { OrganisationEntry } from './queries.ts'

type Relation = OrganisationEntry['relations'][number]

/** Who regulates, supervises or gathers whom: the routes of every message follow from it. */
export const RelationsSection = ({ relations, self }: { relations: readonly Relation[]; self: string }) => {
  const { t } = useTranslation('directory')
  return (
    <>
      <SectionHead title={t('relations')} count={relations.length} />
      {relations.length === 0 ? (
        <p className="secondary section-empty">{t('no_relations')}</p>
      ) : (
        <DataTable
          caption={t('relations')}
          columns={[
            { header: t('relation'), narrow: true },
            { header: t('counterpart') },
            { header: t('period'), narrow: true },
          ]}
        >
          {relations.map(relation => (
            <RelationRow
              key={`${relation.kind} ${relation.from.id} ${relation.to.id} ${relation.validFrom}`}
              relation={relation}
              self={self}
            />
          ))}
        </DataTable>
      )}
    </>
  )
}

const RelationRow = ({
  relation: { kind, from, to, validFrom, validUntil },
  self,
}: {
  relation: Relation
  self: string
}) => {
  const { t } = useTranslation('directory')
  const language = useLanguage()
  const outward = from.id === self
  const other = outward ? to : from
  return (
    <tr data-row>
      <th scope="row" className="unbroken">
        {isCodeOf(relationKinds, kind) ? relationKinds[kind][language] : kind}
        <span className="secondary">　{t(outward ? 'this_to' : 'to_this')}</span>
      </th>
      <td>
        <Link href={`/directory/${other.id}`}>
          <OrganisationText organisation={other} />
        </Link>
      </td>
      <td>
        <Period from={validFrom} until={validUntil} />
      </td>
    </tr>
  )
}
