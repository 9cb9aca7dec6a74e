import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { body } from '../api/client.ts'
import { useApi } from '../api/use-api.ts'
import { useLanguage } from '../ui/language.ts'

/** The server forgets who has not said for 45 s that it is there (ms). */
const heartbeat = 15_000

/** Says that this text is open here. @returns the names of colleagues who have it open too */
export const usePresence = (
  path: 'report-drafts' | 'advisories' | 'cases',
  id: string | undefined,
): readonly string[] => {
  const api = useApi()
  const language = useLanguage()
  const url = `/api/v1/${path}/{id}/presence` as const
  const { data = [] } = useQuery({
    queryKey: ['presence', path, id],
    enabled: id !== undefined,
    queryFn: () => body(api.PUT(url, { params: { path: { id: id ?? '' } } })),
    refetchInterval: heartbeat,
  })
  useEffect(() => {
    if (!id) return
    return () => void api.DELETE(url, { params: { path: { id } } })
  }, [api, url, id])
  return data.flatMap(({ person }) => (person ? [person[language]] : []))
}
