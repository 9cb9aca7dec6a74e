/** The versions that may be written after the first one, by what the report is. */
export const laterKinds = {
  REPORT: ['FOLLOW_UP', 'CORRECTION', 'FINAL', 'WITHDRAWAL'],
  CONSULTATION: ['CONSULTATION', 'WITHDRAWAL'],
} as const

export type LaterKind = (typeof laterKinds)['REPORT' | 'CONSULTATION'][number]

const kinds: readonly LaterKind[] = [...laterKinds.REPORT, 'CONSULTATION']

export const readVersionSearch = (search: Record<string, unknown>): { kind: LaterKind } => ({
  kind: kinds.find(kind => kind === search.kind) ?? 'FOLLOW_UP',
})
