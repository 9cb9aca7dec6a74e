import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { type Act, useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import type { Board, Indicator, Recipient } from './queries.ts'

const refreshes = [['sweeps'], ['cases'], ['home']] as const

/** The timer reminds by itself; this is a word out of turn. */
export const RemindAct = ({ board }: { board: Board }) => {
  const { t } = useTranslation('sweeps')
  const api = useApi()
  const { id, summary } = board
  const remind = useAct(
    (_: undefined, key) =>
      body(api.POST('/api/v1/sweeps/{id}/reminders', { params: { path: { id } }, headers: idempotent(key) })),
    { refreshes, said: t('reminded') },
  )
  return (
    <>
      {remind.problem && <ProblemNote problem={remind.problem} />}
      <Button look="primary" size="small" busy={remind.busy} onPress={() => remind.run(undefined)}>
        {t('remind', { count: summary.silent })}
      </Button>
    </>
  )
}

interface ReasonDialogProps {
  title: string
  support?: string
  label: string
  send: string
  act: Act<string>
  onClose: () => void
}

/** One act that wants a reason, which is kept on record. */
const ReasonDialog = ({ title, support, label, send, act, onClose }: ReasonDialogProps) => {
  const { t } = useTranslation('sweeps')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const submit = (): void => {
    setTried(true)
    if (reason.trim() !== '') act.run(reason)
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="primary" busy={act.busy} onPress={submit}>
            {send}
          </Button>
          <Button onPress={onClose}>{t('back')}</Button>
        </>
      }
    >
      {support && <p>{support}</p>}
      <TextArea
        id="sweep-reason"
        label={label}
        necessity="required"
        rows={3}
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? t('reason_missing') : undefined}
      />
      {act.problem && <ProblemNote problem={act.problem} />}
    </Dialog>
  )
}

/** An indicator held back for its doubt is swept for all the same. */
export const ConfirmAct = ({ board, indicator }: { board: Board; indicator: Indicator }) => {
  const { t } = useTranslation('sweeps')
  const api = useApi()
  const [open, setOpen] = useState(false)
  const confirm = useAct(
    (reason: string) =>
      body(
        api.POST('/api/v1/sweeps/{id}/indicators/{indicator}/confirmation', {
          params: { path: { id: board.id, indicator: indicator.id } },
          body: { reason },
        }),
      ),
    { refreshes, said: t('confirm_done'), onDone: () => setOpen(false) },
  )
  return (
    <>
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        {t('confirm')}
      </button>
      {open && (
        <ReasonDialog
          title={indicator.value}
          label={t('confirm_reason')}
          send={t('confirm')}
          act={confirm}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

export const RecallAct = ({ board: { id } }: { board: Board }) => {
  const { t } = useTranslation('sweeps')
  const api = useApi()
  const [open, setOpen] = useState(false)
  const recall = useAct(
    (reason: string) => body(api.POST('/api/v1/sweeps/{id}/recall', { params: { path: { id } }, body: { reason } })),
    { refreshes, said: t('recall.done'), onDone: () => setOpen(false) },
  )
  return (
    <>
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        {t('recall.begin')}
      </button>
      {open && (
        <ReasonDialog
          title={t('recall.begin')}
          support={t('recall.support')}
          label={t('recall.reason')}
          send={t('recall.send')}
          act={recall}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** Indicators of one organisation that somebody may answer for: those not searched to their end. */
const openIn = (board: Board, { cells }: Recipient): string[] =>
  board.indicators
    .filter(({ held }) => !held)
    .filter(({ id }) => {
      const cell = cells.find(one => one.indicator === id)
      return cell === undefined || (cell.acceptedAt === null && (cell.sweptAt === null || cell.doubtful))
    })
    .map(({ id }) => id)

/** What stays unknown in one organisation, on the word of somebody responsible, by name and with the reason. */
export const AcceptAct = ({ board, organisations }: { board: Board; organisations: readonly Recipient[] }) => {
  const { t } = useTranslation('sweeps')
  const language = useLanguage()
  const api = useApi()
  const open = organisations.filter(recipient => openIn(board, recipient).length > 0)
  const [shown, setShown] = useState(false)
  const [entry, setEntry] = useState({ organisation: '', responsible: '', reason: '' })
  const [tried, setTried] = useState(false)
  const chosen = open.find(({ organisation }) => organisation === entry.organisation) ?? open[0]
  const accept = useAct(
    (recipient: Recipient, key) =>
      body(
        api.POST('/api/v1/sweeps/{id}/acceptances', {
          params: { path: { id: board.id } },
          headers: idempotent(key),
          body: { ...entry, organisation: recipient.organisation, indicators: openIn(board, recipient) },
        }),
      ),
    { refreshes, said: t('accept.done'), onDone: () => setShown(false) },
  )
  if (!chosen) return null
  const send = (event?: FormEvent): void => {
    event?.preventDefault()
    setTried(true)
    if (entry.responsible.trim() !== '' && entry.reason.trim() !== '') accept.run(chosen)
  }
  const missing = (text: string) => (tried && text.trim() === '' ? t('accept.missing') : undefined)
  return (
    <>
      <button type="button" className="link-button" onClick={() => setShown(true)}>
        {t('accept.begin')}
      </button>
      <Dialog
        title={t('accept.title')}
        isOpen={shown}
        onClose={() => setShown(false)}
        actions={
          <>
            <Button look="primary" busy={accept.busy} onPress={() => send()}>
              {t('accept.send')}
            </Button>
            <Button onPress={() => setShown(false)}>{t('back')}</Button>
          </>
        }
      >
        <p>{t('accept.support')}</p>
        <form onSubmit={send}>
          <SelectField
            id="accept-organisation"
            label={t('accept.organisation')}
            necessity="required"
            choices={open.map(({ organisation, name }) => ({
              value: organisation,
              label: name ? nameOf(name, language) : '—',
            }))}
            value={chosen.organisation}
            onChange={organisation => setEntry({ ...entry, organisation })}
          />
          <TextField
            id="accept-responsible"
            label={t('accept.responsible')}
            necessity="required"
            value={entry.responsible}
            onChange={responsible => setEntry({ ...entry, responsible })}
            error={missing(entry.responsible)}
          />
          <TextArea
            id="accept-reason"
            label={t('accept.reason')}
            necessity="required"
            rows={3}
            value={entry.reason}
            onChange={reason => setEntry({ ...entry, reason })}
            error={missing(entry.reason)}
          />
        </form>
        {accept.problem && <ProblemNote problem={accept.problem} />}
      </Dialog>
    </>
  )
}
