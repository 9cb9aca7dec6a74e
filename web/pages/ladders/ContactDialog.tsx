import { type FormEvent, useState } from 'react'
import { Checkbox } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type TypedContact, useSaveContact } from './contact-queries.ts'
import type { Contact } from './queries.ts'

interface ContactDialogProps {
  contact: Contact
  others: readonly Contact[]
  onClose: () => void
}

export const ContactDialog = ({ contact, others, onClose }: ContactDialogProps) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const { phone, deputy, superior, ownsSystems } = contact
  const [typed, setTyped] = useState<TypedContact>({ phone, deputy, superior, ownsSystems })
  const set = (part: Partial<TypedContact>): void => setTyped({ ...typed, ...part })
  const save = useSaveContact(contact, t('contacts.saved'), onClose)
  const choices = [
    { value: 'none', label: t('contacts.nobody') },
    ...others
      .filter(({ id }) => id !== contact.id)
      .map(({ id, title, person }) => ({ value: id, label: `${title[language]}　${person[language]}` })),
  ]
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.run({ ...typed, phone: typed.phone.normalize('NFKC').trim() })
  }
  return (
    <Dialog
      title={t('contacts.edit_title', { title: contact.title[language], name: contact.person[language] })}
      isOpen
      onClose={onClose}
    >
      <form onSubmit={submit} noValidate>
        <TextField
          id="contact-phone"
          type="tel"
          label={t('contacts.phone')}
          support={t('contacts.phone_support')}
          value={typed.phone}
          onChange={text => set({ phone: text })}
        />
        {(['deputy', 'superior'] as const).map(who => (
          <SelectField
            key={who}
            id={`contact-${who}`}
            label={t(`contacts.${who}`)}
            choices={choices}
            value={typed[who] ?? 'none'}
            onChange={value => set({ [who]: value === 'none' ? null : value })}
          />
        ))}
        <Checkbox className="chip" isSelected={typed.ownsSystems} onChange={on => set({ ownsSystems: on })}>
          <span className="chip-box" aria-hidden="true" />
          {t('contacts.owns')}
        </Checkbox>
        <p className="secondary">{t('contacts.owns_support')}</p>
        {save.problem && <ProblemNote problem={save.problem} />}
        <p className="dialog-act">
          <Button look="primary" type="submit" busy={save.busy}>
            {t('contacts.save')}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}
