import { useTranslation } from 'react-i18next'
import { Link } from '../../ui/Link.tsx'
import { Note } from '../../ui/Note.tsx'
import type { Edition } from './queries.ts'

type Fated = Pick<Edition, 'fate' | 'recallReason' | 'correctedBy'> & Partial<Pick<Edition, 'corrects'>>

/** 回収・訂正: what became of an edition stands above everything else that is said of it. */
export const FateNote = ({ edition, of }: { edition: Fated; of: 'inbox' | 'deliveries' }) => {
  const { t } = useTranslation('deliveries')
  const { fate, recallReason, correctedBy, corrects } = edition
  return (
    <>
      {fate === 'RECALLED' && (
        <Note tone="soon" lead={t('recalled')}>
          {t('recalled_what')} {t('recalled_reason', { reason: recallReason ?? '' })}
        </Note>
      )}
      {correctedBy && (
        <Note tone="soon" lead={t('corrected')}>
          {t('corrected_what')} <Link href={`/${of}/${correctedBy.id}`}>{correctedBy.number}</Link>
        </Note>
      )}
      {corrects && (
        <Note lead={t('corrects')}>
          <Link href={`/${of}/${corrects.id}`}>{corrects.number}</Link>
        </Note>
      )}
    </>
  )
}
