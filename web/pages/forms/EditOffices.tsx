import { useTranslation } from 'react-i18next'
import { codesOf } from '../../../src/kernel/taxonomy/label.ts'
import { reportFacts } from '../../../src/kernel/taxonomy/report-facts.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { ChoiceGroup, ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { FormSection as Part } from '../../ui/layout.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { emptyOffice, type FormOffice, freeCode, replaced, without } from './written.ts'

interface EditOfficesProps {
  offices: readonly FormOffice[]
  onChange: (offices: FormOffice[]) => void
}

/** Which offices take the form, and when they ask for it: the facts of a line together, one line or another. */
export const EditOffices = ({ offices, onChange }: EditOfficesProps) => {
  const { t } = useTranslation('forms')
  const used = offices.map(({ code }) => code)
  return (
    <Part title={t('edit.offices')} support={t('edit.offices_support')}>
      {offices.map((office, place) => (
        <EditOffice
          key={office.code}
          office={office}
          place={place}
          onChange={next => onChange(replaced(offices, place, next))}
          onRemove={() => onChange(without(offices, place))}
        />
      ))}
      <p>
        <Button size="small" onPress={() => onChange([...offices, emptyOffice(freeCode('OFFICE', used))])}>
          {t('edit.add_office')}
        </Button>
      </p>
    </Part>
  )
}

interface EditOfficeProps {
  office: FormOffice
  place: number
  onChange: (office: FormOffice) => void
  onRemove: () => void
}

const EditOffice = ({ office, place, onChange, onRemove }: EditOfficeProps) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  const facts = codesOf(reportFacts).map(value => ({ value, label: reportFacts[value][language] }))
  const id = `office-${place}`
  return (
    <fieldset className="edit-office">
      <legend>{office[language] || t('edit.new_office')}</legend>
      <div className="field-pair">
        <TextField
          id={`${id}-ja`}
          label={t('edit.ja')}
          value={office.ja}
          onChange={ja => onChange({ ...office, ja })}
        />
        <TextField
          id={`${id}-en`}
          label={t('edit.en')}
          value={office.en}
          onChange={en => onChange({ ...office, en })}
        />
      </div>
      <ChoiceGroup
        id={`${id}-need`}
        label={t('edit.need')}
        choices={(['ASKED', 'OFFERED'] as const).map(value => ({ value, label: t(`form_need.${value}`) }))}
        value={office.need}
        onChange={need => onChange({ ...office, need })}
      />
      {office.when.map((line, at) => (
        <ManyChoiceGroup
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
          key={at}
          id={`${id}-when-${at}`}
          label={t('edit.line', { number: at + 1 })}
          choices={facts}
          value={line}
          onChange={chosen =>
            onChange({
              ...office,
              when: chosen.length > 0 ? replaced(office.when, at, chosen) : without(office.when, at),
            })
          }
        />
      ))}
      <TextField
        id={`${id}-source`}
        label={t('edit.source')}
        value={office.source}
        onChange={source => onChange({ ...office, source })}
      />
      <ButtonRow>
        <Button size="small" onPress={() => onChange({ ...office, when: [...office.when, ['ATTACK']] })}>
          {t('edit.add_line')}
        </Button>
        <Button size="small" onPress={onRemove}>
          {t('edit.remove_office', { name: office[language] || t('edit.new_office') })}
        </Button>
      </ButtonRow>
    </fieldset>
  )
}
