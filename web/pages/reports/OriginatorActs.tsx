import { useTranslation } from 'react-i18next'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { reportKinds } from '../../../src/kernel/taxonomy/report-versions.ts'
import { mayFollowVersion } from '../../../src/share/reports/model.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { refusalOf } from '../../ui/refusal.ts'
import type { Report } from './queries.ts'
import { type LaterKind, laterKinds } from './version-search.ts'

/** What the originator may still send; an order that the state table forbids stands there with its reason. */
export const OriginatorActs = ({ report }: { report: Report }) => (
  <>
    {laterKinds[report.type].map(kind => (
      <LaterAct key={kind} report={report} kind={kind} />
    ))}
    {report.type === 'CONSULTATION' && <ConvertAct report={report} />}
  </>
)

const LaterAct = ({ report, kind }: { report: Report; kind: LaterKind }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const last = report.versions.at(-1)?.kind ?? ''
  const order = isCodeOf(reportKinds, last) ? mayFollowVersion(last, kind) : undefined
  const refused = refusalOf(report.may.followUp, language) ?? (order && refusalOf(order, language))
  if (refused) return <Button refusedBecause={refused}>{t(`acts.${kind}`)}</Button>
  return <ButtonLink href={`/reports/${report.id}/versions/new?kind=${kind}`}>{t(`acts.${kind}`)}</ButtonLink>
}

/** A consultation becomes a report; the link stays. */
const ConvertAct = ({ report }: { report: Report }) => {
  const { t } = useTranslation('reports')
  const refused = refusalOf(report.may.followUp, useLanguage())
  if (refused) return <Button refusedBecause={refused}>{t('acts.convert')}</Button>
  return (
    <ButtonLink look="primary" href={`/reports/new?from=${report.id}`}>
      {t('acts.convert')}
    </ButtonLink>
  )
}
