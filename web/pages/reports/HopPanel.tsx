import { useTranslation } from 'react-i18next'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { readClock } from '../../ui/clock.ts'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import type { Hop } from './queries.ts'

/** The relay hop by hop: who has it, who passed it on with which remark, and where the clock still runs. */
export const HopPanel = ({ hops }: { hops: readonly Hop[] }) => {
  const { t } = useTranslation('reports')
  return (
    <Panel title={t('hops.title')} flush>
      {hops.length === 0 ? (
        <p className="panel-line secondary">{t('hops.none')}</p>
      ) : (
        <ol className="way">
          <li className="way-step way-here">
            <p>
              <OrganisationText organisation={hops[0]?.from ?? null} short />
            </p>
            <p className="secondary">
              {hops[0] && <TimeText at={new Date(hops[0].sentAt)} show="date-time" />} {t('hops.sent')}
            </p>
          </li>
          {hops.map(hop => (
            <HopStep key={`${hop.seq} ${hop.to?.id} ${hop.leg}`} hop={hop} />
          ))}
        </ol>
      )}
    </Panel>
  )
}

const HopStep = ({ hop }: { hop: Hop }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  return (
    <li className={hop.acknowledgedAt ? 'way-step way-here' : 'way-step'}>
      <p className="hop-head">
        <span>
          <strong>
            <OrganisationText organisation={hop.to} short />
          </strong>{' '}
          <span className="secondary">{t(`hops.${hop.mode}`)}</span>
        </span>
        {!hop.acknowledgedAt && <ClockChip due={new Date(hop.dueAt)} />}
      </p>
      {hop.acknowledgedAt ? (
        <p className="secondary">
          <TimeText at={new Date(hop.acknowledgedAt)} show="date-time" /> {t('hops.acknowledged')}
          {'　'}
          {hop.acknowledgedBy?.[language]}
        </p>
      ) : (
        <Awaited due={new Date(hop.dueAt)} />
      )}
      {hop.forwardedAt && (
        <p className="secondary">
          <TimeText at={new Date(hop.forwardedAt)} show="date-time" /> {t('hops.forwarded')}
          {'　'}
          {hop.forwardedBy?.[language]}
        </p>
      )}
      {hop.forwardNote && <blockquote className="hop-note">{hop.forwardNote}</blockquote>}
    </li>
  )
}

/** Red is for what is overdue: a receipt that still has time is only awaited. */
const Awaited = ({ due }: { due: Date }) => {
  const { t } = useTranslation('reports')
  const overdue = readClock(due, useNow()).tone === 'overdue'
  return <p className={overdue ? 'alarming' : 'secondary'}>{t(overdue ? 'hops.not_acknowledged' : 'hops.awaited')}</p>
}
