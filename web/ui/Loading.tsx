import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { useLanguage } from './language.ts'
import { clockTime } from './time.ts'

/** Nothing for a moment, grey rows, then words: a short wait never flickers (SCREENS §8, loading). */
type Wait = 'nothing' | 'rows' | 'sentence'
const rowsAfter = 300
const sentenceAfter = 1000

const useWait = (): Wait => {
  const [wait, setWait] = useState<Wait>('nothing')
  useEffect(() => {
    const rows = setTimeout(() => setWait('rows'), rowsAfter)
    const sentence = setTimeout(() => setWait('sentence'), sentenceAfter)
    return () => {
      clearTimeout(rows)
      clearTimeout(sentence)
    }
  }, [])
  return wait
}

interface LoadingProps {
  rows?: number
  /** How many are on their way, when the frame's counts already say so. */
  expected?: number
}

export const Loading = ({ rows = 4, expected }: LoadingProps) => {
  const { t } = useTranslation('ui')
  const wait = useWait()
  return (
    <div className="loading" role="status" aria-busy="true">
      {wait !== 'nothing' &&
        Array.from({ length: rows }, (_, row) => `row ${row}`).map(row => <div key={row} className="loading-row" />)}
      {wait === 'sentence' && (
        <p className="secondary">
          {expected === undefined ? t('loading.short') : t('loading.counting', { count: expected })}
        </p>
      )}
    </div>
  )
}

/** Old rows stay while new ones load, dimmed, with their time. */
export const Refreshing = ({ from, active, children }: { from: Date; active: boolean; children: ReactNode }) => {
  const { t } = useTranslation('ui')
  const language = useLanguage()
  return (
    <div className={classNames('refreshing', active && 'refreshing-active')} aria-busy={active}>
      {active && <p className="secondary">{t('loading.old', { at: clockTime(from, { language }) })}</p>}
      {children}
    </div>
  )
}
