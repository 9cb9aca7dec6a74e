import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { InvitationForm } from './InvitationForm.tsx'
import type { OrganisationEntry } from './queries.ts'

interface Made {
  name: string
  token: string
}

/** The link is in this window and nowhere else: the server keeps no more than its hash. */
export const InvitationDialog = ({ entry, onClose }: { entry: OrganisationEntry; onClose: () => void }) => {
  const { t } = useTranslation('directory')
  const language = useLanguage()
  const [made, setMade] = useState<Made>()
  return (
    <Dialog
      title={t('invitation.title', { organisation: nameOf(entry.name, language) })}
      isOpen
      alert={made !== undefined}
      onClose={onClose}
      wide
      actions={made && <Button onPress={onClose}>{t('invitation.close')}</Button>}
    >
      {made ? <MadeLink made={made} /> : <InvitationForm entry={entry} onDone={setMade} />}
    </Dialog>
  )
}

const MadeLink = ({ made: { name, token } }: { made: Made }) => {
  const { t } = useTranslation('directory')
  const [copied, setCopied] = useState(false)
  const address = `${location.origin}/invitation#${token}`
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(address)
    setCopied(true)
  }
  return (
    <>
      <Note tone="done" lead={t('invitation.done', { name })}>
        {t('invitation.once')}
      </Note>
      <div className="copy-line">
        <TextField id="invitation-url" label={t('invitation.url')} value={address} onChange={() => {}} />
        <Button look="primary" onPress={() => void copy()}>
          {t('invitation.copy')}
        </Button>
      </div>
      <p role="status">{copied && t('invitation.copied')}</p>
    </>
  )
}
