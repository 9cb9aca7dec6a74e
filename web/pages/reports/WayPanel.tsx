import { useTranslation } from 'react-i18next'
import type { Tlp } from '../../../src/kernel/tlp.ts'
import { useSession } from '../../app/use-session.ts'
import { MarkedName } from '../../ui/FictionMark.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { refusalOf } from '../../ui/refusal.ts'
import { TlpHandling } from '../../ui/TlpBadge.tsx'
import { clockTime } from '../../ui/time.ts'
import type { Way } from './queries.ts'
import { hopsTo } from './way.ts'

interface WayPanelProps {
  mode: 'report' | 'consultation'
  way: Way | undefined
  chosen: string | undefined
  converted: boolean
  label: Tlp
}

/** Who gets it and when, who does not, and what label it carries: before the button, not after it (SCREENS §1.6). */
export const WayPanel = ({ mode, way, chosen, converted, label }: WayPanelProps) => {
  const { t } = useTranslation('reports')
  return (
    <div id="way">
      <Panel title={t('way.title')} flush>
        <ol className="way">
          <OwnStep />
          {way && <Steps mode={mode} way={way} chosen={chosen} />}
          {mode === 'report' && (
            <li className="way-step">
              <p>
                <strong>{t('way.after_consent')}</strong>　{t('way.peers')}
              </p>
              <p className="secondary">{t('way.peers_get')}</p>
            </li>
          )}
        </ol>
        {way && <Refused way={way} />}
        <div className="way-not">
          <h3>{t('way.not_sent')}</h3>
          <p className="secondary">{t(`way.not_sent_${mode}`)}</p>
        </div>
      </Panel>
      {mode === 'report' && !converted && (
        <section className="panel way-note">
          <h3>{t('way.doubt')}</h3>
          <p className="secondary">{t('way.doubt_support')}</p>
        </section>
      )}
      <div className="way-label">
        <TlpHandling label={label} reader="ORIGINATOR" />
      </div>
    </div>
  )
}

const OwnStep = () => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const organisation = useSession().data?.organisation
  return (
    <li className="way-step way-here">
      <p>
        <strong>{t('way.now')}</strong>
        {'　'}
        {organisation && <MarkedName name={organisation.name[language]} fictional={organisation.fictional} />}
      </p>
      <p className="secondary">{t('way.now_does')}</p>
    </li>
  )
}

const Steps = ({ mode, way, chosen }: { mode: WayPanelProps['mode']; way: Way; chosen: string | undefined }) => {
  const { t } = useTranslation('reports')
  const due = clockTime(new Date(way.receiptDueAt), { language: useLanguage() })
  return hopsTo(way, chosen).map(hop => (
    <li key={`${hop.flow} ${hop.to?.id}`} className="way-step">
      <p>
        <strong>{t('way.at_once')}</strong>　<OrganisationText organisation={hop.to} short />
      </p>
      <p className="secondary">
        {mode === 'consultation' && t('way.asked_gets', { due })}
        {mode === 'report' && hop.mode === 'DIRECT' && t('way.direct_gets', { due })}
        {mode === 'report' && hop.mode === 'COPY' && t('way.copy_gets')}
      </p>
    </li>
  ))
}

const Refused = ({ way }: { way: Way }) => {
  const reason = refusalOf(way.decision, useLanguage())
  return reason ? <Note tone="alarm">{reason}</Note> : null
}
