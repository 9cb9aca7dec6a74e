import { type DeliveryState, deliveryStates } from '../../src/kernel/taxonomy/deliveries.ts'
import { deliveryLook, isMarked } from './delivery.ts'
import { useLanguage } from './language.ts'

interface DeliveryMarkProps {
  state: DeliveryState
  /** Whose delivery it is, for the name a screen reader reads: みどり野鉄道：応答なし. */
  of?: string
  /** Draw the word beside the mark, as in a legend or a list. */
  withWord?: boolean
}

/** One square of the delivery board. Without `withWord` the word is in the accessible name and the title. */
export const DeliveryMark = ({ state, of, withWord = false }: DeliveryMarkProps) => {
  const language = useLanguage()
  const word = deliveryStates[state][language]
  if (!isMarked(state)) return <span className="unbroken">{word}</span>
  const look = `delivery-mark delivery-${deliveryLook[state]}`
  const mark = deliveryStates[state].mark[language]
  if (withWord)
    return (
      <span className="delivery-word">
        <span className={look} aria-hidden="true">
          {mark}
        </span>
        {word}
      </span>
    )
  const name = of ? `${of}：${word}` : word
  return (
    <span className={look} role="img" aria-label={name} title={name}>
      {mark}
    </span>
  )
}
