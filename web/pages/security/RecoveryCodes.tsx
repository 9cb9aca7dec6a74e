import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { download } from '../../ui/download.ts'
import { Note } from '../../ui/Note.tsx'

/** The codes are in this window and nowhere else: the server keeps keyed hashes. */
export const RecoveryCodes = ({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) => {
  const { t } = useTranslation('security')
  return (
    <Dialog
      title={t('codes.title')}
      isOpen
      alert
      onClose={onClose}
      actions={
        <>
          <Button look="primary" onPress={() => window.print()}>
            {t('codes.print')}
          </Button>
          <Button
            onPress={() => download('noroshi-recovery-codes.txt', `${codes.join('\n')}\n`, 'text/plain;charset=utf-8')}
          >
            {t('codes.download')}
          </Button>
          <Button onPress={onClose}>{t('codes.close')}</Button>
        </>
      }
    >
      <Note tone="done" lead={t('codes.lead')}>
        {t('codes.once')}
      </Note>
      <ol className="mono">
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ol>
    </Dialog>
  )
}
