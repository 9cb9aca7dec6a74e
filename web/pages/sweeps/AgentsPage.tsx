import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTolerance } from '../../../src/kernel/taxonomy/sweeps.ts'
import { sweepPolicies } from '../../../src/share/sweeps/policy.ts'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useActor } from '../../api/use-actor.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { Note } from '../../ui/Note.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { AgentForm } from './AgentForm.tsx'
import { type Agent, useAgents } from './queries.ts'

/** Programs that answer sweeps for my organisation: their keys, when they were last heard of, and how right their clocks are. */
export const AgentsPage = () => {
  const { t } = useTranslation('sweeps')
  const actor = useActor()
  const keeps = actor !== undefined && sweepPolicies['sweep_agent.keep'](actor).allowed
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/sweeps' }, { label: t('agents.title') }]}
        title={t('agents.title')}
        support={t('agents.support')}
      />
      <PageBody>
        <Answered query={useAgents()}>
          {agents => (
            <>
              <Agents agents={agents} keeps={keeps} />
              {keeps ? <AgentForm agents={agents} /> : <Note>{t('agents.only_administrators')}</Note>}
            </>
          )}
        </Answered>
      </PageBody>
    </>
  )
}

const Agents = ({ agents, keeps }: { agents: readonly Agent[]; keeps: boolean }) => {
  const { t } = useTranslation('sweeps')
  const language = useLanguage()
  if (agents.length === 0) return <EmptyState>{t('agents.none')}</EmptyState>
  return (
    <DataTable
      caption={t('agents.title')}
      columns={[
        { header: t('agents.name') },
        { header: t('agents.fingerprint') },
        { header: t('agents.seen'), narrow: true },
        { header: t('agents.clock'), narrow: true },
        { header: t('agents.registered'), narrow: true },
        { header: t('agents.state') },
      ]}
    >
      {agents.map(agent => (
        <tr key={agent.id} data-row>
          <th scope="row">
            {agent.name}
            {agent.replaces && <span className="sweep-sub">{t('agents.replaces', { name: agent.replaces.name })}</span>}
          </th>
          <td>
            <span className="mono sweep-fingerprint">{agent.fingerprint}</span>
          </td>
          <td>{agent.seenAt ? <TimeText at={new Date(agent.seenAt)} show="date-time" /> : t('agents.never')}</td>
          <td>
            <Clock offset={agent.clockOffsetMs} />
          </td>
          <td>
            <TimeText at={new Date(agent.registeredAt)} show="date" />
          </td>
          <td>
            {agent.revokedAt
              ? t('agents.revoked', { at: dateAndTime(new Date(agent.revokedAt), { language }) })
              : t('agents.in_use')}
            {keeps && !agent.revokedAt && <Revoke agent={agent} />}
          </td>
        </tr>
      ))}
    </DataTable>
  )
}

const minute = 60_000

/** What its clock must be moved by: behind where it must go forward. */
const Clock = ({ offset }: { offset: number | null }) => {
  const { t } = useTranslation('sweeps')
  if (offset === null) return <>—</>
  const minutes = Math.round(Math.abs(offset) / minute)
  if (minutes === 0) return <>{t('agents.clock_right')}</>
  const words = t(offset > 0 ? 'agents.clock_behind' : 'agents.clock_ahead', { minutes })
  return Math.abs(offset) > clockTolerance ? <span className="soon-text">{words}</span> : words
}

const Revoke = ({ agent }: { agent: Agent }) => {
  const { t } = useTranslation('sweeps')
  const api = useApi()
  const [open, setOpen] = useState(false)
  const revoke = useAct(
    (_: undefined) => body(api.POST('/api/v1/sweep-agents/{id}/revocation', { params: { path: { id: agent.id } } })),
    { refreshes: [['sweeps']], said: t('agents.revoked_done'), onDone: () => setOpen(false) },
  )
  return (
    <>
      {'　'}
      <Button size="small" onPress={() => setOpen(true)}>
        {t('agents.revoke')}
      </Button>
      <Dialog
        title={t('agents.revoke_of', { name: agent.name })}
        isOpen={open}
        alert
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button look="primary" busy={revoke.busy} onPress={() => revoke.run(undefined)}>
              {t('agents.revoke')}
            </Button>
            <Button onPress={() => setOpen(false)}>{t('back')}</Button>
          </>
        }
      >
        <p>{t('agents.revoke_ask', { name: agent.name })}</p>
        {revoke.problem && <ProblemNote problem={revoke.problem} />}
      </Dialog>
    </>
  )
}
