import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import type { Reply } from '../../api/reply.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { focusFieldById } from '../../ui/focus-field.ts'
import { useLanguage } from '../../ui/language.ts'
import { nameOf, OrganisationText } from '../../ui/OrganisationText.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { AttachFiles } from '../attachments/AttachFiles.tsx'
import { useUploads } from '../attachments/use-uploads.ts'

type Message = Reply<'/api/v1/cases/{id}/messages'>[number]

/** The object the questions are about. All have the same two routes. */
interface ThreadProps {
  of: 'cases' | 'reports' | 'deliveries'
  id: string
}

const useMessages = ({ of, id }: ThreadProps) => {
  const api = useApi()
  return useQuery({
    queryKey: [of, id, 'messages'],
    queryFn: () => body(api.GET(`/api/v1/${of}/{id}/messages`, { params: { path: { id } } })),
  })
}

/** @param title instead of the common one, where a page has several conversations */
export const ThreadPanel = ({ of, id, title }: ThreadProps & { title?: string }) => {
  const { t } = useTranslation('threads')
  const messages = useMessages({ of, id })
  const [answering, setAnswering] = useState<Message>()
  return (
    <Panel title={title ?? t('title')} count={messages.data?.length} flush>
      <Answered query={messages} rows={2}>
        {found => (
          <ol className="thread">
            {found.length === 0 && (
              <li className="thread-message secondary">{t(of === 'deliveries' ? 'none_private' : 'none')}</li>
            )}
            {found.map(message => (
              <MessageRow
                key={message.id}
                message={message}
                shortcut={message.id === lastQuestion(found)?.id ? 'r' : undefined}
                onAnswer={() => {
                  setAnswering(message)
                  focusFieldById('thread-text')
                }}
              />
            ))}
          </ol>
        )}
      </Answered>
      <Write of={of} id={id} answering={answering} onDone={() => setAnswering(undefined)} />
    </Panel>
  )
}

/** The one that `r` answers: the newest question without an answer, else the newest. */
const lastQuestion = (messages: readonly Message[]): Message | undefined => {
  const answered = new Set(messages.map(({ answers }) => answers))
  const questions = messages.filter(({ kind }) => kind === 'QUESTION')
  return questions.filter(({ id }) => !answered.has(id)).at(-1) ?? questions.at(-1)
}

interface MessageRowProps {
  message: Message
  shortcut?: string
  onAnswer: () => void
}

const MessageRow = ({ message, shortcut, onAnswer }: MessageRowProps) => {
  const { t } = useTranslation('threads')
  const language = useLanguage()
  return (
    <li className="thread-message" data-row>
      <p className="thread-head">
        <strong>
          <OrganisationText organisation={message.organisation} short /> {message.person?.[language]}
        </strong>
        <span className="secondary">
          <TimeText at={new Date(message.at)} show="date-time" />
          {'　'}
          {t(message.kind === 'QUESTION' ? 'question' : 'answer')}
        </span>
        {message.kind === 'QUESTION' && (
          <button type="button" className="link-button" aria-keyshortcuts={shortcut} onClick={onAnswer}>
            {t('reply')}
          </button>
        )}
      </p>
      <p className="running-text thread-body">{message.body}</p>
    </li>
  )
}

interface WriteProps extends ThreadProps {
  answering: Message | undefined
  onDone: () => void
}

/** Ctrl+Enter sends; what was typed stays until it has arrived. */
const Write = ({ of, id, answering, onDone }: WriteProps) => {
  const { t } = useTranslation('threads')
  const api = useApi()
  const language = useLanguage()
  const [text, setText] = useState('')
  const uploads = useUploads()
  const say = useAct(
    ({ said, attachments }: { said: string; attachments: string[] }, key) =>
      body(
        api.POST(`/api/v1/${of}/{id}/messages`, {
          params: { path: { id } },
          headers: idempotent(key),
          body: { body: said, answers: answering?.id ?? null, attachments },
        }),
      ),
    {
      refreshes: [
        [of, id, 'messages'],
        [of, id, 'timeline'],
        [of, id, 'attachments'],
      ],
      said: t('sent'),
      onDone: () => {
        setText('')
        uploads.clear()
        onDone()
      },
    },
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() !== '' && !uploads.busy) say.run({ said: text, attachments: uploads.ids })
  }
  const asker = answering?.organisation
  return (
    <form className="thread-write" onSubmit={send}>
      {answering && (
        <p className="secondary">
          {t('answering', { name: asker ? nameOf(asker, language, true) : t('question') })}{' '}
          <button type="button" className="link-button" onClick={onDone}>
            {t('cancel')}
          </button>
        </p>
      )}
      {answering && (
        <div className="button-row">
          {(['seen', 'checking', 'not_concerned'] as const).map(word => (
            <Button key={word} size="small" onPress={() => setText(t(`quick.${word}`))}>
              {t(`quick.${word}`)}
            </Button>
          ))}
        </div>
      )}
      <div className="thread-line">
        <TextArea id="thread-text" label={t('you_write')} labelHidden rows={1} value={text} onChange={setText} />
        <Button look="primary" type="submit" busy={say.busy}>
          {t('send')}
        </Button>
      </div>
      <AttachFiles uploads={uploads} />
      <p className="tertiary thread-hint">
        {t('hint')} <kbd>Ctrl Enter</kbd>
      </p>
      {say.problem && <ProblemNote problem={say.problem} />}
    </form>
  )
}
