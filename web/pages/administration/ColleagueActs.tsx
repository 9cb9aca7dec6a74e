import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayInJapan } from '../../../src/kernel/clock.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { CopyLine } from '../../ui/CopyLine.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { useNow } from '../../ui/now.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { Colleague } from './queries.ts'

interface ColleagueActsProps {
  of: Colleague
  colleagues: readonly Colleague[]
  self: string
  onClose: () => void
}

/** What an administrator can do for one person; what cannot be done says why. */
export const ColleagueActs = ({ of, colleagues, self, onClose }: ColleagueActsProps) => {
  const { t } = useTranslation('administration')
  const language = useLanguage()
  const api = useApi()
  const [link, setLink] = useState<string>()
  const params = { path: { id: of.person } }
  const refreshes = [['colleagues']]
  const done = { refreshes, said: t('acts.done') }
  const shown = ({ token }: { token: string }) => setLink(`${location.origin}/invitation#${token}`)
  const invite = useAct(
    (_: undefined, key) => body(api.POST('/api/v1/colleagues/{id}/invitation', { params, headers: idempotent(key) })),
    { refreshes, onDone: shown },
  )
  const password = useAct(
    (_: undefined, key) =>
      body(api.POST('/api/v1/colleagues/{id}/password-link', { params, headers: idempotent(key) })),
    { refreshes, onDone: shown },
  )
  const withdraw = useAct(() => api.DELETE('/api/v1/colleagues/{id}/invitation', { params }), done)
  const endSessions = useAct(() => api.DELETE('/api/v1/colleagues/{id}/sessions', { params }), done)
  const unlock = useAct(() => api.DELETE('/api/v1/colleagues/{id}/failures', { params }), done)
  const reset = useAct(() => api.DELETE('/api/v1/colleagues/{id}/factors', { params }), done)
  const problem = [invite, password, withdraw, endSessions, unlock, reset].find(act => act.problem)?.problem
  const elsewhere = of.own ? undefined : t('acts.elsewhere')
  const oneself = of.person === self ? t('acts.oneself') : elsewhere
  return (
    <Dialog title={t('acts.title', { name: of[language] })} isOpen alert={link !== undefined} onClose={onClose} wide>
      {problem && <ProblemNote problem={problem} />}
      {link ? (
        <>
          <Note tone="done" lead={t('acts.link_made')}>
            {t('acts.link_once')}
          </Note>
          <CopyLine id="colleague-link" label={t('acts.link')} value={link} />
        </>
      ) : (
        <>
          <h3>{t('acts.sign_in')}</h3>
          <ButtonRow>
            {of.hasPassword ? (
              <Button onPress={() => password.run(undefined)} busy={password.busy} refusedBecause={oneself}>
                {t('acts.password')}
              </Button>
            ) : (
              <>
                <Button onPress={() => invite.run(undefined)} busy={invite.busy} refusedBecause={elsewhere}>
                  {t('acts.invite')}
                </Button>
                {of.invitedUntil && (
                  <Button onPress={() => withdraw.run(undefined)} busy={withdraw.busy}>
                    {t('acts.withdraw')}
                  </Button>
                )}
              </>
            )}
            {of.failures > 0 && (
              <Button onPress={() => unlock.run(undefined)} busy={unlock.busy} refusedBecause={oneself}>
                {t('acts.unlock')}
              </Button>
            )}
            {of.sessions > 0 && (
              <Button onPress={() => endSessions.run(undefined)} busy={endSessions.busy}>
                {t('acts.end_sessions')}
              </Button>
            )}
            {of.hasFactor && (
              <Button onPress={() => reset.run(undefined)} busy={reset.busy} refusedBecause={oneself}>
                {t('acts.reset')}
              </Button>
            )}
          </ButtonRow>
          <EndPost of={of} others={colleagues.filter(other => other.post !== of.post)} onDone={onClose} />
        </>
      )}
    </Dialog>
  )
}

/** The last day, and who goes on. */
const EndPost = ({ of, others, onDone }: { of: Colleague; others: readonly Colleague[]; onDone: () => void }) => {
  const { t } = useTranslation('administration')
  const language = useLanguage()
  const api = useApi()
  const [lastDay, setLastDay] = useState(dayInJapan(useNow()))
  const [successor, setSuccessor] = useState('')
  const end = useAct(
    () =>
      api.PUT('/api/v1/posts/{id}/end', {
        params: { path: { id: of.post } },
        body: { lastDay, successor: successor || null },
      }),
    { refreshes: [['colleagues']], said: t('end.done'), onDone },
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    end.run(undefined)
  }
  return (
    <form onSubmit={submit} noValidate>
      <h3>{t('end.title')}</h3>
      {end.problem && <ProblemNote problem={end.problem} />}
      <TextField id="post-last-day" label={t('end.last_day')} type="date" value={lastDay} onChange={setLastDay} />
      <SelectField
        id="post-successor"
        label={t('end.successor')}
        support={t('end.successor_support')}
        none={t('end.nobody')}
        choices={others.map(other => ({
          value: other.post,
          label: language === 'ja' ? `${other.titleJa} ${other.ja}` : `${other.en}, ${other.titleEn}`,
        }))}
        value={successor}
        onChange={setSuccessor}
      />
      <Button type="submit" busy={end.busy} refusedBecause={lastDay ? undefined : t('end.needed')}>
        {t('end.act')}
      </Button>
    </form>
  )
}
