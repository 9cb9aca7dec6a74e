import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  FieldError,
  Input,
  Label,
  Text,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import { type FieldProps, LabelWords } from './FieldWords.tsx'

export interface TextFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'tel' | 'email' | 'search' | 'password' | 'url' | 'datetime-local' | 'date' | 'number'
  autoComplete?: string
  /** Rows of a text area; without it the field is one line. */
  rows?: number
  /** The label is read but not drawn, e.g. beside a second field of one question. */
  labelHidden?: boolean
  /** The label stands in a column left of the field, as in the second half of the report form. */
  beside?: boolean
  autoFocus?: boolean
}

export const TextField = (props: TextFieldProps) => {
  const { id, label, support, error, necessity, value, onChange, type = 'text', rows } = props
  return (
    <AriaTextField
      id={id}
      className={classNames('field', props.beside && 'field-beside')}
      value={value}
      onChange={onChange}
      type={type}
      autoComplete={props.autoComplete}
      autoFocus={props.autoFocus}
      isRequired={necessity === 'required'}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className={props.labelHidden ? 'visually-hidden' : 'field-label'}>
        <LabelWords label={label} necessity={necessity} />
      </Label>
      <div className="field-control">
        {support && (
          <Text slot="description" className="field-support">
            {support}
          </Text>
        )}
        {rows ? <AriaTextArea className="input" rows={rows} /> : <Input className="input" />}
        <FieldError className="field-error">{error}</FieldError>
      </div>
    </AriaTextField>
  )
}

export const TextArea = ({ rows = 3, ...props }: TextFieldProps) => <TextField {...props} rows={rows} />
