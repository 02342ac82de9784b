import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { Logger } from 'pino'
import { holdInvitations } from './expect-continue.ts'
import { releaseMemory } from './hold-memory.ts'
import type { Metrics } from './metrics.ts'

export type AppOptions = {
  readonly logger: Logger
  readonly metrics: Metrics
  /** Log a line for each request. */
  readonly accessLog: boolean
  /** Whose X-Forwarded-For is believed: addresses and ranges. */
  readonly trustedProxies: readonly string[]
  /** Whether connections are to move elsewhere: a request that comes then is the last on its connection. */
  readonly isLeaving: () => boolean
  /** Whether connections that are idle are to be closed. */
  readonly isEnding: () => boolean
  /** Answers what goes wrong outside every dialect: what the framework refuses before it finds a route, such as a bad
   * escape in the URL, and what a route of the operator throws. */
  readonly refuse: (error: Error, request: FastifyRequest, reply: FastifyReply) => void
  /** Answers bytes of which no request came, and closes the connection. */
  readonly refuseNoHttp: (error: Error, socket: Socket) => void
}

const REQUEST_ID = /^[\w.:-]{1,64}$/

/**
 * The HTTP server with what all surfaces share: request ids, one line of log and one measurement for each request.
 * Neither names the URL, whose query may hold a token or personal data: only the route.
 */
export function createApp({
  logger,
  metrics,
  accessLog,
  trustedProxies,
  isLeaving,
  isEnding,
  refuse,
  refuseNoHttp,
}: AppOptions): FastifyInstance {
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => {
      const given = request.headers['x-request-id']
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : newRequestId()
    },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
    trustProxy: [...trustedProxies],
    forceCloseConnections: 'idle',
    requestTimeout: 120_000,
    keepAliveTimeout: 72_000,
    return503OnClosing: false,
    clientErrorHandler: refuseNoHttp,
    frameworkErrors: (error, request, reply) => refuse(error, request, withHeaders(request, reply)),
  }) as unknown as FastifyInstance

  holdInvitations(app.server)
  app.setErrorHandler<Error>(refuse)

  app.addHook('onRequest', (request, reply, done) => {
    withHeaders(request, reply)
    if (isLeaving()) reply.header('connection', 'close')
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    releaseMemory(request)
    const route = request.routeOptions.url ?? '(none)'
    const seconds = reply.elapsedTime / 1000
    metrics.observeRequest(request.method, route, reply.statusCode, seconds)
    if (accessLog) {
      const ms = Math.round(reply.elapsedTime * 10) / 10
      request.log.info({ method: request.method, route, status: reply.statusCode, ms }, 'request')
    }
    // What was busy when the end began must not stay open until its keep-alive is over.
    if (isEnding()) setImmediate(() => app.server.closeIdleConnections())
    done()
  })
  app.addHook('onRequestAbort', (request, done) => {
    releaseMemory(request)
    done()
  })
  return app
}

function withHeaders(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff')
}

let ids: { prefix: string; count: number } = { prefix: '', count: 0 }

/** Random per process and counted from there: unique, and cheaper than random bytes for each request. */
function newRequestId(): string {
  if (ids.count % 1_000_000 === 0) ids = { prefix: randomBytes(9).toString('base64url'), count: 0 }
  ids.count++
  return `${ids.prefix}-${ids.count.toString(36)}`
}
