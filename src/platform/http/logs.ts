import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * What the log may say. It is read by people who may not read reports and is copied to places nobody counts, so it holds
 * no address, no query, no body and no text of an error, which may quote all of them: only routes, codes and ids.
 */

interface Coded {
  code?: unknown
  constraint?: unknown
  table?: unknown
}

/** Frames say where; the first line of a stack repeats the message. */
const framesOf = (stack: string | undefined): string =>
  (stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .join('\n')

interface Described {
  type: string
  /** Left out: a message quotes what it complains about. */
  message: ''
  stack: string
  [more: string]: unknown
}

export const describeError = (error: unknown): Described => {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const { code, constraint, table } = error as Coded
  return {
    type: error.name,
    message: '',
    stack: framesOf(error.stack),
    ...(code === undefined ? {} : { code: String(code) }),
    ...(constraint === undefined ? {} : { constraint: String(constraint) }),
    ...(table === undefined ? {} : { table: String(table) }),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

/** The route as it was declared: its parameters are ids, but what follows “?” may be anything. */
export const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? '(none)'

export const serializers = {
  req: (request: FastifyRequest) => ({ method: request.method, route: routeOf(request) }),
  res: ({ statusCode }: { statusCode?: number }) => ({ statusCode: statusCode ?? 0 }),
  err: describeError,
}

/** One line for each request that was answered. */
export const logAnswer = (request: FastifyRequest, reply: FastifyReply): void => {
  request.log.info(
    {
      method: request.method,
      route: routeOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      ...(request.actor ? { post: request.actor.post } : {}),
    },
    'answered',
  )
}
