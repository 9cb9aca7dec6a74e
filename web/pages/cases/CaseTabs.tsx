import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganisationName } from '../../../src/kernel/organisation.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { useNow } from '../../ui/now.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { EventsTab } from './EventsTab.tsx'
import { KnowledgeMatrix } from './KnowledgeMatrix.tsx'
import { knowledgeOf, partiesOf } from './knowledge.ts'
import { PutOnRecord } from './PutOnRecord.tsx'
import { type CaseFile, type CaseReport, useCaseReports, useTimeline } from './queries.ts'
import { type CaseTab, caseTabs } from './search.ts'
import { type ToldEntry, toldOf } from './told.ts'
import { VersionsTab } from './VersionsTab.tsx'

/** Three views of the same case; the chosen one is in the address. */
export const CaseTabs = ({ file, tab }: { file: CaseFile; tab: CaseTab }) => {
  const { t } = useTranslation('cases')
  const reports = useCaseReports(file.reports)
  const timeline = useTimeline(file.id)
  const counts = {
    knowledge: undefined,
    events: timeline.data?.length,
    versions: reports.data?.reduce((sum, { versions }) => sum + versions.length, 0),
  }
  return (
    <div>
      <Tabs
        label={t('views')}
        tabs={caseTabs.map(name => ({
          label: t(`tab.${name}`),
          count: counts[name],
          href: name === 'knowledge' ? `/cases/${file.id}` : `/cases/${file.id}?tab=${name}`,
          current: name === tab,
        }))}
        aside={tab === 'versions' ? undefined : t('newest_first')}
      />
      {tab === 'knowledge' && (
        <Answered query={reports}>
          {found => <Knowledge reports={found} entries={toldOf(timeline.data ?? [])} />}
        </Answered>
      )}
      {tab === 'events' && (
        <Answered query={timeline}>
          {entries => (
            <>
              {file.may.change.allowed && (
                <RecordButton file={file} parties={partiesOf(reports.data ?? [], toldOf(entries))} />
              )}
              <EventsTab entries={entries} />
            </>
          )}
        </Answered>
      )}
      {tab === 'versions' && <Answered query={reports}>{found => <VersionsTab reports={found} />}</Answered>}
    </div>
  )
}

const RecordButton = ({ file, parties }: { file: CaseFile; parties: readonly OrganisationName[] }) => {
  const { t } = useTranslation('cases')
  const [open, setOpen] = useState(false)
  return (
    <div className="act-list">
      <Button size="small" onPress={() => setOpen(true)}>
        {t('record.open')}
      </Button>
      {open && <PutOnRecord id={file.id} parties={parties} unswept={file.unswept} onClose={() => setOpen(false)} />}
    </div>
  )
}

const Knowledge = ({ reports, entries }: { reports: readonly CaseReport[]; entries: readonly ToldEntry[] }) => (
  <KnowledgeMatrix {...knowledgeOf(reports, useNow(), entries)} />
)
