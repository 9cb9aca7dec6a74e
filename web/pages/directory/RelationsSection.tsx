import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { relationKinds } from '../../../src/kernel/taxonomy/relation-kinds.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { EndRelation } from './EditRelation.tsx'
import { Period } from './Period.tsx'
import type { OrganisationEntry } from './queries.ts'

type Relation = OrganisationEntry['relations'][number]

/** Who regulates, supervises or gathers whom: the routes of every message follow from it. */
export const RelationsSection = ({
  relations,
  self,
  mayEnd,
}: {
  relations: readonly Relation[]
  self: string
  mayEnd: boolean
}) => {
  const { t } = useTranslation('directory')
  const [ending, setEnding] = useState<string>()
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
              key={relation.id}
              relation={relation}
              self={self}
              onEnd={mayEnd && !relation.validUntil ? () => setEnding(relation.id) : undefined}
            />
          ))}
        </DataTable>
      )}
      {ending && <EndRelation id={self} relation={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}

const RelationRow = ({
  relation: { kind, from, to, validFrom, validUntil },
  self,
  onEnd,
}: {
  relation: Relation
  self: string
  onEnd: (() => void) | undefined
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
        <Period from={validFrom} until={validUntil} />{' '}
        {onEnd && (
          <button type="button" className="link-button" onClick={onEnd}>
            {t('edit.end')}
          </button>
        )}
      </td>
    </tr>
  )
}
