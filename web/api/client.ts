import createClient, { type Middleware } from 'openapi-fetch'
import { systemClock } from '../../src/kernel/clock.ts'
import type { paths } from './generated.d.ts'
import { type Problem, ProblemError } from './problem.ts'

interface ApiSurroundings {
  language: () => string
  /** Every answer carries the server's time. */
  onServerTime: (serverTime: Date, asked: Date, received: Date) => void
  /** 401: whoever was here has to sign in again. */
  onSignedOut: () => void
  fetch?: (request: Request) => Promise<Response>
}

/** The server's own sentence where there is one; a broken proxy's page has none. */
export const problemFrom = async (response: Response): Promise<Problem> => {
  const { status } = response
  const pause = Number(response.headers.get('Retry-After') ?? Number.NaN) // a date in the header is not waited for
  const answer = { status, ...(Number.isFinite(pause) && { retryAfter: pause }) }
  const type = response.headers.get('Content-Type') ?? ''
  if (type.includes('json')) {
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => undefined)
    if (isProblem(body)) return { ...body, ...answer }
  }
  return { title: `HTTP ${status} ${response.statusText}`.trim(), code: 'unreadable', ...answer }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'title' in body && typeof body.title === 'string'

const surroundedBy = ({ language, onServerTime, onSignedOut }: ApiSurroundings): Middleware => {
  const asked = new WeakMap<Request, Date>()
  return {
    onRequest: ({ request }) => {
      request.headers.set('Accept-Language', language())
      asked.set(request, systemClock.now())
      return request
    },
    onResponse: async ({ request, response }) => {
      const received = systemClock.now()
      const written = response.headers.get('Date')
      if (written) onServerTime(new Date(written), asked.get(request) ?? received, received)
      if (response.ok) return response
      if (response.status === 401) onSignedOut()
      throw new ProblemError(await problemFrom(response))
    },
    onError: ({ error }) => {
      if (error instanceof ProblemError) return error
      return new ProblemError({ title: '', status: 0, code: 'offline' })
    },
  }
}

/** JSON in and out over the server's own description; every answer that is not 2xx is thrown as a ProblemError. */
export const createApi = (surroundings: ApiSurroundings) => {
  const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '', fetch: surroundings.fetch })
  api.use(surroundedBy(surroundings))
  return api
}

export type Api = ReturnType<typeof createApi>

/** The body of an answer that cannot be an error any more. */
export const body = async <Body>(answer: Promise<{ data?: Body }>): Promise<Body> => {
  const { data } = await answer
  if (data === undefined) throw new ProblemError({ title: 'The answer was empty.', status: 204, code: 'unreadable' })
  return data
}
