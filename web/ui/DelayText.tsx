import { useTranslation } from 'react-i18next'
import { delayOf } from './delay.ts'

interface DelayTextProps {
  milliseconds: number
  /** What it counts from is known as a range: 約3時間30分後. */
  approximate?: boolean
}

/** How long after: 14分後, 1時間12分後, 同時. */
export const DelayText = ({ milliseconds, approximate = false }: DelayTextProps) => {
  const { t } = useTranslation('ui')
  const { unit, days, hours, minutes } = delayOf(milliseconds)
  if (unit === 'same') return t('delay.same')
  const delay = t(`delay.after_${unit}`, { days, hours, minutes })
  return <span className="unbroken">{approximate ? t('delay.about', { delay }) : delay}</span>
}
