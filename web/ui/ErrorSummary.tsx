import { type MouseEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { focusFieldById } from './focus-field.ts'

export interface FieldProblem {
  /** The id given to the field. */
  field: string
  label: string
  message: string
}

const focusField = (event: MouseEvent<HTMLAnchorElement>): void => {
  event.preventDefault()
  focusFieldById(event.currentTarget.hash.slice(1))
}

/** Everything that keeps a form from being sent, at the top, each line a link to its field. Takes the focus when it appears. */
export const ErrorSummary = ({ problems }: { problems: readonly FieldProblem[] }) => {
  const { t } = useTranslation('ui')
  const box = useRef<HTMLDivElement>(null)
  const shown = problems.length > 0
  useEffect(() => {
    if (shown) box.current?.focus()
  }, [shown])
  if (!shown) return null
  return (
    <div className="note note-alarm error-summary" ref={box} tabIndex={-1} role="alert">
      <h2 className="note-lead-alarm">{t('error_summary.title', { count: problems.length })}</h2>
      <ul>
        {problems.map(({ field, label, message }) => (
          <li key={field}>
            <a href={`#${field}`} onClick={focusField}>
              {label}
            </a>
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
