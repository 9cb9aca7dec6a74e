import { useTranslation } from 'react-i18next'
import type { Ladder } from '../../../src/share/ladders/model.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { dateAndTime } from '../../ui/time.ts'
import type { LadderPage } from './queries.ts'

interface VersionsDialogProps {
  versions: LadderPage['versions']
  onTake: ((ladder: Ladder) => void) | undefined
  onClose: () => void
}

/** Every version as it was saved. Taking one back makes it the draft; nothing is overwritten. */
export const VersionsDialog = ({ versions, onTake, onClose }: VersionsDialogProps) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  return (
    <Dialog title={t('versions')} isOpen onClose={onClose}>
      {versions.length === 0 ? (
        <p>{t('versions_none')}</p>
      ) : (
        <ul className="ladder-versions">
          {versions.map(({ seq, savedAt, savedBy, steps, deskEvery }) => (
            <li key={seq}>
              <strong>{t('version_of', { seq })}</strong>{' '}
              <span className="secondary">
                {t('saved', { at: dateAndTime(new Date(savedAt), { language }), name: savedBy?.[language] ?? '—' })}
              </span>
              {onTake && (
                <Button
                  size="small"
                  onPress={() => {
                    onTake({ steps, deskEvery })
                    onClose()
                  }}
                >
                  {t('take_version')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
