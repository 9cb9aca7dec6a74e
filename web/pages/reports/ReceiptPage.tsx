import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns } from '../../ui/layout.tsx'
import { Note } from '../../ui/Note.tsx'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { clockTime } from '../../ui/time.ts'
import { asTlp } from '../../ui/tlp-label.ts'
import { SignedReceipt } from '../clocks/SignedReceipt.tsx'
import { FormsPanel } from '../forms/FormsPanel.tsx'
import { type StoredContent, stillMissing } from './content.ts'
import { FieldList } from './FieldList.tsx'
import { isField } from './fields.ts'
import { HopPanel } from './HopPanel.tsx'
import { type Hop, type Report, useReport } from './queries.ts'

/** What was sent, when, under which number, to whom — to be printed and pinned up (SCREENS §5 row 11). */
export const ReceiptPage = () => {
  const { id } = useParams({ from: '/framed/reports/$id/receipt' })
  const report = useReport(id, found => hopsOfLast(found).length > 0)
  return <Answered query={report}>{found => <Receipt report={found} />}</Answered>
}

/** The receipt is that of the latest version; earlier ones have their own way. */
const hopsOfLast = ({ hops, versions }: Report): Hop[] => hops.filter(hop => hop.seq === versions.at(-1)?.seq)

const Receipt = ({ report }: { report: Report }) => {
  const { t } = useTranslation('reports')
  const last = report.versions.at(-1)
  if (!last) return null
  const content = last.content as StoredContent
  return (
    <>
      <PageHead
        title={t('receipt.title', { number: report.number })}
        tlp={asTlp(report.tlp)}
        actions={
          <>
            <Button onPress={() => print()}>{t('receipt.print')}</Button>
            <SignedReceipt
              act="submission"
              id={report.id}
              seq={last.seq}
              name={`noroshi-${report.number}-${last.seq}`}
            />
            <ButtonLink href={`/reports/${report.id}`} look="primary">
              {t('receipt.open')}
            </ButtonLink>
          </>
        }
      />
      <Columns
        side={
          <>
            <LaterPanel report={report} content={content} />
            {report.type === 'REPORT' && <FormsPanel report={report.id} />}
          </>
        }
      >
        <div className="receipt">
          <Note tone="done">
            <p className="receipt-sentence">
              <Sentence report={report} at={new Date(last.submittedAt)} />
            </p>
          </Note>
          <HopPanel hops={hopsOfLast(report)} />
          <FieldList content={content} only="given" />
        </div>
      </Columns>
      <PrintSheet tlp={asTlp(report.tlp)} />
    </>
  )
}

/** 03:02:31 に受け付けました（R-1184）。…に届きました。受領確認の期限は 03:32 です。 */
const Sentence = ({ report, at }: { report: Report; at: Date }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const hops = hopsOfLast(report)
  const names = hops.flatMap(hop => (hop.to ? [nameOf(hop.to, language, true)] : [])).join(t('receipt.and'))
  const due = hops.map(hop => hop.dueAt).sort()[0]
  return (
    <>
      {t('receipt.received', { at: clockTime(at, { language }, true), number: report.number })}
      {hops.length === 0 && t('receipt.on_its_way')}
      {names !== '' && t('receipt.reached', { names })}
      {due && t('receipt.due', { due: clockTime(new Date(due), { language }) })}
    </>
  )
}

/** What nobody was asked for at night can be added by day. */
const LaterPanel = ({ report, content }: { report: Report; content: StoredContent }) => {
  const { t } = useTranslation('reports')
  const missing = stillMissing(content)
  return (
    <Panel title={t('receipt.later')} count={missing.length}>
      <p className="secondary">{t('receipt.later_support')}</p>
      <p className="receipt-missing">
        {missing.flatMap(field => (isField(field) ? [t(`fields.${field}`)] : [])).join(t('receipt.comma'))}
      </p>
      <ButtonLink
        size="small"
        href={`/reports/${report.id}/versions/new?kind=${report.type === 'REPORT' ? 'FOLLOW_UP' : 'CONSULTATION'}`}
      >
        {t('receipt.write_follow_up')}
      </ButtonLink>
    </Panel>
  )
}
