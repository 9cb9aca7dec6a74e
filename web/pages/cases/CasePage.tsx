import { useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns, PageBody } from '../../ui/layout.tsx'
import { nameOf, OrganisationText } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { StatePath } from '../../ui/StatePath.tsx'
import { tlpOf } from '../../ui/tlp-of.ts'
import { AttachmentList } from '../attachments/AttachmentList.tsx'
import { AttachToCase } from '../attachments/AttachToCase.tsx'
import { CaseFormsPanel } from '../forms/FormsPanel.tsx'
import { CaseInvestigations } from '../investigations/CaseInvestigations.tsx'
import { CaseLadders } from '../ladders/CaseLadders.tsx'
import { PublicSourcePanel } from '../public-cases/PublicSourcePanel.tsx'
import { CaseSweepPanel } from '../sweeps/CaseSweepPanel.tsx'
import { ThreadPanel } from '../threads/ThreadPanel.tsx'
import { AccountPanel } from './AccountPanel.tsx'
import { CaseTabs } from './CaseTabs.tsx'
import { ClosurePanel } from './ClosurePanel.tsx'
import { MeasuresPanel } from './MeasuresPanel.tsx'
import { MergedBanner, MergePanel } from './MergePanel.tsx'
import { MovesPanel } from './MovesPanel.tsx'
import { NoticesPanel } from './NoticesPanel.tsx'
import { PlaybookPanel } from './PlaybookPanel.tsx'
import { pathSteps } from './path.ts'
import { type CaseFile, useCase } from './queries.ts'
import { RelatedPanel } from './RelatedPanel.tsx'
import { StatusPanel } from './StatusPanel.tsx'
import { TiesPanel } from './TiesPanel.tsx'

/** What happened, who knew when, what is still missing (SCREENS §8.3). */
export const CasePage = () => {
  const { t } = useTranslation('cases')
  const { id } = useParams({ from: '/framed/cases/$id' })
  const found = useCase(id)
  if (found.data) return <Case file={found.data} />
  return (
    <>
      <PageHead title={t('list.title')} breadcrumb={[{ label: t('list.title'), href: '/cases' }]} />
      <PageBody>
        <Answered query={found}>{() => null}</Answered>
      </PageBody>
    </>
  )
}

const Case = ({ file }: { file: CaseFile }) => {
  const { tab = 'knowledge' } = useSearch({ from: '/framed/cases/$id' })
  const closable = file.closure.length === 0
  return (
    <>
      <CaseHead file={file} />
      <MergedBanner file={file} />
      <StatePath steps={pathSteps({ ...file, been: file.transitions.map(({ to }) => to), closable })} />
      <Columns side={<Side file={file} />}>
        <CaseTabs file={file} tab={tab} />
        <div className="stacked">
          <ThreadPanel of="cases" id={file.id} />
          <AttachmentList of="cases" id={file.id} />
          {file.may.change.allowed && <AttachToCase id={file.id} />}
          <AccountPanel key={file.id} file={file} />
        </div>
      </Columns>
      <PrintSheet tlp={tlpOf(file.tlp)} />
    </>
  )
}

const CaseHead = ({ file }: { file: CaseFile }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const { originator, number, title, owner } = file
  return (
    <PageHead
      breadcrumb={[{ label: t('list.title'), href: '/cases' }, { label: number }]}
      facts={t('facts', { count: file.reports.length, measures: file.measures.length })}
      title={
        <>
          <OrganisationText organisation={originator} />　{title}
        </>
      }
      windowTitle={`${number} ${originator ? nameOf(originator, language, true) : ''}`}
      tlp={tlpOf(file.tlp)}
      owner={owner?.[language]}
      actions={
        <>
          <ButtonLink size="small" href={`/cases/${file.id}/decisions`}>
            {t('decisions')}
          </ButtonLink>
          <Button size="small" onPress={() => print()}>
            {t('print')}
          </Button>
          {file.may.change.allowed && (
            <ButtonLink size="small" href={`/advisories/new?case=${file.id}`}>
              {t('draft_advisory')}
            </ButtonLink>
          )}
        </>
      }
    />
  )
}

const Side = ({ file }: { file: CaseFile }) => (
  <>
    <ClosurePanel file={file} />
    <MovesPanel file={file} />
    <NoticesPanel id={file.id} />
    <CaseLadders id={file.id} />
    <PlaybookPanel id={file.id} />
    <PublicSourcePanel id={file.id} />
    <MeasuresPanel file={file} />
    <CaseSweepPanel id={file.id} />
    <CaseInvestigations id={file.id} />
    <StatusPanel file={file} />
    <CaseFormsPanel id={file.id} />
    <RelatedPanel file={file} />
    <MergePanel file={file} />
    <TiesPanel id={file.id} />
  </>
)
