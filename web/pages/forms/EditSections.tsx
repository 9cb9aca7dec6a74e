import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { FormSection as Part } from '../../ui/layout.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { FieldDialog } from './FieldDialog.tsx'
import type { FormField } from './queries.ts'
import { emptyField, type FormSection, freeCode, raised, replaced, without } from './written.ts'

interface EditSectionsProps {
  sections: readonly FormSection[]
  onChange: (sections: FormSection[]) => void
}

/** The parts of a form and their fields, in the order in which they stand on the sheet. */
export const EditSections = ({ sections, onChange }: EditSectionsProps) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  const [open, setOpen] = useState<{ section: number; place: number; field: FormField }>()
  const used = sections.flatMap(({ fields }) => fields.map(({ code }) => code))
  const changeSection = (place: number, part: Partial<FormSection>): void => {
    const section = sections[place]
    if (section) onChange(replaced(sections, place, { ...section, ...part }))
  }
  const keep = (field: FormField): void => {
    const section = open && sections[open.section]
    if (!section) return
    const { fields } = section
    changeSection(open.section, {
      fields: open.place < fields.length ? replaced(fields, open.place, field) : [...fields, field],
    })
    setOpen(undefined)
  }
  return (
    <>
      {sections.map((section, place) => (
        <Part key={section.code} title={section[language] || t('edit.section')}>
          <div className="field-pair">
            <TextField
              id={`section-${place}-ja`}
              label={t('edit.ja')}
              value={section.ja}
              onChange={ja => changeSection(place, { ja })}
            />
            <TextField
              id={`section-${place}-en`}
              label={t('edit.en')}
              value={section.en}
              onChange={en => changeSection(place, { en })}
            />
          </div>
          <ul className="edit-list">
            {section.fields.map((field, at) => (
              <li key={field.code}>
                <span className="edit-name">
                  {field[language]}
                  {field.from && <span className="secondary">　{t('edit.from_report')}</span>}
                </span>
                <ButtonRow>
                  <Button size="small" onPress={() => setOpen({ section: place, place: at, field })}>
                    <Named act={t('edit.mend')} name={field[language]} />
                  </Button>
                  <Button
                    size="small"
                    refusedBecause={at === 0 ? t('edit.first') : undefined}
                    onPress={() => changeSection(place, { fields: raised(section.fields, at) })}
                  >
                    <Named act={t('edit.up')} name={field[language]} />
                  </Button>
                  <Button size="small" onPress={() => changeSection(place, { fields: without(section.fields, at) })}>
                    <Named act={t('edit.remove')} name={field[language]} />
                  </Button>
                </ButtonRow>
              </li>
            ))}
          </ul>
          <ButtonRow>
            <Button
              size="small"
              onPress={() =>
                setOpen({ section: place, place: section.fields.length, field: emptyField(freeCode('field', used)) })
              }
            >
              {t('edit.add_field')}
            </Button>
            {sections.length > 1 && (
              <Button size="small" onPress={() => onChange(without(sections, place))}>
                {t('edit.remove_section')}
              </Button>
            )}
          </ButtonRow>
        </Part>
      ))}
      <p>
        <Button
          size="small"
          onPress={() => {
            const code = freeCode(
              'section',
              sections.map(section => section.code),
            )
            onChange([...sections, { code, ja: '', en: '', fields: [] }])
          }}
        >
          {t('edit.add_section')}
        </Button>
      </p>
      {open && (
        <FieldDialog key={open.field.code} begun={open.field} onKeep={keep} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}

/** A short word on the button, and of what it is for whoever only hears it. */
const Named = ({ act, name }: { act: string; name: string }) => (
  <>
    {act}
    <span className="visually-hidden">　{name}</span>
  </>
)
