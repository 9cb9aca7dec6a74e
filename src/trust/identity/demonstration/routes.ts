import { z } from 'zod'
import { machineTime } from '../../../kernel/clock.ts'
import { NoroshiError } from '../../../kernel/errors.ts'
import { type World, withoutActor } from '../../../platform/db/actor.ts'
import { problems, route } from '../../../platform/http/route.ts'
import type { App, Routes } from '../../../platform/http/server.ts'
import { setSessionCookie } from '../../../platform/http/session-cookie.ts'
import { lookLink } from '../links/service.ts'
import { sessionLength } from '../sign-in/model.ts'
import { enterAs, leave } from '../sign-in/service.ts'
import { demonstrationPosts } from './store.ts'

const postSchema = z.object({
  post: z.uuid(),
  organisation: z.uuid(),
  code: z.string(),
  organisationJa: z.string(),
  organisationEn: z.string(),
  personJa: z.string(),
  personEn: z.string(),
  titleJa: z.string(),
  titleEn: z.string(),
  duties: z.array(z.string()),
  kinds: z.array(z.string()),
})

/**
 * The entrance and the role switcher of the demonstration. Registered only by `noroshi demo`, which refuses a database
 * server, a non-loopback address and a folder that it did not seed.
 */
export const demonstrationRoutes =
  (world: World, first: string): Routes =>
  (app: App) => {
    const tag = 'demonstration'

    app.post(
      '/demonstration/enter',
      {
        schema: {
          tags: [tag],
          security: [],
          summary: 'Enter with the link that the demonstration printed',
          body: z.strictObject({ token: z.string().min(20).max(100) }),
          response: { 204: z.null(), ...problems },
        },
      },
      async (request, reply) => {
        const session = await withoutActor(world, async tx => {
          const now = machineTime(world.clock)
          const { purpose } = await lookLink(tx, request.body.token, now)
          const post = (await demonstrationPosts(tx)).find(candidate => candidate.code === first)
          if (purpose !== 'DEMONSTRATION' || !post) throw new NoroshiError('link_not_valid')
          return enterAs(tx, post.post, now)
        })
        return setSessionCookie(reply, session, false, sessionLength.hours).code(204).send(null)
      },
    )

    route(
      app,
      world,
      {
        method: 'GET',
        url: '/demonstration/posts',
        tag,
        summary: 'Everyone whom one can be',
        reply: z.array(postSchema),
      },
      ({ tx }) => demonstrationPosts(tx),
    )

    route(
      app,
      world,
      {
        method: 'PUT',
        url: '/demonstration/post',
        tag,
        summary: 'Go on as somebody else',
        body: z.strictObject({ post: z.uuid() }),
        reply: z.null(),
      },
      async ({ tx, machine: now, request, reply, body }) => {
        if (!(await demonstrationPosts(tx)).some(candidate => candidate.post === body.post))
          throw new NoroshiError('not_found')
        if (request.session) await leave(tx, request.session, now)
        setSessionCookie(reply, await enterAs(tx, body.post, now), false, sessionLength.hours)
        return null
      },
    )
  }
