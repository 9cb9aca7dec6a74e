import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/**
 * The token behind the # of a one-time link. It is taken once and leaves the address at once, so that it stays neither
 * in the history nor in a screenshot; the part behind # never reaches a server's log.
 */
export const useOneTimeToken = (): string => {
  const router = useRouter()
  const [token] = useState(() => router.latestLocation.hash.replace(/^#/, ''))
  useEffect(() => {
    const { pathname, searchStr, hash } = router.latestLocation
    if (hash) router.history.replace(pathname + searchStr)
  }, [router])
  return token
}
