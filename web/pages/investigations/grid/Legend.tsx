import { useTranslation } from 'react-i18next'
import type { Overview } from '../queries.ts'

const Chip = ({ colour }: { colour: string }) => (
  <svg className="grid-chip" viewBox="0 0 14 14" aria-hidden="true">
    <rect width="14" height="14" fill={colour} />
  </svg>
)

/** One entry a colour: destinations with a colour of their own by code, the rest together. */
export const Legend = ({ overview }: { overview: Overview }) => {
  const { t } = useTranslation('investigations')
  const counted = overview.destinations.filter(one => one.counted)
  const byColour = new Map<string, string[]>()
  for (const { colour, code, leak } of counted) {
    const words =
      leak.state === 'LEAK_CONFIRMED'
        ? t('legend.leak', { code })
        : leak.state === 'CLEARED'
          ? t('legend.cleared', { code })
          : code
    byColour.set(colour, [...(byColour.get(colour) ?? []), words])
  }
  return (
    <ul className="grid-legend" aria-label={t('legend.title')}>
      {[...byColour].map(([colour, names]) => (
        <li key={colour}>
          <Chip colour={colour} />
          {names.length > 3
            ? t('legend.several', { first: names[0] ?? '', last: names.at(-1) ?? '', count: names.length })
            : names.join(' ')}
        </li>
      ))}
      <li>
        <Chip colour="#999999" />
        {t('legend.failures')}
      </li>
      <li>
        <span className="grid-chip grid-chip-gap" aria-hidden="true" />
        {t('legend.gap')}
      </li>
    </ul>
  )
}
