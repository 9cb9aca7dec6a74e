import { useCallback, useEffect, useRef } from 'react'
import type { Span } from './timeline.ts'

/** The span as it moves: painted at once, told when it rests, so that the address is not written sixty times a second. */
export const useSpan = (span: Span, onSpan: (span: Span) => void) => {
  const shown = useRef(span)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    shown.current = span
  }, [span])
  const move = useCallback(
    (next: Span) => {
      shown.current = next
      clearTimeout(timer.current)
      timer.current = setTimeout(() => onSpan(next), 180)
    },
    [onSpan],
  )
  return { shown, move }
}
