import { useTranslation } from 'react-i18next'
import { WordLabel } from '../../ui/StateLabel.tsx'
import type { Office } from './queries.ts'

const tones = { DUE: 'filled-alarm', CHANGED: 'alarm', SENT: 'done', OPEN: 'plain' } as const

/** Due, changed since, sent; what is only offered or not clear yet has no colour. */
export const OfficeStateLabel = ({ office: { state, need } }: { office: Pick<Office, 'state' | 'need'> }) => {
  const { t } = useTranslation('forms')
  return <WordLabel tone={tones[state]}>{state === 'OPEN' ? t(`need.${need}`) : t(`state.${state}`)}</WordLabel>
}
