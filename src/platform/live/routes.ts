import { z } from 'zod'
import { NoroshiError } from '../../kernel/errors.ts'
import { problems } from '../http/route.ts'
import type { App, Routes } from '../http/server.ts'
import type { Hub, LiveSurroundings } from './hub.ts'
import { type LiveEvent, streamInto, textOf } from './stream.ts'

const query = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional()
    .meta({ description: 'The id of the last event that was heard; Last-Event-ID does the same.' }),
  wait: z
    .enum(['true', 'false'])
    .default('true')
    .meta({ description: 'false: says what changed since `after` and ends, where a proxy lets no stream through.' }),
})

/** Both come from a client, and a position is a number of 64 bits. */
const positionOf = (after: string | undefined, header: unknown): string | undefined => {
  const given = after ?? (typeof header === 'string' ? header : undefined)
  if (given === undefined) return undefined
  return /^\d{1,20}$/.test(given) && BigInt(given) < 2n ** 63n ? given : '0' // unreadable: everything is read again
}

const eventsOf = ({ at, changes }: Awaited<ReturnType<Hub['missed']>>): LiveEvent[] => [
  { event: 'hello', position: at },
  ...(changes === null
    ? [{ event: 'reload' as const, position: at }]
    : changes.map(({ kind, id }) => ({ event: 'change' as const, position: at, content: { kind, id } }))),
]

/** What changes, as it changes: kind and id, to whom may read it at that moment (ADR 0013). */
export const liveRoutes =
  (hub: Hub, { sessionOf }: LiveSurroundings): Routes =>
  (app: App) => {
    app.addHook('preClose', async () => hub.close())
    app.get(
      '/live',
      {
        schema: {
          tags: ['live'],
          summary: 'Server-sent events: something of this kind with this id changed',
          querystring: query,
          produces: ['text/event-stream'],
          response: { 200: z.string(), ...problems },
        },
      },
      async (request, reply) => {
        const { session: token } = request
        const held = token ? await sessionOf(token) : null
        if (!token || !held) throw new NoroshiError(token ? 'signed_out' : 'not_signed_in')
        const position = positionOf(request.query.after, request.headers['last-event-id'])
        void reply.header('content-type', 'text/event-stream; charset=utf-8').header('cache-control', 'no-store')
        void reply.header('x-accel-buffering', 'no').header('connection', 'close') // an ended stream leaves no idle line that a stop waits for
        if (request.query.wait === 'false') {
          return reply.send(
            eventsOf(await hub.missed(token, position))
              .map(textOf)
              .join(''),
          )
        }
        const admission = hub.admission(held.session)
        if (admission === 'down') throw new NoroshiError('live_down')
        if (admission === 'too_many') throw new NoroshiError('too_many_streams')
        reply.hijack()
        const { raw } = reply
        raw.writeHead(200, Object.fromEntries(Object.entries(reply.getHeaders()).map(([k, v]) => [k, String(v)])))
        const stream = streamInto(raw)
        const leave = hub.enter({ token, ...held, stream }) // before reading what was missed: nothing falls between
        raw.on('close', leave)
        try {
          for (const event of eventsOf(await hub.missed(token, position))) stream.send(event)
        } catch (error) {
          request.log.error({ err: error }, 'live stream could not begin')
          leave()
          stream.close()
        }
        return reply
      },
    )
  }
