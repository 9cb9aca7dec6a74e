import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ladderOccasions } from '../../../src/kernel/taxonomy/ladders.ts'
import { ladderPolicies } from '../../../src/share/ladders/policy.ts'
import { useActor } from '../../api/use-actor.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns } from '../../ui/layout.tsx'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { WordLabel } from '../../ui/StateLabel.tsx'
import { ChainPanel } from './ChainPanel.tsx'
import { type Run, useRun } from './queries.ts'
import { ReceiptStep } from './ReceiptStep.tsx'
import { ReportPanel } from './ReportPanel.tsx'
import { RunActs } from './RunActs.tsx'
import { RunView } from './RunView.tsx'

const objectPages: Readonly<Record<string, string>> = {
  case: '/cases',
  edition: '/inbox',
  report: '/reports',
  notice: '/detection-notices',
  detection_notice: '/detection-notices',
  sweep: '/sweeps',
  sweep_request: '/sweeps',
}

/** Where a call leads: what it is, “I have it” as the one button, and below how the calling stands. */
export const RunPage = () => {
  const { t } = useTranslation('ladders')
  const { id } = useParams({ from: '/framed/ladder-runs/$id' })
  const run = useRun(id)
  return (
    <>
      {!run.data && <h1 className="page-body">{t('run.crumb')}</h1>}
      <Answered query={run}>{found => <Found run={found} />}</Answered>
    </>
  )
}

const Found = ({ run }: { run: Run }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const actor = useActor()
  const subject = { organisation: run.organisation, ended: run.endedAt !== null }
  const mayCall = actor !== undefined && ladderPolicies['ladder.call'](actor, subject).allowed
  const own = actor?.organisation === run.organisation
  const mayRecord = own && actor !== undefined && ladderPolicies['ladder.record'](actor, subject).allowed
  const page = objectPages[run.objectKind]
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/ladders' }, { label: run.number || t('run.crumb') }]}
        title={`${ladderOccasions[run.occasion][language]} ${run.number}`.trim()}
        support={run.organisationName ? nameOf(run.organisationName, language) : undefined}
        tlp={run.tlp}
        state={run.test && <WordLabel tone="soon">{t('run.test')}</WordLabel>}
      />
      <Columns
        side={
          <>
            {page && run.objectId !== run.id && (
              <Panel title={t('run.of_object')}>
                <Link href={`${page}/${run.objectId}`}>{run.number || t('run.open_object')}</Link>
              </Panel>
            )}
            {run.reportBy && <ReportPanel run={run} mayRecord={mayRecord} />}
            <ChainPanel run={run} mayRecord={mayRecord} />
          </>
        }
      >
        {run.summary && <p className="ladder-summary">{run.summary}</p>}
        {run.mine && <ReceiptStep run={run} />}
        {mayCall && <RunActs run={run} />}
        <RunView run={run} />
        <PrintSheet tlp={run.tlp} />
      </Columns>
    </>
  )
}
