import type { DeliveryState } from '../../../src/kernel/taxonomy/deliveries.ts'
import { DeliveryMark } from '../../ui/DeliveryMark.tsx'

const shown: readonly DeliveryState[] = [
  'NO_ANSWER',
  'HELD_UPSTREAM',
  'UNCHECKED',
  'HIT',
  'NO_HIT',
  'NOT_APPLICABLE',
  'ACTED',
]

export const BoardLegend = () => (
  <ul className="board-legend">
    {shown.map(state => (
      <li key={state}>
        <DeliveryMark state={state} withWord />
      </li>
    ))}
  </ul>
)
