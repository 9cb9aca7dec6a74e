import { useId } from 'react'
import type { Choice } from './ChoiceGroup.tsx'
import { type FieldProps, LabelWords } from './FieldWords.tsx'

interface SelectFieldProps<Value extends string> extends FieldProps {
  choices: readonly Choice<Value>[]
  value: Value | ''
  onChange: (value: Value) => void
  /** What stands there while nothing is chosen. */
  none?: string
}

/** One of many: the browser's own list, where chips would fill the page. */
export const SelectField = <Value extends string>(props: SelectFieldProps<Value>) => {
  const { id, label, support, error, necessity, choices, value, onChange, none } = props
  const [supportId, errorId] = [useId(), useId()]
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        <LabelWords label={label} necessity={necessity} />
      </label>
      <div className="field-control">
        {support && (
          <span className="field-support" id={supportId}>
            {support}
          </span>
        )}
        <select
          id={id}
          className="input"
          value={value}
          required={necessity === 'required'}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={[support && supportId, error && errorId].filter(Boolean).join(' ') || undefined}
          onChange={event => {
            const choice = choices.find(candidate => candidate.value === event.target.value)
            if (choice) onChange(choice.value)
          }}
        >
          {none !== undefined && <option value="">{none}</option>}
          {choices.map(choice => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        {error && (
          <span className="field-error" id={errorId}>
            {error}
          </span>
        )}
      </div>
    </div>
  )
}
