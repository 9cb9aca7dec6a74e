import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type HarmStage,
  harmStageCodes,
  harmStages,
  type LargeScaleHarm,
  largeScaleHarmCodes,
  largeScaleHarms,
} from '../../../src/kernel/taxonomy/decisions.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { ChoiceGroup, ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { WordsAct } from './WordsAct.tsx'

/** Whom or what the harm concerns, occurred or feared: the additional report becomes a task with its clock. */
export const LargeScaleForm = ({ id }: { id: string }) => {
  const { t } = useTranslation('decisions')
  const language = useLanguage()
  const api = useApi()
  const [harms, setHarms] = useState<LargeScaleHarm[]>([])
  const [stage, setStage] = useState<HarmStage>('FEARED')
  const set = useAct(
    (words: string, key) =>
      body(
        api.POST('/api/v1/cases/{id}/large-scale', {
          params: { path: { id } },
          headers: idempotent(key),
          body: { harms, stage, words },
        }),
      ),
    { refreshes: [['decisions'], ['cases'], ['home']], said: t('large.set') },
  )
  return (
    <div className="stacked">
      <ManyChoiceGroup
        id="large-harms"
        label={t('large.harms')}
        necessity="required"
        choices={largeScaleHarmCodes.map(code => ({ value: code, label: largeScaleHarms[code][language] }))}
        value={harms}
        onChange={setHarms}
      />
      <ChoiceGroup
        id="large-stage"
        label={t('large.stage')}
        necessity="required"
        choices={harmStageCodes.map(code => ({ value: code, label: harmStages[code][language] }))}
        value={stage}
        onChange={setStage}
      />
      <WordsAct id="large-words" label={t('large.words')} button={t('large.create')} act={set} />
    </div>
  )
}
