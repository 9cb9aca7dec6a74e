import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { scenarioPolicies } from '../../../src/share/scenario/policy.ts'
import { body } from '../../api/client.ts'
import { problemOf, useAct } from '../../api/use-act.ts'
import { useActor } from '../../api/use-actor.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { useNow } from '../../ui/now.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { TimeText } from '../../ui/TimeText.tsx'

/** Scenario time: what it is, how it was set, and for an administrator of the coordinator how to set it. */
export const ScenarioPage = () => {
  const { t } = useTranslation('clocks')
  const api = useApi()
  const found = useQuery({ queryKey: ['scenario'], queryFn: () => body(api.GET('/api/v1/scenario')) })
  const language = useLanguage()
  const actor = useActor()
  return (
    <>
      <PageHead title={t('scenario.title')} support={t('scenario.support')} />
      <PageBody>
        {found.error && problemOf(found.error).status === 404 ? (
          <EmptyState>{t('scenario.real')}</EmptyState>
        ) : (
          <Answered query={found}>
            {({ runs }) => (
              <>
                {actor && scenarioPolicies['scenario.set'](actor).allowed && (
                  <SetForm speed={runs[0]?.speed ?? 1} paused={runs[0]?.paused ?? false} />
                )}
                <DataTable
                  caption={t('scenario.history')}
                  columns={[
                    { header: t('scenario.columns.since'), narrow: true },
                    { header: t('scenario.columns.at'), narrow: true },
                    { header: t('scenario.columns.pace') },
                    { header: t('scenario.columns.who') },
                  ]}
                >
                  {runs.map(run => (
                    <tr key={run.seq}>
                      <th scope="row">
                        <TimeText at={new Date(run.since)} show="date-time" />
                      </th>
                      <td>
                        <TimeText at={new Date(run.at)} show="date-time" />
                      </td>
                      <td>{run.paused ? t('scenario.paused') : t('scenario.times', { speed: run.speed })}</td>
                      <td>{run.person?.[language] ?? t('scenario.start')}</td>
                    </tr>
                  ))}
                </DataTable>
              </>
            )}
          </Answered>
        )}
      </PageBody>
    </>
  )
}

/** 2015-05-08T09:00 on the wall clock of Japan. */
const wallClock = (at: Date): string => new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 16)

const SetForm = ({ speed, paused }: { speed: number; paused: boolean }) => {
  const { t } = useTranslation('clocks')
  const api = useApi()
  const now = useNow()
  const [at, setAt] = useState('')
  const [pace, setPace] = useState(String(speed))
  const set = useAct(
    (setting: { at?: string; speed?: number; paused?: boolean }) => api.PUT('/api/v1/scenario', { body: setting }),
    { refreshes: [['scenario'], ['session'], ['home']], said: t('scenario.done'), onDone: () => setAt('') },
  )
  return (
    <Panel title={t('scenario.set')}>
      {set.problem && <ProblemNote problem={set.problem} />}
      <TextField
        id="scenario-at"
        type="datetime-local"
        label={t('scenario.at')}
        support={t('scenario.at_support', { now: wallClock(now).replace('T', ' ') })}
        value={at}
        onChange={setAt}
      />
      <TextField
        id="scenario-speed"
        type="number"
        label={t('scenario.speed')}
        support={t('scenario.speed_support')}
        value={pace}
        onChange={setPace}
      />
      <ButtonRow>
        <Button
          look="primary"
          busy={set.busy}
          refusedBecause={Number(pace) > 0 ? undefined : t('scenario.speed_support')}
          onPress={() => set.run({ ...(at ? { at: `${at}:00+09:00` } : {}), speed: Number(pace) })}
        >
          {t('scenario.act')}
        </Button>
        <Button busy={set.busy} onPress={() => set.run({ paused: !paused })}>
          {t(paused ? 'scenario.go_on' : 'scenario.stop')}
        </Button>
      </ButtonRow>
    </Panel>
  )
}
