import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Span } from '../../../src/kernel/spans.ts'
import { type BandKind, bandOf } from '../../../src/share/sweeps/model.ts'
import type { Cell } from './queries.ts'

const looks: Readonly<Record<BandKind, string>> = {
  SWEPT: 'band-swept',
  HIT: 'band-hit',
  PENDING: 'band-pending',
  UNKNOWN: 'band-unknown',
}

const Hatch = ({ id }: { id: string }) => (
  <defs>
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className="band-hatch-ground" width="5" height="5" />
      <rect className="band-hatch-line" width="2" height="5" />
    </pattern>
  </defs>
)

const percent = (value: number): string => `${Math.round(value * 100) / 100}%`

/** The asked period from left to right: searched, hit, hatched where nobody can say, white where nobody has looked yet. */
export const Band = ({ asked, cell }: { asked: Span; cell: Cell }) => {
  const { t } = useTranslation('sweeps')
  const hatch = useId()
  const pieces = bandOf(asked, { ...cell, first: cell.firstAt, last: cell.lastAt })
  const share = (kind: BandKind): number =>
    Math.min(100, Math.round(pieces.filter(piece => piece.kind === kind).reduce((sum, { width }) => sum + width, 0)))
  const words = t('band', { swept: share('SWEPT'), unknown: share('UNKNOWN'), pending: share('PENDING') })
  return (
    <svg className="band" role="img" aria-label={words}>
      <title>{words}</title>
      <Hatch id={hatch} />
      {pieces.map(({ kind, left, width }) => (
        <rect
          key={`${kind} ${left}`}
          className={looks[kind]}
          x={percent(left)}
          width={percent(width)}
          height="100%"
          {...(kind === 'UNKNOWN' ? { fill: `url(#${hatch})` } : {})}
        />
      ))}
    </svg>
  )
}

const legend = ['SWEPT', 'HIT', 'UNKNOWN', 'PENDING'] as const
const legendWords = {
  SWEPT: 'legend_swept',
  HIT: 'legend_hit',
  UNKNOWN: 'legend_unknown',
  PENDING: 'legend_pending',
} as const

export const BandLegend = () => {
  const { t } = useTranslation('sweeps')
  const hatch = useId()
  return (
    <div className="band-legend">
      <strong>{t('legend')}</strong>
      <ul>
        {legend.map(kind => (
          <li key={kind}>
            <svg className="band" aria-hidden="true">
              <Hatch id={hatch} />
              <rect
                className={looks[kind]}
                width="100%"
                height="100%"
                {...(kind === 'UNKNOWN' ? { fill: `url(#${hatch})` } : {})}
              />
            </svg>
            {t(legendWords[kind])}
          </li>
        ))}
      </ul>
      <span className="secondary">{t('privacy')}</span>
    </div>
  )
}
