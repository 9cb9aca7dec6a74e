import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { Link } from './Link.tsx'

export interface RefusalLine {
  /** What is missing, as a sentence. */
  text: string
  support?: string
  /** Where it is mended. */
  remedy?: { label: string; href: string }
  /** Done, though it does not suffice on its own: the silence of a sensor stands here. */
  met?: boolean
}

interface RefusalListProps {
  /** 閉鎖できません：残り 5件. */
  title: string
  lines: readonly RefusalLine[]
  id?: string
}

/** Refuse with the list: every reason, each with the link that mends it (SCREENS §1.5). */
export const RefusalList = ({ title, lines, id }: RefusalListProps) => (
  <section className="panel panel-alarming refusal" id={id} aria-label={title}>
    <div className="panel-head">
      <h2>{title}</h2>
    </div>
    <ul>
      {lines.map(line => (
        <RefusalRow key={line.text} line={line} />
      ))}
    </ul>
  </section>
)

const RefusalRow = ({ line: { text, support, remedy, met = false } }: { line: RefusalLine }) => {
  const { t } = useTranslation('ui')
  return (
    <li className={classNames('refusal-line', met && 'refusal-met')}>
      <span className="refusal-mark" role="img" aria-label={t(met ? 'refusal.met_long' : 'refusal.open_long')}>
        {t(met ? 'refusal.met' : 'refusal.open')}
      </span>
      <div>
        <strong>{text}</strong>
        {support && <p className="secondary">{support}</p>}
      </div>
      {remedy && <Link href={remedy.href}>{remedy.label}</Link>}
    </li>
  )
}
