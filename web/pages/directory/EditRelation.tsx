import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codesOf } from '../../../src/kernel/taxonomy/label.ts'
import { type RelationKind, relationKinds } from '../../../src/kernel/taxonomy/relation-kinds.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { EditDialog } from './EditDialog.tsx'
import { OrganisationChoice } from './OrganisationChoice.tsx'

/** A relation from its day on: the ways of messages follow from it. */
export const AddRelation = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation('directory')
  const language = useLanguage()
  const api = useApi()
  const [kind, setKind] = useState<RelationKind>('REGULATES')
  const [direction, setDirection] = useState<'FROM_HERE' | 'TO_HERE'>('TO_HERE')
  const [organisation, setOrganisation] = useState('')
  const [validFrom, setValidFrom] = useState('')
  const add = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/organisations/{id}/relations', {
          params: { path: { id } },
          headers: idempotent(key),
          body: { kind, direction, organisation, validFrom },
        }),
      ),
    { refreshes: [['organisations']], said: t('edit.relation_added'), onDone: onClose },
  )
  const relation = relationKinds[kind][language]
  return (
    <EditDialog
      title={t('edit.relation')}
      support={t('new.related_support')}
      act={t('edit.relation_act')}
      complete={organisation !== '' && validFrom !== ''}
      doing={add}
      onSend={() => add.run(undefined)}
      onClose={onClose}
    >
      <SelectField
        id="relation-kind"
        label={t('new.relation')}
        choices={codesOf(relationKinds).map(code => ({ value: code, label: relationKinds[code][language] }))}
        value={kind}
        onChange={setKind}
      />
      <ChoiceGroup
        id="relation-direction"
        label={t('new.direction')}
        choices={[
          { value: 'TO_HERE', label: t('new.to_here', { relation }) },
          { value: 'FROM_HERE', label: t('new.from_here', { relation }) },
        ]}
        value={direction}
        onChange={setDirection}
      />
      <OrganisationChoice
        id="relation-other"
        label={t('new.other')}
        value={organisation}
        onChange={setOrganisation}
        except={id}
      />
      <TextField
        id="relation-from"
        label={t('edit.from')}
        type="date"
        necessity="required"
        value={validFrom}
        onChange={setValidFrom}
      />
    </EditDialog>
  )
}

interface EndRelationProps {
  id: string
  relation: string
  onClose: () => void
}

export const EndRelation = ({ id, relation, onClose }: EndRelationProps) => {
  const { t } = useTranslation('directory')
  const api = useApi()
  const [until, setUntil] = useState('')
  const end = useAct(
    (_: undefined) =>
      body(
        api.PUT('/api/v1/organisations/{id}/relations/{relation}/end', {
          params: { path: { id, relation } },
          body: { until },
        }),
      ),
    { refreshes: [['organisations']], said: t('edit.relation_ended'), onDone: onClose },
  )
  return (
    <EditDialog
      title={t('edit.end')}
      support={t('edit.end_support')}
      act={t('edit.end_act')}
      complete={until !== ''}
      doing={end}
      onSend={() => end.run(undefined)}
      onClose={onClose}
    >
      <TextField
        id="relation-until"
        label={t('edit.until')}
        type="date"
        necessity="required"
        value={until}
        onChange={setUntil}
      />
    </EditDialog>
  )
}
