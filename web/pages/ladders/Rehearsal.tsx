import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkingCalendar } from '../../../src/kernel/working-time.ts'
import type { Ladder } from '../../../src/share/ladders/model.ts'
import { type Moment, rehearse } from '../../../src/share/ladders/rehearsal/model.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Link } from '../../ui/Link.tsx'
import { useNow } from '../../ui/now.ts'
import { TextField } from '../../ui/TextField.tsx'
import { clockTime, dateAndTime } from '../../ui/time.ts'
import { instantTyped } from './typed-time.ts'
import { type Speaking, warningWords } from './words.ts'

interface RehearsalProps {
  ladder: Ladder
  speaking: Speaking
  calendar: WorkingCalendar
  /** Another moment than now. */
  at: Date | undefined
}

/** いま起きた場合: who would be called when if nobody answered, and what to mind; computed here, unsaved changes included. */
export const Rehearsal = ({ ladder, speaking, calendar, at }: RehearsalProps) => {
  const { t } = useTranslation('ladders')
  const now = useNow()
  const { language, reach } = speaking
  const { moments, warnings } = rehearse(ladder, reach, calendar, at ?? now)
  const nameOf = (id: string) => reach.posts.find(post => post.id === id)
  const words = ({ at: moment, step, called }: Moment): string => {
    const who =
      step === null
        ? t('rehearsal.desk')
        : called
            .map(({ post }) => `${nameOf(post)?.title[language] ?? ''} ${nameOf(post)?.person[language] ?? ''}`)
            .join('・')
    return `${clockTime(moment, { language })} ${who}`
  }
  return (
    <section className="ladder-rehearsal" aria-live="polite">
      <h3>{at ? t('rehearsal.at', { at: dateAndTime(at, { language }) }) : t('rehearsal.now')}</h3>
      <ol>
        {moments.map(moment => (
          <li key={moment.step ?? 'desk'}>{words(moment)}</li>
        ))}
      </ol>
      <h3 className={warnings.length > 0 ? 'soon' : undefined}>{t('rehearsal.minding')}</h3>
      {warnings.length === 0 ? (
        <p>{t('rehearsal.none')}</p>
      ) : (
        <ul>
          {warnings.map(warning => (
            <li key={`${warning.code} ${warning.post} ${warning.step}`}>{warningWords(speaking, warning)}</li>
          ))}
          <li>
            <Link href="/ladders/contacts">{t('rehearsal.to_contacts')}</Link>
          </li>
        </ul>
      )}
    </section>
  )
}

export const AnotherTime = ({ onChoose, onClose }: { onChoose: (at: Date) => void; onClose: () => void }) => {
  const { t } = useTranslation('ladders')
  const [typed, setTyped] = useState('')
  const at = instantTyped(typed)
  return (
    <Dialog
      title={t('another_time')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            look="primary"
            onPress={() => {
              if (at) onChoose(at)
              onClose()
            }}
          >
            {t('form.ok')}
          </Button>
          <Button onPress={onClose}>{t('back')}</Button>
        </>
      }
    >
      <TextField id="rehearse-at" type="datetime-local" label={t('another_time')} value={typed} onChange={setTyped} />
    </Dialog>
  )
}
