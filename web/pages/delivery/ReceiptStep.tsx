import { useTranslation } from 'react-i18next'
import { mayAcknowledgeNow } from '../../../src/share/advisories/delivery/model.ts'
import { deliveryPolicies } from '../../../src/share/advisories/delivery/policy.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useActor } from '../../api/use-actor.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { refusalOf } from '../../ui/refusal.ts'
import { dateAndTime } from '../../ui/time.ts'
import { relayedBy } from './board-words.ts'
import { progressOf } from './progress.ts'
import { useBoard } from './queries.ts'
import type { StepProps } from './step.ts'

/** “I have it”. A ministry or CEPTOAR passes it on with the same act, and the button says to how many. */
export const ReceiptStep = ({ edition, delivery }: StepProps) => {
  const { t } = useTranslation('deliveries')
  const language = useLanguage()
  const actor = useActor()
  const api = useApi()
  const board = useBoard(edition.id)
  const acknowledge = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/editions/{id}/acknowledgement', {
          params: { path: { id: edition.id } },
          headers: idempotent(key),
        }),
      ),
    { refreshes: [['editions'], ['home'], ['inbox']], said: t('acknowledged') },
  )
  if (!mayAcknowledgeNow(progressOf(delivery)).allowed && delivery.acknowledgedAt)
    return (
      <p>
        {t('received_by', {
          at: dateAndTime(new Date(delivery.acknowledgedAt), { language }),
          name: [delivery.acknowledgedPost?.[language], delivery.acknowledgedBy?.[language]].filter(Boolean).join(' '),
        })}
      </p>
    )
  const below = actor && board.data ? relayedBy(board.data.groups, actor.organisation) : 0
  const may = actor && deliveryPolicies['edition.acknowledge'](actor, { organisation: actor.organisation })
  return (
    <>
      <Button
        look="primary"
        shortcut="a"
        busy={acknowledge.busy}
        onPress={() => acknowledge.run(undefined)}
        refusedBecause={may && refusalOf(may, language)}
      >
        {below > 0 ? t('relay', { count: below }) : t('i_have_it')}
      </Button>
      {below > 0 && <p className="secondary">{t('relay_why', { count: below })}</p>}
      {acknowledge.problem && <ProblemNote problem={acknowledge.problem} />}
    </>
  )
}
