import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { postKinds } from '../../../src/kernel/taxonomy/posts.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { WordLabel } from '../../ui/StateLabel.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { AbsenceDialog } from './AbsenceDialog.tsx'
import { ContactDialog } from './ContactDialog.tsx'
import { useRemoveAbsence, useVerify } from './contact-queries.ts'
import type { Contact } from './queries.ts'

interface ContactRowProps {
  contact: Contact
  others: readonly Contact[]
  mayKeep: boolean
  /** The reader's own post: one's own days off and one's own number are everybody's to say. */
  own: boolean
}

export const ContactRow = ({ contact, others, mayKeep, own }: ContactRowProps) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const [open, setOpen] = useState<'contact' | 'absence'>()
  const verify = useVerify(contact.id, t('contacts.verify_done'))
  const { person, title, kind, phone, phoneVerifiedAt, ownsSystems } = contact
  const nameOfOther = (id: string | null) =>
    others.find(other => other.id === id)?.person[language] ?? t('contacts.nobody')
  const close = (): void => setOpen(undefined)
  return (
    <tr data-row>
      <th scope="row" className="wide-cell">
        {person[language]}
        <br />
        <span className="secondary">{[...new Set([title[language], postKinds[kind][language]])].join('　')}</span>{' '}
        {ownsSystems && <WordLabel>{t('contacts.owns')}</WordLabel>}
      </th>
      <td className="wide-cell">
        {phone || <strong className="alarming">{t('contacts.no_phone')}</strong>}
        <br />
        <span className="secondary">
          {phoneVerifiedAt
            ? t('contacts.verified', { at: dateAndTime(new Date(phoneVerifiedAt), { language }) })
            : t('contacts.unverified')}
        </span>
      </td>
      <td className="wide-cell">
        {t('contacts.deputy')}：{nameOfOther(contact.deputy)}
        <br />
        {t('contacts.superior')}：{nameOfOther(contact.superior)}
      </td>
      <td className="wide-cell">
        <Absences contact={contact} mayRemove={mayKeep || own} />
      </td>
      <td>
        <div className="button-row">
          {mayKeep && (
            <Button size="small" onPress={() => setOpen('contact')}>
              {t('contacts.edit')}
            </Button>
          )}
          {(mayKeep || own) && (
            <>
              {phone && (
                <Button size="small" busy={verify.busy} onPress={() => verify.run(undefined)}>
                  {t('contacts.verify')}
                </Button>
              )}
              <Button size="small" onPress={() => setOpen('absence')}>
                {t('contacts.absence')}
              </Button>
            </>
          )}
        </div>
        {verify.problem && <ProblemNote problem={verify.problem} />}
        {open === 'contact' && <ContactDialog contact={contact} others={others} onClose={close} />}
        {open === 'absence' && <AbsenceDialog contact={contact} onClose={close} />}
      </td>
    </tr>
  )
}

const Absences = ({ contact, mayRemove }: { contact: Contact; mayRemove: boolean }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const remove = useRemoveAbsence(t('contacts.absence_removed'))
  if (contact.absences.length === 0) return '—'
  return (
    <ul>
      {contact.absences.map(({ id, from, until }) => (
        <li key={id}>
          {dateAndTime(new Date(from), { language })} 〜 {dateAndTime(new Date(until), { language })}{' '}
          {mayRemove && (
            <button type="button" className="text-button" onClick={() => remove.run(id)}>
              {t('contacts.absence_remove')}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
