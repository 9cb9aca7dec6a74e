import { useTranslation } from 'react-i18next'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { reportKinds, reportStates } from '../../../src/kernel/taxonomy/report-versions.ts'
import { useSession } from '../../app/use-session.ts'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { asTlp } from '../../ui/tlp-label.ts'
import type { Report } from './queries.ts'
import { ReceiptButton } from './ReceiverActs.tsx'

/** Number, kind and originator; the label, the state, and the one act that is awaited of the reader. */
export const ReportHead = ({ report }: { report: Report }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const view = useSession().data?.view ?? 'coordinating'
  const last = report.versions.at(-1)
  if (!last) return null
  const kind = isCodeOf(reportKinds, last.kind) ? reportKinds[last.kind][language] : last.kind
  return (
    <PageHead
      breadcrumb={[{ label: t(`list.title_${view}`), href: '/reports' }, { label: report.number }]}
      facts={t('page.facts', { count: report.versions.length })}
      title={`${report.number}　${kind}`}
      support={
        <>
          <OrganisationText organisation={report.originator} />
          {'　'}
          <TimeText at={new Date(last.submittedAt)} show="date-time" withZone />
        </>
      }
      tlp={asTlp(report.tlp)}
      state={isCodeOf(reportStates, last.state) && <StateLabel family="report_version" code={last.state} />}
      actions={report.may.acknowledge.allowed && <ReceiptButton report={report} />}
    />
  )
}
