import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { type CaseFile, useRelated } from './queries.ts'

type Related = NonNullable<ReturnType<typeof useRelated>['data']>['cases'][number]

/** 関連する事案: only cases that the reader holds, each with what it shares with this one. */
export const RelatedPanel = ({ file }: { file: CaseFile }) => {
  const { t } = useTranslation('cases')
  const found = useRelated(file.id).data
  if (!found || found.cases.length === 0) return null
  return (
    <Panel title={t('related.title')} count={found.cases.length} flush>
      {found.mayJudge.allowed && <p className="panel-body secondary">{t('related.apart')}</p>}
      <ul>
        {found.cases.map(other => (
          <RelatedRow key={other.id} id={file.id} other={other} mayJudge={found.mayJudge.allowed} />
        ))}
      </ul>
    </Panel>
  )
}

const useReasons = () => {
  const { t } = useTranslation('cases')
  return ({ indicators, sameClass, hoursApart }: Related): string[] => [
    ...(indicators.length > 0 ? [t('related.indicators', { count: indicators.length })] : []),
    ...(sameClass ? [t('related.same_class')] : []),
    hoursApart < 48
      ? t('related.hours', { count: hoursApart })
      : t('related.days', { count: Math.round(hoursApart / 24) }),
  ]
}

const RelatedRow = ({ id, other, mayJudge }: { id: string; other: Related; mayJudge: boolean }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const api = useApi()
  const reasons = useReasons()(other)
  const judge = useAct(
    (verdict: 'CONFIRMED' | 'REJECTED') =>
      body(
        api.PUT('/api/v1/cases/{id}/related/{other}', {
          params: { path: { id, other: other.id } },
          body: { verdict, reason: '' },
        }),
      ),
    { refreshes: [['cases', id, 'related']], said: t('related.judged') },
  )
  return (
    <li className="measure-row">
      <div className="measure-text">
        <p>
          <Link href={`/cases/${other.id}`}>{other.number}</Link>
          {'　'}
          <OrganisationText organisation={other.originator} short />　{other.title}
        </p>
        <p className="secondary">{reasons.join(language === 'ja' ? '・' : ' · ')}</p>
        {other.indicators.slice(0, 3).map(indicator => (
          <p key={indicator} className="mono related-indicator">
            {indicator.slice(indicator.indexOf(':') + 1)}
          </p>
        ))}
        {other.verdict && (
          <p className="secondary">
            {t(`related.${other.verdict}`)}　{other.verdictBy?.[language]}
          </p>
        )}
        {mayJudge && (
          <div className="button-row">
            {other.verdict !== 'CONFIRMED' && (
              <Button size="small" busy={judge.busy} onPress={() => judge.run('CONFIRMED')}>
                {t('related.confirm')}
              </Button>
            )}
            {other.verdict !== 'REJECTED' && (
              <Button size="small" look="bare" busy={judge.busy} onPress={() => judge.run('REJECTED')}>
                {t('related.reject')}
              </Button>
            )}
          </div>
        )}
        {judge.problem && <ProblemNote problem={judge.problem} />}
      </div>
    </li>
  )
}
