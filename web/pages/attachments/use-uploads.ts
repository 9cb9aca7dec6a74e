import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { body } from '../../api/client.ts'
import { idempotencyKey } from '../../api/idempotent.ts'
import type { Problem } from '../../api/problem.ts'
import { problemOf } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { useLanguage } from '../../ui/language.ts'
import { upload, type Waiting } from './upload.ts'

/** What a file has come to: on its way, refused with its reason, or kept and waiting for the act that carries it. */
export interface Uploading {
  key: string
  name: string
  size: number
  sent: number
  kept?: Waiting
  refused?: Problem
  stop: () => void
}

export interface Uploads {
  files: readonly Uploading[]
  limit: number
  most: number
  /** Ids for the act; empty while nothing has arrived. */
  ids: string[]
  busy: boolean
  add: (files: readonly File[]) => void
  remove: (key: string) => void
  clear: () => void
}

const refusalBefore = (file: File, limit: number): Problem | undefined => {
  if (file.size === 0) return { title: '', status: 422, code: 'empty' }
  return limit > 0 && file.size > limit ? { title: '', status: 413, code: 'too_large' } : undefined
}

/** The files of one form: sent one after the other, each to be stopped or taken back until the form is sent. */
export const useUploads = (): Uploads => {
  const api = useApi()
  const language = useLanguage()
  const { data } = useQuery({ queryKey: ['attachments'], queryFn: () => body(api.GET('/api/v1/attachments')) })
  const [files, setFiles] = useState<readonly Uploading[]>([])
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const { limit = 0, mostPerAct: most = 20 } = data ?? {}
  const change = (key: string, what: Partial<Uploading>) =>
    setFiles(known => known.map(file => (file.key === key ? { ...file, ...what } : file)))

  const add = (chosen: readonly File[]): void => {
    for (const file of chosen.slice(0, most - files.length)) {
      const key = idempotencyKey()
      const stopping = new AbortController()
      const { name, size } = file
      const refused = refusalBefore(file, limit)
      setFiles(known => [...known, { key, name, size, sent: 0, refused, stop: () => stopping.abort() }])
      if (refused) continue
      line.current = line.current.then(() => {
        if (stopping.signal.aborted) return undefined
        const onProgress = (sent: number) => change(key, { sent })
        return upload({ file, key, language, onProgress, signal: stopping.signal }).then(
          kept => change(key, { kept }),
          error => change(key, { refused: problemOf(error) }),
        )
      })
    }
  }
  const remove = (key: string): void => {
    const file = files.find(candidate => candidate.key === key)
    file?.stop()
    // Not awaited: what stays behind is cleared by the server after a week.
    if (file?.kept) api.DELETE('/api/v1/attachments/{id}', { params: { path: { id: file.kept.id } } }).catch(() => null)
    setFiles(known => known.filter(candidate => candidate.key !== key))
  }
  return {
    files,
    limit,
    most,
    ids: files.flatMap(({ kept }) => (kept ? [kept.id] : [])),
    busy: files.some(({ kept, refused }) => !kept && !refused),
    add,
    remove,
    clear: () => setFiles([]),
  }
}
