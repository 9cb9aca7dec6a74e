import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { WordLabel } from '../../ui/StateLabel.tsx'
import { clockTime } from '../../ui/time.ts'

/** ✓ 下書き保存済み 02:58:14: where it is kept, and since when; or that it is kept nowhere. */
export const DraftMark = ({ savedAt, unsaved }: { savedAt: Date | undefined; unsaved: boolean }) => {
  const { t } = useTranslation('reports')
  const style = { language: useLanguage() }
  const now = useNow()
  return (
    <div className="draft-mark" role="status">
      {savedAt && <WordLabel tone="done">{t('draft.saved', { at: clockTime(savedAt, style, true) })}</WordLabel>}
      {savedAt && <span className="secondary">{t('draft.where')}</span>}
      {unsaved && <WordLabel tone="soon">{t('draft.unsaved', { now: clockTime(now, style) })}</WordLabel>}
    </div>
  )
}
