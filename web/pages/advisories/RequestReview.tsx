import { useTranslation } from 'react-i18next'
import { ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { refusalOf } from '../../ui/refusal.ts'
import type { Advisory } from './queries.ts'

/** The author's act: the saved revision goes to a second person. */
export const RequestReview = ({ advisory }: { advisory: Advisory }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  const api = useApi()
  const request = useAct(
    () =>
      api.POST('/api/v1/advisories/{id}/review', {
        params: { path: { id: advisory.id } },
        headers: ifMatch(`"${advisory.version}"`),
      }),
    { refreshes: [['advisories'], ['home']], said: t('review_requested') },
  )
  return (
    <>
      <Button
        look="primary"
        busy={request.busy}
        onPress={() => request.run(undefined)}
        refusedBecause={refusalOf(advisory.may.requestReview, language)}
      >
        {t('request_review')}
      </Button>
      {request.problem && <ProblemNote problem={request.problem} />}
    </>
  )
}
