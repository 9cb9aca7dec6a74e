import { type AdvisoryState, advisoryStates } from '../../../src/share/advisories/model.ts'
import { useLanguage } from '../../ui/language.ts'
import { WordLabel } from '../../ui/StateLabel.tsx'
import type { Tone } from '../../ui/states.ts'

const tones: Record<AdvisoryState, Tone> = { DRAFTING: 'plain', IN_REVIEW: 'soon', RETURNED: 'alarm', RELEASED: 'done' }

export const AdvisoryStateLabel = ({ state }: { state: AdvisoryState }) => (
  <WordLabel tone={tones[state]}>{advisoryStates[state][useLanguage()]}</WordLabel>
)
