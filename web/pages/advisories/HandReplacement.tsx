import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { placesOf, strike } from './removals.ts'
import type { Draft } from './use-draft.ts'

/** Words that nobody registered, struck by the author wherever they stand in the text. */
export const HandReplacement = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation('advisories')
  const [words, setWords] = useState('')
  const [replacement, setReplacement] = useState('')
  const [missing, setMissing] = useState(false)
  const { source, removals } = draft.content.others
  const replace = (event: FormEvent): void => {
    event.preventDefault()
    const places = placesOf(source, words)
    setMissing(places.length === 0)
    if (places.length === 0) return
    draft.setOthers({
      removals: strike(
        removals,
        places.map(place => ({ ...place, kind: 'BY_HAND' as const, replacement })),
      ),
    })
    setWords('')
    setReplacement('')
  }
  return (
    <form onSubmit={replace} className="hand-replacement">
      <h3>{t('manual')}</h3>
      <div className="hand-line">
        <TextField
          id="hand-words"
          label={t('manual_words')}
          value={words}
          onChange={setWords}
          error={missing ? t('manual_missing') : undefined}
        />
        <TextField
          id="hand-replacement"
          label={t('manual_replacement')}
          value={replacement}
          onChange={setReplacement}
        />
        <Button type="submit">{t('manual_act')}</Button>
      </div>
    </form>
  )
}
