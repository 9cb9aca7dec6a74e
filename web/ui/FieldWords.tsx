import { useTranslation } from 'react-i18next'

export type Necessity = 'required' | 'optional'

/** What every field shares: label → support → field → error, each tied to the control (SCREENS §7). */
export interface FieldProps {
  /** The control's id: the error summary links to it. */
  id: string
  label: string
  support?: string
  error?: string
  necessity?: Necessity
}

/** The label's words with ※必須 or ※任意 behind them. */
export const LabelWords = ({ label, necessity }: { label: string; necessity?: Necessity }) => {
  const { t } = useTranslation('ui')
  return (
    <>
      {label}
      {necessity && <span className={`necessity necessity-${necessity}`}>{t(necessity)}</span>}
    </>
  )
}
