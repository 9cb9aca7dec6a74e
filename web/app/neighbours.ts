/** The rows of the list that one came from, as addresses only: `[` and `]` go along them (SCREENS §6). */
const key = 'noroshi.list'

const pathOf = (href: string): string => href.split(/[?#]/)[0] ?? href

/** The address one step before or after the present one; none at either end, nor outside the list. */
export const neighbour = (rows: readonly string[], here: string, step: 1 | -1): string | undefined => {
  const place = rows.findIndex(row => pathOf(row) === pathOf(here))
  return place === -1 ? undefined : rows[place + step]
}

/** Called when somebody follows a link: inside a row it keeps where the other rows of the same list lead. */
export const rememberRows = (target: EventTarget | null): void => {
  const row = target instanceof Element && target.closest('a[href]') ? target.closest('main [data-row]') : null
  if (!row?.parentElement) return
  const rows = [...row.parentElement.querySelectorAll(':scope > [data-row]')]
  const addresses = rows.flatMap(each => each.querySelector('a[href]')?.getAttribute('href') ?? [])
  try {
    sessionStorage.setItem(key, JSON.stringify(addresses))
  } catch {
    // storage is switched off: the two keys do nothing
  }
}

export const rememberedRows = (): string[] => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(row => typeof row === 'string') : []
  } catch {
    return []
  }
}
