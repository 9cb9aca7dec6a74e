import { z } from 'zod'

const host = z.object({ host: z.string().optional(), ip: z.string().optional() })
const notice = z.object({
  id: z.string(),
  issued: z.string().optional(),
  issuer: z.string().optional(),
  kind: z.string(),
  title: z.string().optional(),
  observed: z.object({ destinations: z.array(host).default([]) }).optional(),
  destinations: z.array(host).default([]),
})

export interface Indicator {
  host: string
  notice: string
  directed: boolean
}

/** Notices about this organisation's own traffic and samples; an alert or request repeats what others saw. */
const ownKinds = ['detection', 'analysis', 'police']

/** Hosts that notices name, also where the traffic was addressed by number. */
export const indicatorsOf = (document: unknown): Indicator[] =>
  z
    .array(notice)
    .parse(document)
    .flatMap(({ id, kind, observed, destinations }) =>
      [...(observed?.destinations ?? []), ...destinations].flatMap(destination => {
        const name = destination.host ?? destination.ip
        return name ? [{ host: name.toLowerCase(), notice: id, directed: ownKinds.includes(kind) }] : []
      }),
    )
