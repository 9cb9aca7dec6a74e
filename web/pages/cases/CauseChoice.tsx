import {
  type CauseDetail,
  causeClassCodes,
  causeClasses,
  causeDetails,
  detailsOf,
} from '../../../src/kernel/taxonomy/cause-classes.ts'
import { ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'

interface CauseChoiceProps {
  value: readonly CauseDetail[]
  onChange: (value: CauseDetail[]) => void
}

/** The 22 details of 別紙3 under their four classes; several causes are allowed. */
export const CauseChoice = ({ value, onChange }: CauseChoiceProps) => {
  const language = useLanguage()
  return causeClassCodes.map(of => {
    const details = detailsOf(of)
    const others = value.filter(cause => !details.includes(cause))
    return (
      <ManyChoiceGroup
        key={of}
        id={`cause-${of}`}
        label={causeClasses[of][language]}
        choices={details.map(code => ({ value: code, label: causeDetails[code][language] }))}
        value={value.filter(cause => details.includes(cause))}
        onChange={chosen => onChange([...others, ...chosen])}
      />
    )
  })
}
