import { useTranslation } from 'react-i18next'
import { codesOf } from '../../../src/kernel/taxonomy/label.ts'
import { type RelationKind, relationKinds } from '../../../src/kernel/taxonomy/relation-kinds.ts'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import type { NewRelation } from './new-organisation.ts'
import { useOrganisations } from './queries.ts'

type Kind = RelationKind | 'NONE'
const first: NewRelation = { kind: 'REGULATES', direction: 'TO_HERE', organisation: '' }

interface RelationChoiceProps {
  /** Tells the fields of two relations apart. */
  id: string
  label: string
  value: NewRelation | null
  onChange: (value: NewRelation | null) => void
}

/** A relation to begin with; who stands at which end is said in words. */
export const RelationChoice = ({ id, label, value, onChange }: RelationChoiceProps) => {
  const { t } = useTranslation('directory')
  const language = useLanguage()
  const others = useOrganisations({}).data?.pages.flatMap(page => page.items) ?? []
  const kinds = [
    { value: 'NONE' as Kind, label: t('new.no_relation') },
    ...codesOf(relationKinds).map(code => ({ value: code as Kind, label: relationKinds[code][language] })),
  ]
  const choose = (kind: Kind) => onChange(kind === 'NONE' ? null : { ...(value ?? first), kind })
  return (
    <>
      <ChoiceGroup id={`${id}-kind`} label={label} choices={kinds} value={value?.kind ?? 'NONE'} onChange={choose} />
      {value && (
        <>
          <ChoiceGroup
            id={`${id}-direction`}
            label={t('new.direction')}
            choices={[
              { value: 'TO_HERE', label: t('new.to_here', { relation: relationKinds[value.kind][language] }) },
              { value: 'FROM_HERE', label: t('new.from_here', { relation: relationKinds[value.kind][language] }) },
            ]}
            value={value.direction}
            onChange={direction => onChange({ ...value, direction })}
          />
          <SelectField
            id={`${id}-other`}
            label={t('new.other')}
            none="—"
            choices={others.map(({ id, name }) => ({ value: id, label: nameOf(name, language) }))}
            value={value.organisation}
            onChange={organisation => onChange({ ...value, organisation })}
          />
        </>
      )}
    </>
  )
}
