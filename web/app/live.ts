import type { QueryClient } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { systemClock } from '../../src/kernel/clock.ts'
import { serverNow } from './server-clock.ts'

/** The first parts of the queries that a kind of thing appears in. */
const shownIn: Readonly<Record<string, readonly string[]>> = {
  report: ['reports', 'home', 'inbox', 'cases', 'numbers'],
  case: ['cases', 'home', 'inbox', 'reports', 'advisories'],
  advisory: ['advisories', 'home', 'inbox', 'editions', 'consents'],
  delivery: ['deliveries', 'editions', 'home'],
  edition: ['editions', 'home', 'inbox', 'advisories'],
  consent_request: ['consents', 'home', 'inbox', 'advisories'],
  report_draft: ['report-drafts', 'home'],
  alert_request: ['alert-requests', 'home'],
  notice: ['detection-notices', 'detections', 'cases', 'home'],
  detection: ['detections', 'home'],
  sweep: ['sweeps', 'cases', 'home'],
  investigation: ['investigations'],
  form: ['forms', 'reports'],
  ladder: ['ladders'],
  ladder_run: ['ladder-runs', 'ladders', 'home'],
}

export const queriesOf = (kind: string): readonly string[] =>
  kind.endsWith('.presence') ? ['presence'] : (shownIn[kind] ?? [])

/** What changes within this time is read once: one act changes a case, its reports and home together (ms). */
const gathering = 300
/** The server says every 15 s that the line is alive; after two that did not come it is taken for lost (ms). */
const silence = 35_000
/** A line that comes back within this time was never worth a black strip (ms). */
const grace = 4000
const pauses = { first: 1000, most: 30_000 }

/** How long to wait before the n-th attempt (ms); spread, so that a thousand clients do not come back at once. */
export const pauseBefore = (attempt: number, random: number): number =>
  Math.min(pauses.first * 2 ** attempt, pauses.most) * (0.5 + random / 2)

/** A row that has the focus stays where it is: its list waits (SCREENS §7). */
const rowInFocus = (): boolean => document.activeElement?.closest('tbody tr, [role="row"], .rows li') != null

interface LiveState {
  /** When the last sign of life came, once the line is lost. */
  lostSince?: Date
  /** Changes that wait until no row has the focus. */
  held: number
}

/** One stream of server-sent events for a signed-in page: it says what changed, and the queries are read anew. */
const connect = (queries: QueryClient, show: (state: LiveState) => void) => {
  let source: EventSource | undefined
  let position: string | undefined
  let attempt = 0
  let alive = systemClock.now()
  let lost = false
  let over = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const held = new Map<string, Set<string>>()

  const tell = (): void => show({ held: held.size, lostSince: lost ? serverNow(alive) : undefined })
  const gathered = new Set<string>()
  let reading: ReturnType<typeof setTimeout> | undefined
  const refresh = (names: Iterable<string>): void => {
    for (const name of names) gathered.add(name)
    reading ??= setTimeout(() => {
      reading = undefined
      for (const name of gathered) void queries.invalidateQueries({ queryKey: [name] })
      gathered.clear()
    }, gathering)
  }
  const release = (): void => {
    for (const names of held.values()) refresh(names)
    held.clear()
    tell()
  }
  const heard = (event: MessageEvent<string>): void => {
    alive = systemClock.now()
    if (event.lastEventId) position = event.lastEventId
    if (lost) {
      lost = false
      tell()
    }
  }
  const lose = (): void => {
    source?.close()
    clearTimeout(timer)
    if (over) return
    timer = setTimeout(open, pauseBefore(attempt++, Math.random()))
    setTimeout(() => {
      if (over || source?.readyState === EventSource.OPEN) return
      lost = true
      tell()
    }, grace)
  }
  const open = (): void => {
    source = new EventSource(`/api/v1/live${position ? `?after=${position}` : ''}`)
    source.addEventListener('hello', event => {
      attempt = 0
      heard(event)
    })
    source.addEventListener('beat', heard)
    source.addEventListener('change', event => {
      heard(event)
      const { kind, id } = JSON.parse(event.data) as { kind: string; id: string }
      const names = queriesOf(kind)
      if (!rowInFocus() || kind === 'report_draft' || kind.endsWith('.presence')) return refresh(names)
      held.set(`${kind} ${id}`, new Set(names))
      tell()
    })
    source.addEventListener('reload', event => {
      heard(event)
      void queries.invalidateQueries()
    })
    source.addEventListener('end', () => {
      source?.close()
      over = true
      void queries.invalidateQueries({ queryKey: ['session'] })
    })
    source.onerror = lose
  }
  const watch = setInterval(() => {
    if (systemClock.now().getTime() - alive.getTime() > silence && source?.readyState === EventSource.OPEN) lose()
  }, 5000)
  const onFocus = (): void => {
    if (held.size > 0 && !rowInFocus()) release()
  }
  document.addEventListener('focusin', onFocus)
  open()
  return {
    release,
    close: () => {
      over = true
      clearTimeout(timer)
      clearTimeout(reading)
      clearInterval(watch)
      source?.close()
      document.removeEventListener('focusin', onFocus)
    },
  }
}

/** Joins the page to the stream for as long as this post is signed in; another post gets another stream. */
export const useLive = (post: string | undefined): LiveState & { release: () => void } => {
  const queries = useQueryClient()
  const [state, setState] = useState<LiveState>({ held: 0 })
  const [release, setRelease] = useState<() => void>(() => () => undefined)
  useEffect(() => {
    if (!post) return
    const line = connect(queries, setState)
    setRelease(() => line.release)
    return line.close
  }, [post, queries])
  return { ...state, release }
}
