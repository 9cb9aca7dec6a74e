export const views = ['grid', 'mails', 'story', 'hypotheses', 'review', 'indicators', 'evidence', 'runs'] as const
export type View = (typeof views)[number]

export const widths = ['moving', 'equal'] as const
export type Width = (typeof widths)[number]

/** What is looked at, as it stands in the address: it survives reload and sharing (SCREENS §2). */
export interface Looking {
  view?: View
  /** The version of the result; the newest when absent. */
  run?: number
  width?: Width
  site?: string
  host?: string
  terminal?: string
  /** The time that is shown, ISO 8601. */
  from?: string
  to?: string
  /** The cell in the frame: a terminal, and the hour or minute. */
  row?: string
  at?: string
  /** Groups that are unfolded. */
  open?: string[]
  lines?: true
  table?: true
}

const words = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const instant = (value: unknown): string | undefined => {
  const text = words(value)
  return text && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : undefined
}
const isTrue = (value: unknown): boolean => value === true || value === 'true'

export const readLooking = (search: Record<string, unknown>): Looking => {
  const run = Math.floor(Number(search.run))
  const found: Looking = {
    view: views.find(view => view === search.view),
    run: run >= 1 ? run : undefined,
    width: widths.find(width => width === search.width && width !== 'moving'),
    site: words(search.site),
    host: words(search.host),
    terminal: words(search.terminal),
    from: instant(search.from),
    to: instant(search.to),
    row: words(search.row),
    at: instant(search.at),
    open: Array.isArray(search.open) ? search.open.filter(name => typeof name === 'string').slice(0, 40) : undefined,
    lines: isTrue(search.lines) || undefined,
    table: isTrue(search.table) || undefined,
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

/** The same place with other parts; undefined takes a part away. */
export const lookingHref = (id: string, looking: Looking): string => {
  const given = Object.entries(looking).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(
    given.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  ).toString()
  return search ? `/investigations/${id}?${search}` : `/investigations/${id}`
}

export const readCaseOf = (search: Record<string, unknown>): { case?: string } =>
  typeof search.case === 'string' ? { case: search.case } : {}
