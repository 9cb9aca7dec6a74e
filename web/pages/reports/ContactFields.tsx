import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/TextField.tsx'
import type { FieldControlProps } from './field-props.ts'

/** Who answers the telephone: two lines of one field. */
export const ContactFields = ({ content: { contact }, onAnswer }: FieldControlProps) => {
  const { t } = useTranslation('reports')
  return (
    <div>
      <TextField
        id="contact"
        label={t('new.name')}
        beside
        necessity="required"
        value={contact.name}
        onChange={name => onAnswer({ ...contact, name })}
      />
      <TextField
        id="contact-phone"
        label={t('new.phone')}
        beside
        necessity="required"
        type="tel"
        value={contact.phone}
        onChange={phone => onAnswer({ ...contact, phone })}
      />
    </div>
  )
}
