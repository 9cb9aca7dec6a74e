export const views = ['content', 'changes', 'timeline', 'thread'] as const
export type View = (typeof views)[number]

/** Which part of a report is open, which version is read, and which two are compared. */
export interface PageSearch {
  view?: Exclude<View, 'content'>
  version?: number
  before?: number
  after?: number
}

const readSeq = (value: unknown): number | undefined => {
  const seq = Number(value)
  return Number.isInteger(seq) && seq > 0 ? seq : undefined
}

export const readPageSearch = (search: Record<string, unknown>): PageSearch => {
  const view = (['changes', 'timeline', 'thread'] as const).find(candidate => candidate === search.view)
  const [version, before, after] = [search.version, search.before, search.after].map(readSeq)
  return {
    ...(view ? { view } : {}),
    ...(version ? { version } : {}),
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  }
}

export const pageAddress = (id: string, search: { view?: View; version?: number; before?: number; after?: number }) => {
  const { view, ...seqs } = search
  const params = new URLSearchParams({
    ...(view && view !== 'content' ? { view } : {}),
    ...Object.fromEntries(Object.entries(seqs).map(([name, seq]) => [name, String(seq)])),
  })
  return params.size > 0 ? `/reports/${id}?${params}` : `/reports/${id}`
}

/** The two versions of a comparison: those of the address where they exist, otherwise the last two. */
export const comparedVersions = (seqs: readonly number[], { before, after }: PageSearch) => {
  const later = after !== undefined && seqs.includes(after) ? after : seqs.at(-1)
  const earlier = before !== undefined && seqs.includes(before) ? before : seqs.filter(seq => seq !== later).at(-1)
  return later === undefined || earlier === undefined ? undefined : { before: earlier, after: later }
}
