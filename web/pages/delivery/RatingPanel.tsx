import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Usefulness, usefulness, usefulnessCodes } from '../../../src/share/advisories/usefulness/model.ts'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea } from '../../ui/TextField.tsx'

interface Said {
  rating: Usefulness
  comment: string
}

/** How useful it was: asked of those who have it, never in the way of the three steps. */
export const RatingPanel = ({ edition }: { edition: string }) => {
  const { t } = useTranslation('deliveries')
  const api = useApi()
  const said = useQuery({
    queryKey: ['editions', edition, 'rating'],
    queryFn: () => body(api.GET('/api/v1/editions/{id}/rating', { params: { path: { id: edition } } })),
  })
  if (said.data === undefined) return null
  return (
    <Panel title={t('rating')}>
      <RatingForm edition={edition} said={said.data} />
    </Panel>
  )
}

const RatingForm = ({ edition, said }: { edition: string; said: Said | null }) => {
  const { t } = useTranslation('deliveries')
  const language = useLanguage()
  const api = useApi()
  const [rating, setRating] = useState(said?.rating)
  const [comment, setComment] = useState(said?.comment ?? '')
  const rate = useAct(
    (given: Said) => api.PUT('/api/v1/editions/{id}/rating', { params: { path: { id: edition } }, body: given }),
    { refreshes: [['editions', edition, 'rating']], said: t('rating_done') },
  )
  return (
    <div className="step-form">
      <ChoiceGroup<Usefulness>
        id="rating"
        label={t('rating_label')}
        choices={usefulnessCodes.map(code => ({ value: code, label: usefulness[code][language] }))}
        value={rating}
        onChange={setRating}
      />
      <TextArea
        id="rating-comment"
        label={t('rating_comment')}
        necessity="optional"
        rows={2}
        value={comment}
        onChange={setComment}
      />
      <Button
        busy={rate.busy}
        refusedBecause={rating ? undefined : t('rating_first')}
        onPress={() => rating && rate.run({ rating, comment })}
      >
        {t(said ? 'rating_change' : 'rating_act')}
      </Button>
      {rate.problem && <ProblemNote problem={rate.problem} />}
    </div>
  )
}
