import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useAddAbsence } from './contact-queries.ts'
import type { Contact } from './queries.ts'
import { instantTyped } from './typed-time.ts'

export const AbsenceDialog = ({ contact, onClose }: { contact: Contact; onClose: () => void }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const now = useNow()
  const [typed, setTyped] = useState({ from: '', until: '' })
  const [tried, setTried] = useState(false)
  const add = useAddAbsence(contact.id, t('contacts.absence_saved'), onClose)
  const [from, until] = [instantTyped(typed.from), instantTyped(typed.until)]
  const right = from !== undefined && until !== undefined && from < until && now < until
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (right) add.run({ from: from.toISOString(), until: until.toISOString() })
  }
  return (
    <Dialog title={t('contacts.absence_title', { name: contact.person[language] })} isOpen onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {(['from', 'until'] as const).map(end => (
          <TextField
            key={end}
            id={`absence-${end}`}
            type="datetime-local"
            label={t(`contacts.${end}`)}
            necessity="required"
            error={tried && !right && end === 'until' ? t('contacts.absence_wrong') : undefined}
            value={typed[end]}
            onChange={text => setTyped({ ...typed, [end]: text })}
          />
        ))}
        {add.problem && <ProblemNote problem={add.problem} />}
        <p className="dialog-act">
          <Button look="primary" type="submit" busy={add.busy}>
            {t('contacts.absence')}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}
