import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readTime } from '../../../src/kernel/known-time.ts'
import { postKinds } from '../../../src/kernel/taxonomy/posts.ts'
import { responsiblePosts } from '../../../src/share/notices/model.ts'
import { Button } from '../../ui/Button.tsx'
import { KnownTimeField } from '../../ui/KnownTimeField.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { fromLocalField, toLocalField } from '../../ui/time.ts'
import type { Notice } from './queries.ts'
import { useNoticeAct } from './use-notice-act.ts'

interface FormProps {
  notice: Notice
  onClose: () => void
}

export const FormButtons = ({ label, busy, onClose }: { label: string; busy: boolean; onClose: () => void }) => {
  const { t } = useTranslation('detectionNotices')
  return (
    <div className="button-row">
      <Button type="submit" look="primary" busy={busy}>
        {label}
      </Button>
      <Button look="bare" onPress={onClose}>
        {t('back')}
      </Button>
    </div>
  )
}

/** who was told, which is somebody else than the window, and when. */
export const InformForm = ({ notice, onClose }: FormProps) => {
  const { t } = useTranslation('detectionNotices')
  const language = useLanguage()
  const now = useNow()
  const [name, setName] = useState('')
  const [post, setPost] = useState<(typeof responsiblePosts)[number]>('CHIEF_SEC_OFFICER')
  const [when, setWhen] = useState(readTime('', now))
  const [tried, setTried] = useState(false)
  const act = useNoticeAct(notice, t('done.INFORM'), onClose)
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '') return
    act.run({ act: 'INFORM', responsible: { name, post }, happened: when.wording ? when : null })
  }
  return (
    <form onSubmit={send} className="step-form" noValidate>
      <SelectField
        id="responsible-post"
        label={t('inform.post')}
        support={t('inform.post_support')}
        choices={responsiblePosts.map(code => ({ value: code, label: postKinds[code][language] }))}
        value={post}
        onChange={setPost}
      />
      <TextField
        id="responsible-name"
        label={t('inform.name')}
        necessity="required"
        value={name}
        onChange={setName}
        error={tried && name.trim() === '' ? t('inform.name_missing') : undefined}
      />
      <KnownTimeField
        id="responsible-when"
        label={t('inform.when')}
        support={t('when_support')}
        necessity="optional"
        value={when}
        onChange={setWhen}
        read={wording => readTime(wording, now)}
      />
      {act.problem && <ProblemNote problem={act.problem} />}
      <FormButtons label={t('do.INFORM')} busy={act.busy} onClose={onClose} />
    </form>
  )
}

/** the period that was watched; the server refuses one in which the sensors saw it. */
export const ConfirmForm = ({ act: code, notice, onClose }: FormProps & { act: 'CONFIRM' | 'VERIFY' }) => {
  const { t } = useTranslation('detectionNotices')
  const now = useNow()
  const [from, setFrom] = useState(toLocalField(new Date(notice.lastSeen ?? notice.givenAt)))
  const [until, setUntil] = useState(toLocalField(now))
  const [words, setWords] = useState<string>(t('confirm.words_usual'))
  const act = useNoticeAct(notice, t(`done.${code}`), onClose)
  const [begin, end] = [fromLocalField(from), fromLocalField(until)]
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (!begin || !end) return
    // Fields know minutes: the minute of the last signal itself is not part of the silence.
    const after =
      notice.lastSeen && begin <= new Date(notice.lastSeen) ? new Date(Date.parse(notice.lastSeen) + 1) : begin
    act.run({ act: code, words, watched: { from: after.toISOString(), until: end.toISOString() } })
  }
  return (
    <form onSubmit={send} className="step-form" noValidate>
      <p className="secondary">{t('confirm.explained')}</p>
      <TextField
        id="watched-from"
        label={t('confirm.from')}
        type="datetime-local"
        necessity="required"
        value={from}
        onChange={setFrom}
        error={begin ? undefined : t('confirm.time_missing')}
      />
      <TextField
        id="watched-until"
        label={t('confirm.until')}
        type="datetime-local"
        necessity="required"
        value={until}
        onChange={setUntil}
        error={end ? undefined : t('confirm.time_missing')}
      />
      <TextArea id="confirm-words" label={t('confirm.words')} necessity="optional" value={words} onChange={setWords} />
      {act.problem && <ProblemNote problem={act.problem} />}
      <FormButtons label={t(`do.${code}`)} busy={act.busy} onClose={onClose} />
    </form>
  )
}

/** Advice, or that the signal was seen again. */
export const WordsForm = ({ act: code, notice, onClose }: FormProps & { act: 'ADVISE' | 'SEEN_AGAIN' }) => {
  const { t } = useTranslation('detectionNotices')
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const act = useNoticeAct(notice, t(`done.${code}`), onClose)
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (words.trim() !== '') act.run({ act: code, words })
  }
  return (
    <form onSubmit={send} className="step-form" noValidate>
      <TextArea
        id={`words-${code}`}
        label={t(`words.${code}`)}
        support={t('words.support')}
        necessity="required"
        value={words}
        onChange={setWords}
        error={tried && words.trim() === '' ? t('words.missing') : undefined}
        autoFocus
      />
      {act.problem && <ProblemNote problem={act.problem} />}
      <FormButtons label={t(`do.${code}`)} busy={act.busy} onClose={onClose} />
    </form>
  )
}
