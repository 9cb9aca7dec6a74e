import { useTranslation } from 'react-i18next'
import { notificationPolicies } from '../../../src/share/notifications/policy.ts'
import { useActor } from '../../api/use-actor.ts'
import { Link } from '../../ui/Link.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useMailTroubles, useRelayTroubles } from './queries.ts'

/** On the home screen of whoever answers for addresses: silence that is only a lost mail. Absent when there is none. */
export const MailTroublePanel = () => {
  const actor = useActor()
  return actor && notificationPolicies['mail.see_troubles'](actor).allowed ? <Troubles /> : null
}

const Troubles = () => {
  const { t } = useTranslation('clocks')
  const letters = useMailTroubles().data?.letters.length ?? 0
  const relays = useRelayTroubles().data?.length ?? 0
  if (letters + relays === 0) return null
  return (
    <Panel title={t('troubles.title')} count={letters + relays} countUrgent>
      {relays > 0 && <p className="alarming">{t('relays.title')}</p>}
      <p className="secondary">{t('troubles.support')}</p>
      <p>
        <Link href="/mail-troubles">{t('troubles.open')}</Link>
      </p>
    </Panel>
  )
}
