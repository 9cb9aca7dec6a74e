import { actorKinds } from '../../../src/kernel/taxonomy/actor-kinds.ts'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import type { DirectoryFilters } from './queries.ts'

export const readDirectoryFilters = (search: Record<string, unknown>): DirectoryFilters => ({
  ...(typeof search.kind === 'string' && isCodeOf(actorKinds, search.kind) ? { kind: search.kind } : {}),
  ...(search.text !== undefined && search.text !== '' ? { text: String(search.text).slice(0, 100) } : {}),
})
