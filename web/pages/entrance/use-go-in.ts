import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { keepLanguage } from '../../app/language-address.ts'

/** Somebody else is here now: nothing that was read before stands any longer. */
export const useGoIn = (): ((address?: string) => void) => {
  const router = useRouter()
  const queries = useQueryClient()
  return (address = '/') => {
    const href = keepLanguage(address, router.latestLocation.href)
    void queries.resetQueries({ queryKey: ['session'] }).then(() => {
      queries.removeQueries({ predicate: query => query.queryKey[0] !== 'session' })
      router.history.push(href)
    })
  }
}
