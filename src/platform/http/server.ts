import { existsSync } from 'node:fs'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import files from '@fastify/static'
import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { NoroshiError } from '../../kernel/errors.ts'
import type { Config } from '../config/config.ts'
import { projectRoot } from '../config/project-root.ts'
import type { Answered } from '../telemetry/metrics.ts'
import { rateOf, refuseKeyOutOfScope, requestsPerMinute } from './api-key.ts'
import { logAnswer, routeOf, serializers } from './logs.ts'
import { answerBrokenRequest, sendProblem } from './problem.ts'
import { refuseUnreadableText } from './readable-text.ts'

const instance = (config: Config, log?: LogStream) =>
  fastify({
    logger: config.log === 'silent' ? false : { level: config.log, serializers, ...(log ? { stream: log } : {}) },
    logController: new LogController({ disableRequestLogging: true }), // ours says less (telemetry/logs.ts)
    bodyLimit: 1_048_576,
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID().slice(0, 8),
    trustProxy: config.proxy ?? false,
    frameworkErrors: sendProblem, // a path that cannot be decoded meets no route
    clientErrorHandler: answerBrokenRequest,
  }).withTypeProvider<ZodTypeProvider>()

/** Where log lines go instead of the standard output. */
export interface LogStream {
  write(line: string): void
}

export type App = ReturnType<typeof instance>

/** A slice's routes, registered under /api/v1. */
export type Routes = (app: App) => void | Promise<void>

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Cross-site request forgery: a browser says where a request comes from (Fetch Metadata, Origin). Writes must come
 * from our own pages, or from a client that is no browser and sends neither header.
 */
const refuseOtherOrigins = (publicUrl: string) => {
  const ownOrigin = new URL(publicUrl).origin
  return async (request: FastifyRequest): Promise<void> => {
    if (safeMethods.has(request.method)) return
    const site = request.headers['sec-fetch-site']
    const { origin } = request.headers
    const sameHost = origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.headers.host
    if (site === 'same-origin' || (site === undefined && (origin === undefined || origin === ownOrigin || sameHost)))
      return
    throw new NoroshiError('other_origin')
  }
}

/** @returns whether a built client is there to be served */
const serveClient = async (app: FastifyInstance): Promise<boolean> => {
  const client = join(projectRoot, 'dist/web')
  if (!existsSync(client)) return false
  await app.register(files, {
    root: client,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.setHeader('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  return true
}

/** How long a stop waits for requests that are being answered (ms). */
const mostPatience = 10_000

/**
 * A stop waits for requests, not for lines: browsers open some ahead that never carry one, and Node.js would wait for
 * those until the headers are due. What is still being answered after ten seconds is cut.
 */
const stopPromptly = (app: FastifyInstance): void => {
  const unused = new Set<Socket>()
  app.server.on('connection', socket => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  app.server.on('request', request => unused.delete(request.socket))
  app.addHook('preClose', async () => {
    app.server.on('connection', socket => socket.destroy())
    for (const socket of unused) socket.destroy()
    setTimeout(() => app.server.closeAllConnections(), mostPatience).unref()
  })
}

export interface Health {
  /** Rejects when the server cannot do its work. */
  ready(): Promise<void>
}

interface Extras {
  answered?: (answer: Answered) => void
  log?: LogStream
  /** Requests that one person, key or address may make in a minute. */
  rate?: typeof requestsPerMinute
}

export const createServer = async (
  config: Config,
  health: Health,
  authenticate: (request: FastifyRequest) => Promise<void>,
  routes: readonly Routes[],
  { answered, log, rate = requestsPerMinute }: Extras = {},
): Promise<App> => {
  const app = instance(config, log)
  app.addHook('onResponse', async (request, reply) => {
    logAnswer(request, reply)
    const { method } = request
    answered?.({ method, route: routeOf(request), status: reply.statusCode, seconds: reply.elapsedTime / 1000 })
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(sendProblem)
  stopPromptly(app as unknown as FastifyInstance)
  app.decorateRequest('actor', null)
  app.decorateRequest('session', null)
  app.decorateRequest('key', null)

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: config.publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  })
  await app.register(cookie)
  await app.register(rateLimit, {
    max: rate,
    keyGenerator: rateOf,
    timeWindow: '1 minute',
    allowList: request => request.url.startsWith('/assets/'),
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Noroshi',
        version: '1',
        description: 'Incident reports, cases, advisories and their deliveries.',
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'noroshi' },
          key: { type: 'http', scheme: 'bearer', description: 'An API key of a post, with scopes.' },
        },
      },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  app.addHook('onRequest', refuseOtherOrigins(config.publicUrl))

  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { hide: true } }, async (_, reply) => {
    const ready = await health.ready().then(
      () => true,
      () => false,
    )
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' })
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())

  await app.register(
    async scope => {
      scope.addHook('onRequest', authenticate)
      scope.addHook('preParsing', refuseKeyOutOfScope)
      scope.addHook('preValidation', refuseUnreadableText)
      for (const register of routes) await register(scope as unknown as App)
    },
    { prefix: '/api/v1' },
  )
  const hasClient = await serveClient(app as unknown as FastifyInstance)
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' && !request.url.startsWith('/api/') && request.headers.accept?.includes('text/html')
    return hasClient && isPage
      ? reply.sendFile('index.html')
      : sendProblem(new NoroshiError('not_found'), request, reply)
  })
  return app
}
