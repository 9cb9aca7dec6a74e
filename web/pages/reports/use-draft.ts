import { useCallback, useEffect, useState } from 'react'
import { systemClock } from '../../../src/kernel/clock.ts'
import { serverNow } from '../../app/server-clock.ts'

const prefix = 'noroshi.draft.'
const pause = 400

interface Kept<Draft> {
  draft: Draft
  /** When it was kept, in the server's time. */
  at: string
}

const read = <Draft>(key: string): Kept<Draft> | undefined => {
  try {
    const text = localStorage.getItem(prefix + key)
    return text ? (JSON.parse(text) as Kept<Draft>) : undefined
  } catch {
    return undefined // switched off, or written by another version: the form begins empty
  }
}

const write = (key: string, kept: unknown): boolean => {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(kept))
    return true
  } catch {
    return false // full or switched off: the page says that nothing is kept
  }
}

const remove = (key: string): void => {
  try {
    localStorage.removeItem(prefix + key)
  } catch {
    // nothing was kept
  }
}

/**
 * What is typed stays on this device until it is sent or thrown away: nobody else sees a draft. The key names the post,
 * so that two people at one machine never find each other's words.
 */
export const useDraft = <Draft>(key: string, initial: () => Draft) => {
  const [kept] = useState(() => read<Draft>(key))
  const [draft, setDraft] = useState<Draft>(() => ({ ...initial(), ...kept?.draft }))
  const [touched, setTouched] = useState(false)
  const [savedAt, setSavedAt] = useState(() => (kept ? new Date(kept.at) : undefined))
  useEffect(() => {
    if (!touched) return
    const timer = setTimeout(() => {
      const at = serverNow(systemClock.now())
      setSavedAt(write(key, { draft, at: at.toISOString() }) ? at : undefined)
    }, pause)
    return () => clearTimeout(timer)
  }, [key, draft, touched])
  const change = useCallback((next: Draft) => {
    setTouched(true)
    setDraft(next)
  }, [])
  const forget = useCallback(() => {
    setTouched(false)
    setSavedAt(undefined)
    remove(key)
  }, [key])
  return {
    draft,
    change,
    forget,
    savedAt,
    unsaved: touched && !savedAt,
    /** Something stands here that was typed on this device. */
    touched: touched || kept !== undefined,
    /** What a colleague wrote comes in. */
    receive: setDraft,
  }
}
