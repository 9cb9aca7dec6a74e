import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'

export interface Outcome {
  id: string
  number: string | null
  done: boolean
  refused: { ja: string; en: string } | null
}

interface OutcomeListProps {
  outcomes: readonly Outcome[]
  /** What people call a row that was refused. */
  nameOf: (id: string) => string
  onUndo?: () => void
  undoing?: boolean
  onClose: () => void
}

/** How many were done, and every row that was not, with its reason. */
export const OutcomeList = ({ outcomes, nameOf, onUndo, undoing, onClose }: OutcomeListProps) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const done = outcomes.filter(outcome => outcome.done).length
  const refused = outcomes.filter(outcome => !outcome.done)
  return (
    <div role="status">
      <Note tone={refused.length > 0 ? 'soon' : 'done'} lead={t('board.outcome', { done, refused: refused.length })}>
        {refused.length > 0 && (
          <ul>
            {refused.map(outcome => (
              <li key={outcome.id}>
                {nameOf(outcome.id)}　{outcome.refused?.[language]}
              </li>
            ))}
          </ul>
        )}
        <div className="button-row">
          {onUndo && done > 0 && (
            <Button size="small" busy={undoing} onPress={onUndo}>
              {t('board.undo')}
            </Button>
          )}
          <Button size="small" look="bare" onPress={onClose}>
            {t('board.dismiss')}
          </Button>
        </div>
      </Note>
    </div>
  )
}
