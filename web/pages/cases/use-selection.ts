import { useRef, useState } from 'react'

export interface Selection {
  has: (id: string) => boolean
  chosen: readonly string[]
  /** With `range`, everything between the row marked last and this one. */
  toggle: (id: string, range: boolean) => void
  clear: () => void
}

/** Rows marked by mouse or key; what left the list is no longer marked. */
export const useSelection = (ids: readonly string[]): Selection => {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string | undefined>(undefined)
  const toggle = (id: string, range: boolean): void => {
    const from = range && last.current ? ids.indexOf(last.current) : -1
    const to = ids.indexOf(id)
    const between = from === -1 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1)
    const adds = from !== -1 || !marked.has(id)
    last.current = id
    setMarked(known => {
      const next = new Set(known)
      for (const one of between) adds ? next.add(one) : next.delete(one)
      return next
    })
  }
  const chosen = ids.filter(id => marked.has(id))
  return { has: id => marked.has(id), chosen, toggle, clear: () => setMarked(new Set()) }
}
