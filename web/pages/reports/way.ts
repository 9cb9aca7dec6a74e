import type { Way } from './queries.ts'

type PreviewHop = Way['hops'][number]
export type Named = NonNullable<PreviewHop['to']>

/** Ministries that a report reaches directly; more than one lets the operator choose. */
export const ministriesOf = (way: Pick<Way, 'hops'>): Named[] => {
  const direct = way.hops.filter(hop => hop.mode === 'DIRECT' && hop.leg === 1)
  return direct.length > 1 ? direct.flatMap(hop => (hop.to ? [hop.to] : [])) : []
}

/** The hops once a ministry is chosen: it leads, and the others read along. */
export const hopsTo = (way: Pick<Way, 'hops'>, ministry: string | undefined): PreviewHop[] => {
  const several = ministry !== undefined && ministriesOf(way).some(({ id }) => id === ministry)
  return way.hops.map(hop => (several && hop.leg === 1 && hop.to?.id !== ministry ? { ...hop, mode: 'COPY' } : hop))
}
