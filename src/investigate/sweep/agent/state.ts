import { existsSync, readFileSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { z } from 'zod'
import type { SweepRequest } from '../../../formats/sweep/model.ts'
import { sweepRequestSchema } from '../../../formats/sweep/schemas.ts'
import { sourceKindCodes } from '../../../kernel/taxonomy/sweeps.ts'
import { StartError } from '../../../platform/config/start-error.ts'
import { writeDurably } from '../../../platform/storage/durable.ts'
import type { CoveredNode } from '../model.ts'

const stateSchema = z.object({
  requests: z.array(sweepRequestSchema),
  expected: z.array(
    z.object({
      node: z.string(),
      kind: z.enum(sourceKindCodes as [CoveredNode['kind'], ...CoveredNode['kind'][]]),
      shows: z.array(z.enum(['HASH', 'NAME'])),
    }),
  ),
})

type Expected = Pick<CoveredNode, 'node' | 'kind' | 'shows'>

/**
 * What an agent remembers beside its answers: the requests it was told last, for the days on which the hub is away, and
 * which logs there were, so that a missing one is missed. All of it can be learned again.
 */
export const openState = (path: string, damaged: (file: string) => void) => {
  let kept: { requests: SweepRequest[]; expected: Expected[] } = { requests: [], expected: [] }
  if (existsSync(path))
    try {
      kept = stateSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    } catch {
      damaged(path)
    }
  const save = () => writeDurably(path, JSON.stringify(kept))
  return {
    requests: () => kept.requests,
    expected: () => kept.expected,
    keepRequests: async (requests: SweepRequest[]): Promise<void> => {
      if (JSON.stringify(requests) === JSON.stringify(kept.requests)) return
      kept = { ...kept, requests }
      await save()
    },
    /** Logs of traffic are written by machines that stay; terminals and mailboxes come and go. */
    keepNodes: async (nodes: readonly CoveredNode[], without: readonly string[]): Promise<void> => {
      const lasting = nodes.filter(({ kind }) => kind !== 'event' && kind !== 'mail' && kind !== 'file')
      const known = [...kept.expected, ...lasting].filter(({ node }) => !without.includes(node))
      const byKey = new Map(known.map(({ node, kind, shows }) => [`${kind} ${node}`, { node, kind, shows }]))
      if (byKey.size === kept.expected.length && without.length === 0) return
      kept = { ...kept, expected: [...byKey.values()] }
      await save()
    },
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** One agent for one folder: two would answer twice. The lock of a process that is gone is taken over. */
export const lockState = async (path: string): Promise<() => Promise<void>> => {
  const holder = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
  if (holder > 0 && holder !== process.pid && isAlive(holder))
    throw new StartError(
      `Another agent (process ${holder}) works with this folder: ${path}. Stop it, or give this one a folder of its own with --state.`,
      `別の点検プログラム（プロセス ${holder}）がこのフォルダーを使っています（${path}）。それを止めるか、--state で別のフォルダーを指定してください。`,
    )
  await rm(path, { force: true })
  const file = await open(path, 'wx', 0o600)
  await file.writeFile(String(process.pid))
  await file.close()
  return () => rm(path, { force: true })
}
