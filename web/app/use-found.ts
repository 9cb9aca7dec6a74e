import { useEffect, useRef, useState } from 'react'
import type { Command, QuickSearch } from './commands.ts'

/** Asked when the fingers rest this long (ms). */
const rest = 200

/** What the server finds for the words; an answer to earlier words is dropped, and a broken line finds nothing. */
export const useFound = (typed: string, search: QuickSearch | undefined): { found: Command[]; busy: boolean } => {
  const ask = useRef(search)
  ask.current = search
  const [answer, setAnswer] = useState<{ of: string; found: Command[] }>({ of: '', found: [] })
  const words = typed.trim()
  useEffect(() => {
    if (!words || !ask.current) return
    const ending = new AbortController()
    const timer = setTimeout(() => {
      ask.current?.(words, ending.signal).then(
        found => setAnswer({ of: words, found }),
        () => {
          if (!ending.signal.aborted) setAnswer({ of: words, found: [] })
        },
      )
    }, rest)
    return () => {
      clearTimeout(timer)
      ending.abort()
    }
  }, [words])
  if (!words || !search) return { found: [], busy: false }
  return answer.of === words ? { found: answer.found, busy: false } : { found: [], busy: true }
}
