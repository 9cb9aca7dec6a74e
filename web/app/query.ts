import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from '../api/problem.ts'

/** A refusal is an answer and is not asked again; a lost line and a failing server, and “too often”, twice more. */
export const worthRepeating = (failures: number, error: Error): boolean => {
  const status = error instanceof ProblemError ? error.problem.status : 0
  const refused = status >= 400 && status < 500 && status !== 429
  return !refused && failures < 2
}

/** As long as the server asks for, else one, two, four seconds (ms). */
export const pauseBefore = (failures: number, error: Error): number => {
  const asked = error instanceof ProblemError ? error.problem.retryAfter : undefined
  return (asked ?? 2 ** failures) * 1000
}

export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: worthRepeating, retryDelay: pauseBefore, staleTime: 15_000 },
      mutations: { retry: false },
    },
  })
