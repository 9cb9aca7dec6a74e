import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ContentInput } from '../../../src/share/reports/content.ts'
import { body } from '../../api/client.ts'
import { idempotent, ifMatch } from '../../api/idempotent.ts'
import { ProblemError } from '../../api/problem.ts'
import type { Reply } from '../../api/reply.ts'
import { useApi } from '../../api/use-api.ts'
import { type Contested, isSame, merged } from '../../ui/merge.ts'

export type StoredDraft = Reply<'/api/v1/report-drafts/{id}'>
interface Written extends Pick<StoredDraft, 'to' | 'ministry'> {
  content: ContentInput
}

interface SharedDraft<Draft> {
  /** Under which the device keeps its copy, and what of it the server has. */
  draftKey: string
  /** The draft that the address names; without it one is begun with the first word. */
  id?: string
  kind: StoredDraft['kind']
  report: string | null
  draft: Draft
  /** Puts what colleagues wrote into the form. */
  onMerged: (draft: Draft) => void
  outward: (draft: Draft) => Written
  inward: (stored: StoredDraft) => Draft
  touched: boolean
}

interface Saved<Draft> {
  id: string
  version: number
  base: Draft
  at: Date
  by: string | undefined
}

const pause = 1200

/** What was last read from the server stays beside the device's copy: the next merge begins from it, after any night. */
const readSaved = <Draft>(key: string): Saved<Draft> | undefined => {
  try {
    const text = localStorage.getItem(`noroshi.draft-saved.${key}`)
    const kept = text ? (JSON.parse(text) as Saved<Draft>) : undefined
    return kept && { ...kept, at: new Date(kept.at) }
  } catch {
    return undefined
  }
}

const writeSaved = (key: string, saved: unknown): void => {
  try {
    if (saved) localStorage.setItem(`noroshi.draft-saved.${key}`, JSON.stringify(saved))
    else localStorage.removeItem(`noroshi.draft-saved.${key}`)
  } catch {
    // full or switched off: the page says what is kept
  }
}

/**
 * The draft on the server: saved over exactly the version that was read. What a colleague wrote elsewhere in it is taken
 * over; where both wrote, both stand side by side and nothing is saved until a person has chosen.
 */
export const useSharedDraft = <Draft extends object>(shared: SharedDraft<Draft>) => {
  const { draft, touched } = shared
  const api = useApi()
  const queries = useQueryClient()
  const [saved, setSaved] = useState(() => readSaved<Draft>(shared.draftKey))
  const [contested, setContested] = useState<Contested<Draft>[]>([])
  const [failed, setFailed] = useState(0)
  const busy = useRef(false)
  const sent = useRef(false)
  useEffect(() => {
    if (!sent.current) writeSaved(shared.draftKey, saved)
  }, [shared.draftKey, saved])
  const id = saved?.id ?? shared.id
  const { data: stored, error } = useQuery({
    queryKey: ['report-drafts', id],
    enabled: id !== undefined,
    queryFn: () => body(api.GET('/api/v1/report-drafts/{id}', { params: { path: { id: id ?? '' } } })),
    refetchInterval: 30_000,
  })

  useEffect(() => {
    if (error instanceof ProblemError && error.problem.status === 404) setSaved(undefined) // sent or forgotten meanwhile
  }, [error])

  const take = (found: StoredDraft): void => {
    const theirs = shared.inward(found)
    const next = merged(saved?.base ?? theirs, draft, theirs)
    setSaved({ id: found.id, version: found.version, base: theirs, at: new Date(found.savedAt), by: found.savedBy?.ja })
    setContested(next.contested)
    if (!isSame(next.fields, draft)) shared.onMerged(saved || touched ? next.fields : theirs)
  }
  const newer = stored !== undefined && stored.version > (saved?.version ?? 0)
  const latest = useRef({ take, save: async (): Promise<void> => undefined })
  useEffect(() => {
    if (newer && !busy.current && stored) latest.current.take(stored)
  }, [stored, newer])

  const save = async (): Promise<void> => {
    const { content, ...way } = shared.outward(draft)
    const written = { ...way, content: content as StoredDraft['content'] }
    const answer = saved
      ? await body(
          api.PUT('/api/v1/report-drafts/{id}', {
            params: { path: { id: saved.id } },
            headers: ifMatch(`"${saved.version}"`),
            body: written,
          }),
        )
      : await body(
          api.POST('/api/v1/report-drafts', {
            headers: idempotent(),
            body: { ...written, kind: shared.kind, report: shared.report },
          }),
        )
    if (!saved && answer.version > 1) return take(answer) // a colleague has begun it: nothing of it is overwritten
    setSaved({ id: answer.id, version: answer.version, base: draft, at: new Date(answer.savedAt), by: undefined })
  }
  latest.current = { take, save }
  const waits = touched && contested.length === 0 && !(shared.id && !saved) && !(saved && isSame(saved.base, draft))
  const words = JSON.stringify(draft)
  useEffect(() => {
    if (!waits || words === '') return // each pause in the writing saves what stands then
    const keep = async (): Promise<void> => {
      if (busy.current) return
      busy.current = true
      try {
        await latest.current.save()
        setFailed(0)
      } catch (error) {
        const overtaken = error instanceof ProblemError && error.problem.code === 'changed_meanwhile'
        if (overtaken && id) await queries.invalidateQueries({ queryKey: ['report-drafts', id] })
        else setFailed(failed + 1)
      } finally {
        busy.current = false
      }
    }
    const timer = setTimeout(() => void keep(), failed > 0 ? 5000 : pause)
    return () => clearTimeout(timer)
  }, [words, waits, failed, id, queries])

  const choose = (field: Contested<Draft>['field'], value: unknown): void => {
    setContested(contested.filter(other => other.field !== field))
    shared.onMerged({ ...draft, [field]: value })
  }
  const forget = (): void => {
    sent.current = true
    writeSaved(shared.draftKey, undefined)
  }
  return { id, forget, savedAt: saved?.at, by: saved?.by, contested, choose, lineDown: failed > 0 }
}
