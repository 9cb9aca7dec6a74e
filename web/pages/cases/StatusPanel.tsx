import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { type CaseFile, useStatusRequests } from './queries.ts'

type Request = NonNullable<ReturnType<typeof useStatusRequests>['data']>['requests'][number]

/** 状況の照会: how the measures stand, asked of whoever reported, with the clock at both ends (F33, R-029). */
export const StatusPanel = ({ file }: { file: CaseFile }) => {
  const { t } = useTranslation('cases')
  const found = useStatusRequests(file.id).data
  const [asking, setAsking] = useState(false)
  const [answering, setAnswering] = useState<Request>()
  if (!found || (found.requests.length === 0 && !found.mayAsk.allowed)) return null
  const open = found.requests.filter(({ answeredAt }) => !answeredAt).length
  const mayAsk = found.mayAsk.allowed && file.state !== 'CLOSED'
  return (
    <Panel
      title={t('status.title')}
      count={open}
      aside={
        mayAsk && (
          <button type="button" className="link-button" onClick={() => setAsking(true)}>
            {t('status.ask')}
          </button>
        )
      }
      flush
    >
      {found.requests.length === 0 && <p className="panel-body secondary">{t('status.none')}</p>}
      <ul>
        {found.requests.map(request => (
          <RequestRow key={request.id} request={request} onAnswer={() => setAnswering(request)} />
        ))}
      </ul>
      {asking && <AskDialog file={file} onClose={() => setAsking(false)} />}
      {answering && <AnswerDialog request={answering} onClose={() => setAnswering(undefined)} />}
    </Panel>
  )
}

const RequestRow = ({ request, onAnswer }: { request: Request; onAnswer: () => void }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  return (
    <li className="measure-row">
      <div className="measure-text">
        <p>{request.body}</p>
        {request.measureText && <p className="secondary">{t('status.about', { measure: request.measureText })}</p>}
        <p className="secondary">
          <OrganisationText organisation={request.organisation} short /> →{' '}
          <OrganisationText organisation={request.to} short />
          {'　'}
          <TimeText at={new Date(request.askedAt)} show="date-time" />
        </p>
        {request.answer && (
          <p>
            <strong>{t('status.answer')}</strong>　{request.answer}{' '}
            <span className="secondary">{request.answeredBy?.[language]}</span>
          </p>
        )}
        {request.mayAnswer.allowed && (
          <button type="button" className="link-button" onClick={onAnswer}>
            {t('status.answer_it')}
          </button>
        )}
      </div>
      <div className="measure-standing">
        {request.answeredAt ? (
          <TimeText at={new Date(request.answeredAt)} show="date-time" />
        ) : (
          <ClockChip due={new Date(request.dueAt)} />
        )}
      </div>
    </li>
  )
}

const AskDialog = ({ file, onClose }: { file: CaseFile; onClose: () => void }) => {
  const { t } = useTranslation('cases')
  const api = useApi()
  const [text, setText] = useState('')
  const [measure, setMeasure] = useState('')
  const own = file.measures.filter(({ caseId }) => caseId === file.id)
  const ask = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/cases/{id}/status-requests', {
          params: { path: { id: file.id } },
          headers: idempotent(key),
          body: { body: text, measure: measure || null },
        }),
      ),
    { refreshes: [['cases']], said: t('status.asked'), onDone: onClose },
  )
  return (
    <Dialog title={t('status.ask')} isOpen onClose={onClose}>
      <p>{t('status.explained')}</p>
      {own.length > 0 && (
        <SelectField
          id="status-measure"
          label={t('status.measure')}
          necessity="optional"
          none={t('status.whole_case')}
          choices={own.map(({ id, text: words }) => ({ value: id, label: words.slice(0, 60) }))}
          value={measure}
          onChange={setMeasure}
        />
      )}
      <TextArea id="status-body" label={t('status.question')} necessity="required" value={text} onChange={setText} />
      {ask.problem && <ProblemNote problem={ask.problem} />}
      <Button
        look="primary"
        busy={ask.busy}
        refusedBecause={text.trim() === '' ? t('status.text_missing') : undefined}
        onPress={() => ask.run(undefined)}
      >
        {t('status.ask')}
      </Button>
    </Dialog>
  )
}

const AnswerDialog = ({ request, onClose }: { request: Request; onClose: () => void }) => {
  const { t } = useTranslation('cases')
  const api = useApi()
  const [text, setText] = useState('')
  const { id: requestId, caseId } = request
  const answer = useAct(
    () =>
      body(
        api.PUT('/api/v1/cases/{id}/status-requests/{request}/answer', {
          params: { path: { id: caseId, request: requestId } },
          body: { answer: text },
        }),
      ),
    { refreshes: [['cases'], ['home']], said: t('status.answered'), onDone: onClose },
  )
  return (
    <Dialog title={t('status.answer_it')} isOpen onClose={onClose}>
      <p className="strong">{request.body}</p>
      <TextArea
        id="status-answer"
        label={t('status.answer')}
        necessity="required"
        support={t('status.answer_support')}
        value={text}
        onChange={setText}
        autoFocus
      />
      {answer.problem && <ProblemNote problem={answer.problem} />}
      <Button
        look="primary"
        busy={answer.busy}
        refusedBecause={text.trim() === '' ? t('status.text_missing') : undefined}
        onPress={() => answer.run(undefined)}
      >
        {t('status.send')}
      </Button>
    </Dialog>
  )
}
