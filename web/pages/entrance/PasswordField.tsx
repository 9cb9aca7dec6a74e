import { useTranslation } from 'react-i18next'
import { passwordLength } from '../../../src/trust/identity/sign-in/model.ts'
import { TextField } from '../../ui/TextField.tsx'
import { passwordLacks } from './password.ts'

interface PasswordFieldProps {
  value: string
  onChange: (value: string) => void
  /** The form was sent once: from then on the field says what it lacks. */
  tried: boolean
  autoFocus?: boolean
}

/** A new password: a hint in words and no meter. */
export const PasswordField = ({ value, onChange, tried, autoFocus }: PasswordFieldProps) => {
  const { t } = useTranslation('entrance')
  const lacks = passwordLacks(value)
  return (
    <TextField
      id="password"
      label={t('new_password')}
      support={t('password_hint', { count: passwordLength.min })}
      error={tried && lacks ? t(`password_${lacks.key}`, { count: lacks.count }) : undefined}
      necessity="required"
      type="password"
      autoComplete="new-password"
      autoFocus={autoFocus}
      value={value}
      onChange={onChange}
    />
  )
}
