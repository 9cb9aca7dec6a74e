import { useTranslation } from 'react-i18next'
import type { ContentInput } from '../../../src/share/reports/content.ts'
import { FormSection } from '../../ui/layout.tsx'
import { withAnswer, withCertainty } from './content.ts'
import { FieldCertainty } from './FieldCertainty.tsx'
import { FieldControl } from './FieldControl.tsx'
import { type Field, fieldGroups, groupNames } from './fields.ts'

interface ContentFieldsProps {
  content: ContentInput
  onChange: (content: ContentInput) => void
}

/** Every field of a report, each with its own certainty where it differs from the whole. */
export const ContentFields = ({ content, onChange }: ContentFieldsProps) => {
  const { t } = useTranslation('reports')
  return groupNames.map(group => (
    <FormSection key={group} title={t(`groups.${group}`)}>
      {fieldGroups[group].map(field => (
        <div key={field} className="content-field">
          <FieldControl
            field={field}
            content={content}
            onAnswer={value => onChange(withAnswer(content, field, value))}
          />
          {hasOwnCertainty(field) && content[field] !== undefined && (
            <FieldCertainty
              field={field}
              value={content.fieldCertainty?.[field]}
              onChange={certainty => onChange(withCertainty(content, field, certainty))}
            />
          )}
        </div>
      ))}
    </FormSection>
  ))
}

const hasOwnCertainty = (field: Field): boolean =>
  field !== 'certainty' && field !== 'tlp' && field !== 'contact' && field !== 'sharingRange'
