import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink, ButtonRow } from '../../ui/Button.tsx'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { Link } from '../../ui/Link.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { type Run, useOwnReports, useTieReport } from './queries.ts'

/** what was recognised leads to a report to the coordinator, or to an alarm there. */
export const ReportPanel = ({ run, mayRecord }: { run: Run; mayRecord: boolean }) => {
  const { t } = useTranslation('ladders')
  const [chosen, setChosen] = useState('')
  const reports = useOwnReports(mayRecord && run.reportId === null)
  const tie = useTieReport(run.id, t('run.report_done'))
  if (run.reportId)
    return (
      <Panel title={t('run.report')}>
        <p>{t('run.reported')}</p>
        <Link href={`/reports/${run.reportId}`}>{t('open_run')}</Link>
      </Panel>
    )
  return (
    <Panel title={t('run.report')} alarming>
      <p>
        {t('run.report_due')} {run.reportBy && <ClockChip due={new Date(run.reportBy)} />}
      </p>
      {mayRecord && (
        <>
          <ButtonRow>
            <ButtonLink size="small" href="/reports/new">
              {t('run.report_write')}
            </ButtonLink>
          </ButtonRow>
          <SelectField
            id="tie-report"
            label={t('run.report_choose')}
            none={t('form.choose')}
            value={chosen}
            onChange={setChosen}
            choices={(reports.data?.items ?? [])
              .filter(({ originator }) => originator?.id === run.organisation)
              .map(({ id, number, summary }) => ({ value: id, label: `${number} ${summary}` }))}
          />
          <Button size="small" busy={tie.busy} onPress={() => chosen !== '' && tie.run(chosen)}>
            {t('run.report_tie')}
          </Button>
          {tie.problem && <ProblemNote problem={tie.problem} />}
        </>
      )}
    </Panel>
  )
}
