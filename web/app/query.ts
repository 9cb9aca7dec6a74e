import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from '../api/problem.ts'

/** A refusal is an answer and is not asked again; a lost line and a failing server are asked twice more. */
export const worthRepeating = (failures: number, error: Error): boolean => {
  const refused = error instanceof ProblemError && error.problem.status >= 400 && error.problem.status < 500
  return !refused && failures < 2
}

export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: { queries: { retry: worthRepeating, staleTime: 15_000 }, mutations: { retry: false } },
  })
