import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import type { Reply } from '../../api/reply.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { isOffered } from '../../ui/refusal.ts'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { TimeText } from '../../ui/TimeText.tsx'

type Playbook = Reply<'/api/v1/cases/{id}/containment'>
type Watch = Playbook['watches'][number]

/** 見張り: after a suspicious mail the next one is waited for until a day, with a reminder. */
export const Watches = ({
  id,
  watches,
  mayWatch,
}: {
  id: string
  watches: readonly Watch[]
  mayWatch: Playbook['mayWatch']
}) => {
  const { t } = useTranslation('playbook')
  const [beginning, setBeginning] = useState(false)
  const [ending, setEnding] = useState<Watch>()
  return (
    <>
      <h3>{t('watch.title')}</h3>
      {watches.length === 0 && <p className="secondary">{t('watch.none')}</p>}
      <ul>
        {watches.map(watch => (
          <li key={watch.id} className="playbook-taken">
            {watch.endedAt ? (
              <span className="secondary">
                {t('watch.ended')} <TimeText at={new Date(watch.endedAt)} show="date-time" />
              </span>
            ) : (
              <ClockChip due={new Date(watch.until)} />
            )}{' '}
            {watch.words}{' '}
            <span className="secondary">
              <OrganisationText organisation={watch.organisation} short />
            </span>
            {watch.endedReason && <p className="secondary">{watch.endedReason}</p>}
            {!watch.endedAt && mayWatch.allowed && (
              <button type="button" className="link-button" onClick={() => setEnding(watch)}>
                {t('watch.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {isOffered(mayWatch) && mayWatch.allowed && (
        <Button size="small" onPress={() => setBeginning(true)}>
          {t('watch.begin')}
        </Button>
      )}
      {beginning && <BeginDialog id={id} onClose={() => setBeginning(false)} />}
      {ending && <EndDialog id={id} watch={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}

const BeginDialog = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation('playbook')
  const api = useApi()
  const [words, setWords] = useState<string>(t('watch.words_usual'))
  const [day, setDay] = useState('')
  const begin = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/cases/{id}/watches', {
          params: { path: { id } },
          headers: idempotent(key),
          body: { words, until: `${day}T23:59:00+09:00` },
        }),
      ),
    { refreshes: [['cases', id]], said: t('watch.begun'), onDone: onClose },
  )
  const missing = day === '' ? t('watch.day_missing') : words.trim() === '' ? t('watch.words_missing') : undefined
  return (
    <Dialog title={t('watch.begin')} isOpen onClose={onClose}>
      <p>{t('watch.explained')}</p>
      <TextField
        id="watch-day"
        label={t('watch.until')}
        type="date"
        necessity="required"
        value={day}
        onChange={setDay}
      />
      <TextArea id="watch-words" label={t('watch.what')} necessity="required" value={words} onChange={setWords} />
      {begin.problem && <ProblemNote problem={begin.problem} />}
      <Button look="primary" busy={begin.busy} refusedBecause={missing} onPress={() => begin.run(undefined)}>
        {t('watch.begin')}
      </Button>
    </Dialog>
  )
}

const EndDialog = ({ id, watch, onClose }: { id: string; watch: Watch; onClose: () => void }) => {
  const { t } = useTranslation('playbook')
  const api = useApi()
  const [reason, setReason] = useState('')
  const end = useAct(
    (_: undefined) =>
      body(
        api.PUT('/api/v1/cases/{id}/watches/{watch}/end', {
          params: { path: { id, watch: watch.id } },
          body: { reason },
        }),
      ),
    { refreshes: [['cases', id]], said: t('watch.has_ended'), onDone: onClose },
  )
  return (
    <Dialog title={t('watch.end')} isOpen onClose={onClose}>
      <TextArea
        id="watch-reason"
        label={t('watch.reason')}
        necessity="required"
        value={reason}
        onChange={setReason}
        autoFocus
      />
      {end.problem && <ProblemNote problem={end.problem} />}
      <Button
        look="primary"
        busy={end.busy}
        refusedBecause={reason.trim() === '' ? t('watch.reason_missing') : undefined}
        onPress={() => end.run(undefined)}
      >
        {t('watch.end')}
      </Button>
    </Dialog>
  )
}
