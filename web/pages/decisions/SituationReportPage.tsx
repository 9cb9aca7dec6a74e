import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { certainties } from '../../../src/kernel/taxonomy/certainty.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { type SituationReport, useSituationReport } from './queries.ts'

/** The sheet that can be handed to a minister: known, unknown, next, and what is new. */
export const SituationReportPage = () => {
  const { id } = useParams({ from: '/framed/situation-reports/$id' })
  return <Answered query={useSituationReport(id)}>{report => <Sheet report={report} />}</Answered>
}

const Sheet = ({ report }: { report: SituationReport }) => {
  const { t } = useTranslation('decisions')
  const language = useLanguage()
  const { organisation, person, post, at, seq, tlp, fresh } = report
  const from = [organisation && nameOf(organisation, language), post?.[language], person?.[language]]
  const isNew = (fresh: readonly number[], place: number) =>
    fresh.includes(place) && <strong>　{t('situation.fresh')}</strong>
  return (
    <>
      <PageHead
        breadcrumb={[
          ...(report.caseNumber ? [{ label: report.caseNumber, href: `/cases/${report.caseId}/situation` }] : []),
          { label: t('situation.seq', { seq }) },
        ]}
        title={report.headline}
        facts={[t('situation.seq', { seq }), dateAndTime(new Date(at), { language }), ...from]
          .filter(Boolean)
          .join('　')}
        tlp={tlp}
        actions={
          <Button size="small" onPress={() => print()}>
            {t('print')}
          </Button>
        }
      />
      <PageBody>
        <SectionHead title={t('situation.known')} count={report.known.length} />
        <ul>
          {report.known.map(({ text, certainty }, place) => (
            <li key={text}>
              {text}
              <span className="secondary">　{certainties[certainty][language]}</span>
              {isNew(fresh.known, place)}
            </li>
          ))}
        </ul>
        <SectionHead title={t('situation.unknown')} count={report.unknown.length} />
        <ul>
          {report.unknown.map((text, place) => (
            <li key={text}>
              {text}
              {isNew(fresh.unknown, place)}
            </li>
          ))}
        </ul>
        <SectionHead title={t('situation.next')} count={report.next.length} />
        {report.next.length > 0 && (
          <DataTable
            caption={t('situation.next')}
            columns={[{ header: t('situation.step') }, { header: t('situation.who') }, { header: t('situation.when') }]}
          >
            {report.next.map(({ text, who, when }) => (
              <tr key={text}>
                <th scope="row">{text}</th>
                <td>{who || '—'}</td>
                <td>{when || '—'}</td>
              </tr>
            ))}
          </DataTable>
        )}
        {report.nextDue && (
          <p>
            {t('situation.next_due')}　<TimeText at={new Date(report.nextDue)} show="date-time" />
          </p>
        )}
      </PageBody>
      <PrintSheet tlp={tlp} />
    </>
  )
}
