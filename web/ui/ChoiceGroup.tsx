import { Checkbox, CheckboxGroup, FieldError, Label, Radio, RadioGroup, Text } from 'react-aria-components'
import { type FieldProps, LabelWords } from './FieldWords.tsx'

export interface Choice<Value extends string> {
  value: Value
  label: string
}

interface ChoiceGroupProps<Value extends string> extends FieldProps {
  /** Every group ends in 不明 or 分からない: unknown is an answer (SCREENS §1.4). */
  choices: readonly Choice<Value>[]
  /** Undefined is 未記入: nothing is chosen for the person. */
  value: Value | undefined
  onChange: (value: Value) => void
}

/** One answer by one tap: the radio chips of the report form. */
export const ChoiceGroup = <Value extends string>(props: ChoiceGroupProps<Value>) => {
  const { id, label, support, error, necessity, choices, value, onChange } = props
  return (
    <RadioGroup
      id={id}
      className="field field-beside"
      value={value ?? null}
      onChange={chosen => {
        const choice = choices.find(candidate => candidate.value === chosen)
        if (choice) onChange(choice.value)
      }}
      isRequired={necessity === 'required'}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className="field-label">
        <LabelWords label={label} necessity={necessity} />
      </Label>
      <div className="field-control">
        <Support>{support}</Support>
        <div className="chips">
          {choices.map(choice => (
            <Radio key={choice.value} value={choice.value} className="chip">
              <span className="chip-radio" aria-hidden="true" />
              {choice.label}
            </Radio>
          ))}
        </div>
        <FieldError className="field-error">{error}</FieldError>
      </div>
    </RadioGroup>
  )
}

interface ManyChoiceGroupProps<Value extends string> extends FieldProps {
  choices: readonly Choice<Value>[]
  value: readonly Value[]
  onChange: (value: Value[]) => void
  /** Answers that exclude every other, such as 不明: choosing one clears the rest. */
  alone?: readonly Value[]
}

/** Several answers: the same chips with boxes to tick. */
export const ManyChoiceGroup = <Value extends string>(props: ManyChoiceGroupProps<Value>) => {
  const { id, label, support, error, necessity, choices, value, onChange, alone = [] } = props
  const change = (chosen: readonly string[]): void => {
    const next = choices.map(choice => choice.value).filter(candidate => chosen.includes(candidate))
    onChange(settleAlone(value, next, alone))
  }
  return (
    <CheckboxGroup
      id={id}
      className="field field-beside"
      value={[...value]}
      onChange={change}
      isRequired={necessity === 'required'}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className="field-label">
        <LabelWords label={label} necessity={necessity} />
      </Label>
      <div className="field-control">
        <Support>{support}</Support>
        <div className="chips">
          {choices.map(choice => (
            <Checkbox key={choice.value} value={choice.value} className="chip">
              <span className="chip-box" aria-hidden="true" />
              {choice.label}
            </Checkbox>
          ))}
        </div>
        <FieldError className="field-error">{error}</FieldError>
      </div>
    </CheckboxGroup>
  )
}

const Support = ({ children }: { children: string | undefined }) =>
  children ? (
    <Text slot="description" className="field-support">
      {children}
    </Text>
  ) : null

/** 不明 and a named answer contradict each other: whichever was chosen last stands. */
export const settleAlone = <Value extends string>(
  before: readonly Value[],
  after: readonly Value[],
  alone: readonly Value[],
): Value[] => {
  const added = after.find(value => !before.includes(value))
  if (added === undefined) return [...after]
  return alone.includes(added) ? [added] : after.filter(value => !alone.includes(value))
}
