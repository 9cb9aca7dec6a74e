import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { WordLabel } from '../../ui/StateLabel.tsx'
import { clockTime } from '../../ui/time.ts'

interface DraftMarkProps {
  savedAt: Date | undefined
  unsaved: boolean
  /** When the server took it; it is then on both. */
  serverAt?: Date
  /** The line is down: the text is on this device only (SCREENS §5 row 3). */
  lineDown?: boolean
  /** Colleagues who have it open. */
  others?: readonly string[]
}

/** ✓ 下書き保存済み 02:58:14: where it is kept, and since when; or that it is kept nowhere. */
export const DraftMark = ({ savedAt, unsaved, serverAt, lineDown = false, others = [] }: DraftMarkProps) => {
  const { t } = useTranslation('reports')
  const style = { language: useLanguage() }
  const now = useNow()
  return (
    <div className="draft-mark" role="status">
      {savedAt && !lineDown && (
        <WordLabel tone="done">{t('draft.saved', { at: clockTime(serverAt ?? savedAt, style, true) })}</WordLabel>
      )}
      {savedAt && !lineDown && <span className="secondary">{t(serverAt ? 'draft.where_both' : 'draft.where')}</span>}
      {savedAt && lineDown && (
        <WordLabel tone="soon">{t('draft.line_down', { at: clockTime(serverAt ?? savedAt, style) })}</WordLabel>
      )}
      {others.map(name => (
        <span key={name}>{t('draft.open_too', { name })}</span>
      ))}
      {unsaved && <WordLabel tone="soon">{t('draft.unsaved', { now: clockTime(now, style) })}</WordLabel>}
    </div>
  )
}
