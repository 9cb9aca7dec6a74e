import { type Filter, isFilter } from './loops.ts'

export const readHomeSearch = (search: Record<string, unknown>): { only?: Filter } =>
  isFilter(search.only) ? { only: search.only } : {}
