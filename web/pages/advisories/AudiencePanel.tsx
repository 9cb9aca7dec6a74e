import { useTranslation } from 'react-i18next'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { AudienceText } from '../consents/AudienceText.tsx'
import { AudienceChoice } from './AudienceChoice.tsx'
import type { Advisory } from './queries.ts'
import type { Draft } from './use-draft.ts'

interface AudienceProps {
  advisory: Advisory
  draft: Draft
  editing: boolean
}

/** label ∩ chosen ∩ consented = actual: a sum that anyone can check, and who drops out why. */
export const AudiencePanel = ({ advisory, draft, editing }: AudienceProps) => {
  const { t } = useTranslation('advisories')
  return (
    <div id="audience">
      <Panel title={t('audience')}>
        <Sum advisory={advisory} />
        {draft.unsaved && <p className="secondary">{t('pending_sum')}</p>}
        <Excluded advisory={advisory} />
        {editing ? (
          <AudienceChoice draft={draft} />
        ) : (
          <div className="audience-words">
            <AudienceText audience={draft.content.audience} />
            {draft.content.purpose && (
              <p>
                <span className="secondary">{t('purpose')}</span>　{draft.content.purpose}
              </p>
            )}
          </div>
        )}
      </Panel>
    </div>
  )
}

const Sum = ({ advisory }: { advisory: Advisory }) => {
  const { t } = useTranslation('advisories')
  const { sum } = advisory.audience
  const lines = [
    { sign: '', words: t('sum.label', { tlp: advisory.content.others.tlp }), count: sum.label },
    { sign: '∩', words: t('sum.chosen'), count: sum.chosen },
    { sign: '∩', words: t('sum.consented'), count: sum.consented },
    ...(sum.victim > 0 ? [{ sign: '−', words: t('sum.victim'), count: sum.victim }] : []),
    ...(sum.noRoute > 0 ? [{ sign: '−', words: t('sum.no_route'), count: sum.noRoute }] : []),
    ...(sum.relays > 0 ? [{ sign: '+', words: t('sum.relays'), count: sum.relays }] : []),
    { sign: '＝', words: t('sum.actual'), count: sum.actual },
  ]
  return (
    <table className="audience-sum">
      <caption className="visually-hidden">{t('audience')}</caption>
      <tbody>
        {lines.map(({ sign, words, count }) => (
          <tr key={words} className={sign === '＝' ? 'sum-total' : undefined}>
            <td className="sum-sign">{sign}</td>
            <th scope="row">{words}</th>
            <td className="align-end strong">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Excluded = ({ advisory: { audience } }: { advisory: Advisory }) => {
  const { t } = useTranslation('advisories')
  if (audience.excluded.length === 0) return null
  return (
    <details className="excluded">
      <summary>{t('excluded', { count: audience.excluded.length })}</summary>
      <ul>
        {audience.excluded.map(({ organisation, because }) => (
          <li key={organisation.id}>
            <OrganisationText organisation={organisation} short />
            <span className="secondary">　{t(`because.${because}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
