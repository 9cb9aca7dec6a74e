/** Where two people changed the same field: what stood there, what I wrote, what the other saved. */
export interface Contested<Fields> {
  field: keyof Fields & string
  mine: unknown
  theirs: unknown
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/**
 * Two people wrote over the same version. A field that one of them changed becomes what that one wrote; a field that both
 * changed differently stays mine on the screen and is listed, so that a person chooses. Nothing is lost silently.
 */
export const merged = <Fields extends object>(
  base: Fields,
  mine: Fields,
  theirs: Fields,
): { fields: Fields; contested: Contested<Fields>[] } => {
  const names = [...new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])] as (keyof Fields &
    string)[]
  const iChanged = names.filter(name => !same(base[name], mine[name]))
  const contested = iChanged.filter(name => !same(base[name], theirs[name]) && !same(mine[name], theirs[name]))
  return {
    fields: { ...theirs, ...Object.fromEntries(iChanged.map(name => [name, mine[name]])) },
    contested: contested.map(field => ({ field, mine: mine[field], theirs: theirs[field] })),
  }
}

export const isSame = same
