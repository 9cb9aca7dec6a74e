import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type SeriousCriterion,
  type SeriousEffect,
  seriousCriteria,
  seriousCriterionCodes,
  seriousEffectCodes,
  seriousEffects,
} from '../../../src/kernel/taxonomy/decisions.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { keepLanguage } from '../../app/language-address.ts'
import { ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useTimeline } from '../cases/queries.ts'
import { toldOf } from '../cases/told.ts'
import { WordsAct } from './WordsAct.tsx'

/** The coordinator asks the head to decide: criteria, facts of the case, reason and effects. */
export const ProposeForm = ({ id }: { id: string }) => {
  const { t } = useTranslation('decisions')
  const language = useLanguage()
  const api = useApi()
  const router = useRouter()
  const told = toldOf(useTimeline(id).data ?? [])
  const [criteria, setCriteria] = useState<SeriousCriterion[]>([])
  const [effects, setEffects] = useState<SeriousEffect[]>([])
  const [facts, setFacts] = useState<string[]>([])
  const [other, setOther] = useState('')
  const propose = useAct(
    (reason: string, key) =>
      body(
        api.POST('/api/v1/cases/{id}/serious-events', {
          params: { path: { id } },
          headers: idempotent(key),
          body: {
            ...{ criteria, effects, reason, language, other: criteria.includes('OTHER') ? other : '' },
            facts:
              facts.length > 0
                ? facts.map(entry => ({ kind: 'ENTRY' as const, id: entry }))
                : [{ kind: 'WORDS' as const, words: reason }],
          },
        }),
      ),
    {
      refreshes: [['decisions'], ['cases'], ['home']],
      said: t('serious.proposed'),
      onDone: made => router.history.push(keepLanguage(`/serious-events/${made.id}`, router.latestLocation.href)),
    },
  )
  return (
    <div className="stacked">
      <ManyChoiceGroup
        id="serious-criteria"
        label={t('serious.criteria')}
        necessity="required"
        choices={seriousCriterionCodes.map(code => ({ value: code, label: seriousCriteria[code][language] }))}
        value={criteria}
        onChange={setCriteria}
      />
      {criteria.includes('OTHER') && (
        <TextField
          id="serious-other"
          label={t('serious.other')}
          necessity="required"
          value={other}
          onChange={setOther}
        />
      )}
      {told.length > 0 && (
        <ManyChoiceGroup
          id="serious-facts"
          label={t('serious.facts')}
          support={t('serious.facts_support')}
          necessity="optional"
          choices={told.map(entry => ({ value: entry.id, label: entry.words.slice(0, 60) }))}
          value={facts}
          onChange={setFacts}
        />
      )}
      <ManyChoiceGroup
        id="serious-effects"
        label={t('serious.effects')}
        necessity="optional"
        choices={seriousEffectCodes.map(code => ({ value: code, label: seriousEffects[code][language] }))}
        value={effects}
        onChange={setEffects}
      />
      <WordsAct id="serious-reason" label={t('serious.reason')} button={t('serious.propose')} act={propose} />
    </div>
  )
}
