import { useTranslation } from 'react-i18next'
import { delayOf } from './delay.ts'

/** How long after, in words: 14分後, 1時間12分後, 同時. */
export const useDelayWords = (): ((milliseconds: number) => string) => {
  const { t } = useTranslation('ui')
  return milliseconds => {
    const { unit, days, hours, minutes } = delayOf(milliseconds)
    return unit === 'same' ? t('delay.same') : t(`delay.after_${unit}`, { days, hours, minutes })
  }
}

interface DelayTextProps {
  milliseconds: number
  /** What it counts from is known as a range: 約3時間30分後. */
  approximate?: boolean
}

export const DelayText = ({ milliseconds, approximate = false }: DelayTextProps) => {
  const { t } = useTranslation('ui')
  const delay = useDelayWords()(milliseconds)
  const about = approximate && delayOf(milliseconds).unit !== 'same'
  return <span className="unbroken">{about ? t('delay.about', { delay }) : delay}</span>
}
