import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { directiveKinds } from '../../../src/kernel/taxonomy/decisions.ts'
import { body } from '../../api/client.ts'
import { idempotent, ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns } from '../../ui/layout.tsx'
import { nameOf, OrganisationText } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { type Directive, type DirectiveTask, useDirective } from './queries.ts'
import { WordsAct } from './WordsAct.tsx'

/** A request for materials or an instruction: what is demanded, and where each ministry stands. */
export const DirectivePage = () => {
  const { id } = useParams({ from: '/framed/directives/$id' })
  return <Answered query={useDirective(id)}>{directive => <Demanded directive={directive} />}</Answered>
}

const refreshes = [['decisions'], ['home']]

const Demanded = ({ directive }: { directive: Directive }) => {
  const { t } = useTranslation('decisions')
  const language = useLanguage()
  const { kind, title, number, issuer, sentAt, tlp, own, tasks } = directive
  const facts = [issuer ? nameOf(issuer, language) : '—', dateAndTime(new Date(sentAt), { language })].join('　')
  const terms = [
    [t('directives.basis'), directive.legalBasis],
    [t('directives.document'), directive.documentNumber],
    [t('directives.addressee'), tasks.map(({ addressee }) => addressee).join(' ')],
  ].filter(([, value]) => value?.trim())
  return (
    <>
      <PageHead
        breadcrumb={[{ label: directiveKinds[kind][language] }, { label: number }]}
        title={title}
        facts={facts}
        tlp={tlp}
        state={own && <StateLabel family="directive" code={own.state} />}
        actions={
          <Button size="small" onPress={() => print()}>
            {t('print')}
          </Button>
        }
      />
      <Columns side={<Side directive={directive} />}>
        <dl className="field-list">
          {terms.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="field-value">{directive.body}</p>
        <SectionHead title={t('directives.board')} count={tasks.length} />
        <Board directive={directive} />
      </Columns>
      <PrintSheet tlp={tlp} />
    </>
  )
}

const weight: Record<DirectiveTask['state'], number> = {
  ...{ SILENT: 0, LATE: 1, REFUSED: 2, SENT: 3, RECEIVED: 4, PARTLY: 5, DONE: 6 },
}

/** One row for each ministry, silent and late first. */
const Board = ({ directive: { tasks } }: { directive: Directive }) => {
  const { t } = useTranslation('decisions')
  return (
    <DataTable
      caption={t('directives.board')}
      columns={[
        { header: t('directives.ministry') },
        { header: t('directives.state'), narrow: true },
        { header: t('directives.received'), narrow: true },
        { header: t('directives.came') },
      ]}
    >
      {[...tasks]
        .sort((a, b) => weight[a.state] - weight[b.state])
        .map(task => (
          <tr key={task.organisation} data-row>
            <th scope="row">
              <OrganisationText organisation={task.name} />
            </th>
            <td>
              <StateLabel family="directive" code={task.state} />
            </td>
            <td>{task.receivedAt ? <TimeText at={new Date(task.receivedAt)} show="date-time" /> : '—'}</td>
            <td>
              {task.refusedReason}
              {task.returns.map(line => (
                <p key={line.id}>
                  <TimeText at={new Date(line.cameAt)} show="date-time" />　{line.what}
                </p>
              ))}
            </td>
          </tr>
        ))}
    </DataTable>
  )
}

const Side = ({ directive }: { directive: Directive }) => {
  const { t } = useTranslation('decisions')
  const { id, progress, dueAt, may, tasks } = directive
  const api = useApi()
  const open = progress.asked - progress.done - progress.refused
  const remind = useAct(
    (_: undefined, key) =>
      body(api.POST('/api/v1/directives/{id}/reminders', { params: { path: { id } }, headers: idempotent(key) })),
    { refreshes, said: t('directives.reminded') },
  )
  const figures = ['asked', 'done', 'working', 'late', 'silent', 'refused'] as const
  const mine = tasks.filter(task => task.may.receive.allowed || task.may.return.allowed || task.may.finish.allowed)
  return (
    <>
      <Panel title={t('directives.progress')} alarming={progress.late + progress.silent > 0}>
        <p>
          {t('directives.due')}　<ClockChip due={new Date(dueAt)} doneAt={open === 0 ? new Date(dueAt) : undefined} />
        </p>
        <dl className="field-list">
          {figures.map(figure => (
            <div key={figure}>
              <dt>{t(`directives.figures.${figure}`)}</dt>
              <dd>{progress[figure]}</dd>
            </div>
          ))}
        </dl>
        {remind.problem && <ProblemNote problem={remind.problem} />}
        {may.remind.allowed && open > 0 && (
          <Button size="small" busy={remind.busy} onPress={() => remind.run(undefined)}>
            {t('directives.remind', { count: open })}
          </Button>
        )}
      </Panel>
      {mine.map(task => (
        <Answer key={task.organisation} id={id} task={task} />
      ))}
    </>
  )
}

const Answer = ({ id, task }: { id: string; task: DirectiveTask }) => {
  const { t } = useTranslation('decisions')
  const language = useLanguage()
  const api = useApi()
  const { organisation, version, may } = task
  const path = { id, organisation }
  const receive = useAct(
    (_: undefined, key) =>
      body(api.POST('/api/v1/directives/{id}/receipt', { params: { path: { id } }, headers: idempotent(key) })),
    { refreshes, said: t('directives.receive_said') },
  )
  const give = useAct(
    (what: string, key) =>
      body(
        api.POST('/api/v1/directives/{id}/tasks/{organisation}/returns', {
          params: { path },
          headers: idempotent(key),
          body: { what },
        }),
      ),
    { refreshes, said: t('directives.return_said') },
  )
  const finish = useAct(
    (_: undefined) =>
      body(
        api.PUT('/api/v1/directives/{id}/tasks/{organisation}/completion', {
          params: { path },
          headers: ifMatch(`"${version}"`),
        }),
      ),
    { refreshes, said: t('directives.finish_said') },
  )
  const refuse = useAct(
    (reason: string) =>
      body(
        api.PUT('/api/v1/directives/{id}/refusal', {
          params: { path: { id } },
          headers: ifMatch(`"${version}"`),
          body: { reason },
        }),
      ),
    { refreshes, said: t('directives.refuse_said') },
  )
  return (
    <Panel title={task.name ? nameOf(task.name, language) : t('directives.answer')}>
      <div className="stacked">
        {may.receive.allowed && (
          <Button look="primary" busy={receive.busy} onPress={() => receive.run(undefined)}>
            {t('directives.receive')}
          </Button>
        )}
        {may.return.allowed && (
          <WordsAct
            id={`return-${organisation}`}
            label={t('directives.what')}
            support={t('directives.what_support')}
            button={t('directives.return')}
            act={give}
          />
        )}
        {finish.problem && <ProblemNote problem={finish.problem} />}
        {may.finish.allowed && (
          <Button busy={finish.busy} onPress={() => finish.run(undefined)}>
            {t('directives.finish')}
          </Button>
        )}
        {may.refuse.allowed && (
          <WordsAct
            id={`refuse-${organisation}`}
            label={t('directives.reason')}
            button={t('directives.refuse')}
            act={refuse}
          />
        )}
      </div>
    </Panel>
  )
}
