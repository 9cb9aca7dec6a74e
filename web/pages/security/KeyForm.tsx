import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayInJapan, minutes } from '../../../src/kernel/clock.ts'
import { dutiesOfScopes, type KeyScope, keyScopes } from '../../../src/kernel/taxonomy/key-scopes.ts'
import { codesOf } from '../../../src/kernel/taxonomy/label.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { CopyLine } from '../../ui/CopyLine.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { useNow } from '../../ui/now.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'

const usualDays = 180

interface KeyFormProps {
  duties: readonly string[]
  /** The key that gets a new secret; without it a new key is issued. */
  rotates: { id: string; label: string } | undefined
  onClose: () => void
}

/** Offers the scopes that the post can carry; the secret is in this window and nowhere else. */
export const KeyForm = ({ duties, rotates, onClose }: KeyFormProps) => {
  const { t } = useTranslation('security')
  const language = useLanguage()
  const api = useApi()
  const now = useNow()
  const [label, setLabel] = useState('')
  const [scopes, setScopes] = useState<KeyScope[]>([])
  const [lastDay, setLastDay] = useState(dayInJapan(new Date(now.getTime() + minutes(usualDays * 24 * 60))))
  const [made, setMade] = useState<string>()
  const carried = codesOf(keyScopes).filter(scope => dutiesOfScopes([scope]).every(duty => duties.includes(duty)))
  const issue = useAct(
    (_: undefined, key): Promise<{ key: string }> =>
      rotates
        ? body(
            api.POST('/api/v1/me/keys/{id}/rotation', {
              params: { path: { id: rotates.id } },
              body: { lastDay },
              headers: idempotent(key),
            }),
          )
        : body(api.POST('/api/v1/me/keys', { body: { label, scopes, lastDay }, headers: idempotent(key) })),
    { refreshes: [['own-keys'], ['organisation-keys']], onDone: ({ key }) => setMade(key) },
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    issue.run(undefined)
  }
  const complete = lastDay !== '' && (rotates !== undefined || (label.trim() !== '' && scopes.length > 0))
  return (
    <Dialog
      title={rotates ? t('keys.rotate_title', { label: rotates.label }) : t('keys.issue_title')}
      isOpen
      alert={made !== undefined}
      onClose={onClose}
      wide
      actions={made && <Button onPress={onClose}>{t('keys.kept')}</Button>}
    >
      {made ? (
        <>
          <Note tone="done" lead={t('keys.made')}>
            {t(rotates ? 'keys.once_rotated' : 'keys.once')}
          </Note>
          <CopyLine id="key-secret" label={t('keys.key')} value={made} />
        </>
      ) : (
        <form onSubmit={submit} noValidate>
          {issue.problem && <ProblemNote problem={issue.problem} />}
          {!rotates && (
            <>
              <TextField
                id="key-label"
                label={t('keys.label')}
                support={t('keys.label_support')}
                value={label}
                onChange={setLabel}
                autoFocus
              />
              <ManyChoiceGroup
                id="key-scopes"
                label={t('keys.scopes')}
                choices={carried.map(scope => ({ value: scope, label: keyScopes[scope][language] }))}
                value={scopes}
                onChange={setScopes}
              />
            </>
          )}
          <TextField
            id="key-last-day"
            label={t('keys.last_day')}
            support={t('keys.last_day_support')}
            type="date"
            value={lastDay}
            onChange={setLastDay}
          />
          <Button
            type="submit"
            look="primary"
            busy={issue.busy}
            refusedBecause={complete ? undefined : t('keys.needed')}
          >
            {t(rotates ? 'keys.rotate' : 'keys.issue')}
          </Button>
        </form>
      )}
    </Dialog>
  )
}
