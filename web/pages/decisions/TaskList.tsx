import { useTranslation } from 'react-i18next'
import { harmStages, largeScaleHarms, outwardKinds, suspicions } from '../../../src/kernel/taxonomy/decisions.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import type { OutwardTask } from './queries.ts'
import { WordsAct } from './WordsAct.tsx'

const reasons = { ...suspicions, ...largeScaleHarms }

/** To do until done or refused with a reason. */
export const TaskList = ({ tasks }: { tasks: readonly OutwardTask[] }) => (
  <ul>
    {tasks.map(task => (
      <Task key={task.id} task={task} />
    ))}
  </ul>
)

const Task = ({ task }: { task: OutwardTask }) => {
  const { t } = useTranslation('decisions')
  const language = useLanguage()
  const ended = task.doneAt ?? task.refusedAt
  return (
    <li className="panel">
      <div className="panel-body stacked">
        <p>
          <strong>{outwardKinds[task.kind][language]}</strong>　<StateLabel family="outward" code={task.state} />　
          <ClockChip due={new Date(task.dueAt)} doneAt={ended ? new Date(ended) : undefined} />
        </p>
        <p>
          {t('tasks.owes')}　<OrganisationText organisation={task.organisation} />
        </p>
        <p>
          {task.stage && <>{harmStages[task.stage][language]}　</>}
          {task.why.map(code => reasons[code][language]).join(language === 'ja' ? '、' : ', ')}
        </p>
        {task.words !== '' && <p>{task.words}</p>}
        {task.refusedReason !== '' && <p>{t('tasks.refused', { reason: task.refusedReason })}</p>}
        {task.may.allowed && <Answers task={task} />}
      </div>
    </li>
  )
}

const Answers = ({ task }: { task: OutwardTask }) => {
  const { t } = useTranslation('decisions')
  const language = useLanguage()
  const api = useApi()
  const { id } = task
  const refreshes = [['decisions'], ['cases'], ['home']]
  const report = useAct(
    (content: string, key) =>
      body(
        api.POST('/api/v1/outward-tasks/{id}/report', {
          params: { path: { id } },
          headers: idempotent(key),
          body: { content, language },
        }),
      ),
    { refreshes, said: t('large.reported') },
  )
  const refuse = useAct(
    (reason: string) =>
      body(api.PUT('/api/v1/outward-tasks/{id}/refusal', { params: { path: { id } }, body: { reason } })),
    { refreshes, said: t('tasks.refused_said') },
  )
  return (
    <>
      {task.kind === 'POLICE' && <p className="secondary">{t('tasks.police_how')}</p>}
      {task.kind === 'LARGE_SCALE' && (
        <WordsAct id={`report-${id}`} label={t('large.content')} button={t('large.report')} act={report} primary />
      )}
      <WordsAct id={`refuse-${id}`} label={t('tasks.reason')} button={t('tasks.refuse')} act={refuse} />
    </>
  )
}
