import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../ui/language.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useOrganisations } from './queries.ts'

interface OrganisationChoiceProps {
  id: string
  label: string
  value: string
  onChange: (value: string) => void
  /** Not offered: the entry that one stands on. */
  except?: string
}

/** One of thousands: a part of its name narrows the list that the server answers with. */
export const OrganisationChoice = ({ id, label, value, onChange, except }: OrganisationChoiceProps) => {
  const { t } = useTranslation('directory')
  const language = useLanguage()
  const [text, setText] = useState('')
  const found = useOrganisations(text.trim() === '' ? {} : { text: text.trim() }).data?.pages.flatMap(
    ({ items }) => items,
  )
  return (
    <>
      <TextField id={`${id}-search`} label={t('edit.search')} value={text} onChange={setText} />
      <SelectField
        id={id}
        label={label}
        none="—"
        choices={(found ?? [])
          .filter(other => other.id !== except)
          .map(other => ({ value: other.id, label: `${nameOf(other.name, language)}（${other.code}）` }))}
        value={value}
        onChange={onChange}
      />
    </>
  )
}
