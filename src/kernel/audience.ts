import type { ActorKind } from './taxonomy/actor-kinds.ts'
import type { Sector } from './taxonomy/sectors.ts'

/**
 * 宛先: organisations by kind and sector, and organisations by name (R-038, DOMAIN §3.3). Kinds and sectors narrow one
 * another; an empty list of one of them means any; both empty mean that only the named ones are addressed.
 */
export interface Audience {
  kinds: readonly ActorKind[]
  sectors: readonly Sector[]
  organisations: readonly string[]
}

export interface Addressee {
  id: string
  kinds: readonly string[]
  sectors: readonly string[]
}

const describesGroup = ({ kinds, sectors }: Audience): boolean => kinds.length > 0 || sectors.length > 0

const meets = (chosen: readonly string[], own: readonly string[]): boolean =>
  chosen.length === 0 || chosen.some(code => own.includes(code))

/** Whether an organisation is addressed. share/advisories/audience/store.ts asks the database the same. */
export const isAddressed = (audience: Audience, organisation: Addressee): boolean =>
  audience.organisations.includes(organisation.id) ||
  (describesGroup(audience) &&
    meets(audience.kinds, organisation.kinds) &&
    meets(audience.sectors, organisation.sectors))

const narrows = (inner: readonly string[], outer: readonly string[]): boolean =>
  outer.length === 0 || (inner.length > 0 && inner.every(code => outer.includes(code)))

/** Whether everyone addressed by `inner` is addressed by `outer`, whoever stands in the directory. */
export const isWithin = (inner: Audience, outer: Audience): boolean =>
  inner.organisations.every(id => outer.organisations.includes(id)) &&
  (!describesGroup(inner) ||
    (describesGroup(outer) && narrows(inner.kinds, outer.kinds) && narrows(inner.sectors, outer.sectors)))

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  new Set(a).size === new Set([...a, ...b]).size && new Set(b).size === new Set([...a, ...b]).size

export const isSameAudience = (a: Audience, b: Audience): boolean =>
  sameSet(a.kinds, b.kinds) && sameSet(a.sectors, b.sectors) && sameSet(a.organisations, b.organisations)
