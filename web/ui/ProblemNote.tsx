import { useTranslation } from 'react-i18next'
import type { MissingPart, PointedError, Problem } from '../api/problem.ts'
import { Button } from './Button.tsx'
import { Link } from './Link.tsx'
import { useLanguage } from './language.ts'

interface ProblemNoteProps {
  problem: Problem
  /** The label of the field a pointer names, and the id to link to; without it the detail stands alone. */
  field?: (error: PointedError) => { id: string; label: string } | undefined
  /** The sentence and the remedy for a missing part, from the page's catalogue. */
  remedy?: (missing: MissingPart) => { text: string; href?: string } | undefined
  onRetry?: () => void
}

/** In place of the part that failed: the sentence, what to mend, the number to quote. The rest of the page stays. */
export const ProblemNote = ({ problem, field, remedy, onRetry }: ProblemNoteProps) => {
  const { t } = useTranslation('ui')
  const language = useLanguage()
  const sentence = isOurs(problem)
    ? t(`problem.${problem.code}`, { status: problem.status })
    : (problem[language] ?? problem.title)
  return (
    <div className="note note-alarm problem" role="alert">
      <p>
        <strong>{sentence}</strong>
      </p>
      {!!problem.errors?.length && (
        <ul className="problem-list">
          {problem.errors.map(error => (
            <ErrorLine key={error.pointer + error.ja} error={error} named={field?.(error)} />
          ))}
        </ul>
      )}
      {!!problem.missing?.length && (
        <>
          <p>{t('problem.missing', { count: problem.missing.length })}</p>
          <ul className="problem-list">
            {problem.missing.map(missing => (
              <MissingLine key={missing.code} missing={missing} named={remedy?.(missing)} />
            ))}
          </ul>
        </>
      )}
      {problem.code === 'second_factor_missing' && (
        <p>
          <Link href="/settings">{t('problem.to_settings')}</Link>
        </p>
      )}
      {problem.reference && (
        <p className="secondary">
          {t('problem.reference')} <span className="mono">{problem.reference}</span>
        </p>
      )}
      {onRetry && (
        <Button size="small" onPress={onRetry}>
          {t('problem.try_again')}
        </Button>
      )}
    </div>
  )
}

/** What the client itself had to say, because no sentence of the server arrived. */
const isOurs = (problem: Problem): problem is Problem & { code: 'offline' | 'unreadable' } =>
  problem.code === 'offline' || problem.code === 'unreadable'

const ErrorLine = ({ error, named }: { error: PointedError; named: { id: string; label: string } | undefined }) => (
  <li>
    {named && <a href={`#${named.id}`}>{named.label}</a>}
    {named && '　'}
    {error[useLanguage()]}
  </li>
)

const MissingLine = ({
  missing,
  named,
}: {
  missing: MissingPart
  named: { text: string; href?: string } | undefined
}) => {
  const text = named?.text ?? missing.code
  return <li>{named?.href ? <Link href={named.href}>{text}</Link> : text}</li>
}
