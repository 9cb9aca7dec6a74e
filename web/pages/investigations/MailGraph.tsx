import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../ui/language.ts'
import type { Overview } from './queries.ts'

/** From here on one common point ties by itself; weaker ones are drawn thin (DOMAIN §7.8: never merge on a weak one). */
const strong = 0.6

const [left, top, step, line] = [300, 130, 74, 30] as const

interface Point {
  says: string
  weight: number
  rows: ReadonlySet<number>
}

const pointsOf = ({ commonPoints }: Overview, language: 'ja' | 'en'): Point[] => {
  const found = new Map<string, { weight: number; rows: Set<number> }>()
  for (const { from, to, reasons } of commonPoints)
    for (const { says, weight } of reasons) {
      const point = found.get(says[language]) ?? { weight: 0, rows: new Set<number>() }
      point.weight = Math.max(point.weight, weight)
      point.rows.add(from).add(to)
      found.set(says[language], point)
    }
  return [...found].map(([says, point]) => ({ says, ...point })).sort((one, other) => other.weight - one.weight)
}

const short = (text: string): string => {
  const letters = [...text]
  return letters.length > 18 ? `${letters.slice(0, 17).join('')}…` : text
}

/** Mails down the side, common points across; a dot where a mail shows the point, a line between those that share it. */
export const MailGraph = ({ overview }: { overview: Overview }) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  const points = pointsOf(overview, language)
  const width = left + points.length * step + 120
  const height = top + overview.mails.length * line
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="mail-graph" aria-label={t('mails.common')} tabIndex={0}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-labelledby="mail-graph-says"
      >
        <title id="mail-graph-says">
          {points.map(({ says, rows }) => t('mails.shared', { says, count: rows.size })).join(t('mails.and'))}
        </title>
        {overview.mails.map((row, at) => (
          <g key={`${row.wave} ${row.day} ${row.address} ${row.attachment ?? row.link ?? ''}`}>
            <line x1={left - 20} x2={width - 90} y1={top + at * line} y2={top + at * line} className="mail-graph-row" />
            <text x={0} y={top + at * line + 5}>
              <tspan className="strong">{row.wave}</tspan> {short(row.subject)} ×{row.count}
            </text>
          </g>
        ))}
        {points.map(({ says, weight, rows }, nth) => {
          const x = left + nth * step
          const heavy = weight >= strong
          const [first, last] = [Math.min(...rows), Math.max(...rows)]
          return (
            <g key={says} className={heavy ? 'mail-graph-strong' : 'mail-graph-weak'}>
              <text x={x} y={top - 24} transform={`rotate(-32 ${x} ${top - 24})`}>
                {says} {weight.toFixed(2)}
              </text>
              <line x1={x} x2={x} y1={top + first * line} y2={top + last * line} />
              {[...rows].map(row => (
                <circle key={row} cx={x} cy={top + row * line} r={heavy ? 6 : 4} />
              ))}
            </g>
          )
        })}
      </svg>
    </section>
  )
}
