import type { ReactNode } from 'react'
import { problemOf } from '../api/use-act.ts'
import { Loading } from './Loading.tsx'
import { ProblemNote } from './ProblemNote.tsx'

interface AnsweredProps<Body> {
  query: { data: Body | undefined; error: Error | null; refetch: () => unknown }
  rows?: number
  children: (body: Body) => ReactNode
}

/** A part of a page that waits for the server: grey rows, the server's own sentence, or what it answered. */
export const Answered = <Body,>({ query, rows, children }: AnsweredProps<Body>) => {
  if (query.data !== undefined) return children(query.data)
  if (query.error) {
    const problem = problemOf(query.error)
    const settled = problem.status === 403 // asking again is answered the same
    return <ProblemNote problem={problem} onRetry={settled ? undefined : () => void query.refetch()} />
  }
  return <Loading rows={rows} />
}
