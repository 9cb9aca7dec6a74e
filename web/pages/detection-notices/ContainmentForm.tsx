import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readTime } from '../../../src/kernel/known-time.ts'
import {
  type ContainmentAction,
  containmentActionCodes,
  containmentActions,
} from '../../../src/kernel/taxonomy/notices.ts'
import { KnownTimeField } from '../../ui/KnownTimeField.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { FormButtons } from './forms.tsx'
import type { Notice } from './queries.ts'
import { useNoticeAct } from './use-notice-act.ts'

interface Terminal {
  /** Rows are told apart by this while they are typed. */
  row: number
  name: string
  address: string
  user: string
}

/** What was found last, by whoever named it: the window passes on what the body has written. */
const known = (notice: Notice): Terminal[] => {
  const found = notice.acts.filter(({ standing, details }) => standing && details.terminals?.length).at(-1)
  const terminals = found?.details.terminals ?? [{ name: '', address: notice.evidence[0]?.src ?? '', user: '' }]
  return terminals.map((terminal, row) => ({ row, ...terminal }))
}

/** Which terminals, what was done, when, and by whom; naming them alone comes before. */
export const ContainmentForm = ({
  act: code,
  notice,
  onClose,
}: {
  act: 'IDENTIFY' | 'CONTAIN'
  notice: Notice
  onClose: () => void
}) => {
  const { t } = useTranslation('detectionNotices')
  const language = useLanguage()
  const now = useNow()
  const [terminals, setTerminals] = useState(() => known(notice))
  const [action, setAction] = useState<ContainmentAction | ''>('')
  const [reportedBy, setReportedBy] = useState('')
  const [when, setWhen] = useState(readTime('', now))
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const act = useNoticeAct(notice, t(`done.${code}`), onClose)
  const named = terminals.filter(({ name }) => name.trim() !== '')
  const contains = code === 'CONTAIN'
  const none = action === 'NOT_FOUND'
  const missing = {
    action: contains && action === '',
    terminals: !none && named.length === 0,
    reportedBy: contains && reportedBy.trim() === '',
    words: action === 'OTHER' && words.trim() === '',
  }
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (Object.values(missing).includes(true)) return
    act.run({
      act: code,
      words: words || (action === '' ? '' : containmentActions[action][language]),
      happened: when.wording ? when : null,
      ...(none ? {} : { terminals: named.map(({ name, address, user }) => ({ name, address, user })) }),
      ...(contains && action ? { action, reportedBy } : {}),
    })
  }
  return (
    <form onSubmit={send} className="step-form" noValidate>
      {contains && (
        <SelectField
          id="containment-action"
          label={t('contain.action')}
          necessity="required"
          none="—"
          choices={containmentActionCodes.map(value => ({ value, label: containmentActions[value][language] }))}
          value={action}
          onChange={setAction}
          error={tried && missing.action ? t('contain.action_missing') : undefined}
        />
      )}
      {!none && <Terminals terminals={terminals} onChange={setTerminals} missing={tried && missing.terminals} />}
      {contains && (
        <TextField
          id="containment-by"
          label={t('contain.reported_by')}
          support={t('contain.reported_by_support')}
          necessity="required"
          value={reportedBy}
          onChange={setReportedBy}
          error={tried && missing.reportedBy ? t('contain.reported_by_missing') : undefined}
        />
      )}
      <KnownTimeField
        id="containment-when"
        label={t('contain.when')}
        support={t('when_support')}
        necessity="optional"
        value={when}
        onChange={setWhen}
        read={wording => readTime(wording, now)}
      />
      <TextArea
        id="containment-words"
        label={t('contain.words')}
        necessity="optional"
        value={words}
        onChange={setWords}
        error={tried && missing.words ? t('contain.words_missing') : undefined}
      />
      {act.problem && <ProblemNote problem={act.problem} />}
      <FormButtons label={t(`do.${code}`)} busy={act.busy} onClose={onClose} />
    </form>
  )
}

const Terminals = ({
  terminals,
  onChange,
  missing,
}: {
  terminals: readonly Terminal[]
  onChange: (terminals: Terminal[]) => void
  missing: boolean
}) => {
  const { t } = useTranslation('detectionNotices')
  const change = (row: number, fields: Partial<Terminal>): void =>
    onChange(terminals.map(terminal => (terminal.row === row ? { ...terminal, ...fields } : terminal)))
  return (
    <fieldset className="terminal-rows">
      <legend className="field-label">{t('contain.terminals')}</legend>
      {terminals.map(({ row, name, address, user }, index) => (
        <div key={row} className="terminal-row">
          <TextField
            id={`terminal-name-${row}`}
            label={t('contain.name', { n: index + 1 })}
            necessity="required"
            value={name}
            onChange={value => change(row, { name: value })}
            error={missing && index === 0 ? t('contain.terminal_missing') : undefined}
          />
          <TextField
            id={`terminal-address-${row}`}
            label={t('contain.address', { n: index + 1 })}
            necessity="optional"
            value={address}
            onChange={value => change(row, { address: value })}
          />
          <TextField
            id={`terminal-user-${row}`}
            label={t('contain.user', { n: index + 1 })}
            necessity="optional"
            value={user}
            onChange={value => change(row, { user: value })}
          />
        </div>
      ))}
      <button
        type="button"
        className="link-button"
        onClick={() =>
          onChange([
            ...terminals,
            { row: Math.max(...terminals.map(terminal => terminal.row)) + 1, name: '', address: '', user: '' },
          ])
        }
      >
        {t('contain.add')}
      </button>
    </fieldset>
  )
}
