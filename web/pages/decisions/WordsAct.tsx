import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Act } from '../../api/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea } from '../../ui/TextField.tsx'

interface WordsActProps {
  id: string
  label: string
  support?: string
  button: string
  act: Act<string>
  primary?: boolean
}

/** One act that needs one text: a reason, a report, what came. */
export const WordsAct = ({ id, label, support, button, act, primary }: WordsActProps) => {
  const { t } = useTranslation('decisions')
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (words.trim() !== '') act.run(words)
  }
  return (
    <form onSubmit={send} className="step-form" noValidate>
      <TextArea
        id={id}
        label={label}
        support={support}
        necessity="required"
        rows={2}
        value={words}
        onChange={setWords}
        error={tried && words.trim() === '' ? t('words_missing') : undefined}
      />
      {act.problem && <ProblemNote problem={act.problem} />}
      <Button type="submit" look={primary ? 'primary' : 'normal'} busy={act.busy}>
        {button}
      </Button>
    </form>
  )
}
