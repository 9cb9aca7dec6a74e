import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { isStepUpNeed, useStepUp } from '../ui/step-up.ts'
import { useToast } from '../ui/Toast.tsx'
import { idempotencyKey } from './idempotent.ts'
import { type Problem, ProblemError } from './problem.ts'

export const problemOf = (error: unknown): Problem =>
  error instanceof ProblemError ? error.problem : { title: String(error), status: 0, code: 'unreadable' }

interface Afterwards<Input, Output> {
  /** The first parts of the queries that are out of date after the act. */
  refreshes: readonly (readonly string[])[]
  /** The sentence that announces what was done. */
  said?: string
  onDone?: (output: Output, input: Input) => void
}

export interface Act<Input> {
  run: (input: Input) => void
  busy: boolean
  problem: Problem | undefined
  forget: () => void
}

/**
 * One act of a person: at most one request at a time, its refusal kept for the page, its traces read anew. The key makes
 * a repetition after a broken line harmless; the next act gets another one. An act that needs the second factor asks for
 * it and goes on with what was typed.
 */
export const useAct = <Input, Output>(
  perform: (input: Input, key: string) => Promise<Output>,
  { refreshes, said, onDone }: Afterwards<Input, Output>,
): Act<Input> => {
  const queries = useQueryClient()
  const toast = useToast()
  const stepUp = useStepUp()
  const key = useRef(idempotencyKey())
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async (input: Input) => {
      try {
        return await perform(input, key.current)
      } catch (error) {
        const { code } = problemOf(error)
        if (!isStepUpNeed(code) || !(await stepUp(code))) throw error
        return perform(input, key.current) // refused before it was done: the same key still belongs to it
      }
    },
    onSuccess: async (output, input) => {
      key.current = idempotencyKey()
      await Promise.all(refreshes.map(queryKey => queries.invalidateQueries({ queryKey })))
      if (said) toast(said)
      onDone?.(output, input)
    },
  })
  return {
    run: input => {
      if (!isPending) mutate(input)
    },
    busy: isPending,
    problem: error ? problemOf(error) : undefined,
    forget: reset,
  }
}
