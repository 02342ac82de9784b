import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { MethodNotAllowed, NoSuchRoute } from './errors.ts'
import { asDomainError } from './framework-errors.ts'
import type { Dialect, ErrorAnswer, HttpMethod, OperationAnswer } from './operation.ts'
import { limitHeaders } from './rate-limits.ts'

const METHODS: readonly HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** From the longest prefix to the shortest, so that the first that fits is the right one. */
export function byPrefix(dialects: readonly Dialect<never>[]): Dialect<never>[] {
  return dialects.toSorted((a, b) => b.prefix.length - a.prefix.length)
}

/** Answers a request that never reached a route, in the form of the dialect whose prefix its path has. */
export function refuseWith(dialects: readonly Dialect<never>[]) {
  return (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    const dialect = byPrefix(dialects).find(({ prefix }) => request.url.startsWith(prefix))
    if (dialect) sendError(dialect, error, request, reply)
  }
}

/**
 * Puts a dialect's operations on the server, in a context of its own: whatever goes wrong below its prefix is answered in
 * its own form, an unknown address and a wrong method included.
 */
export function mountDialect<Deps>(app: FastifyInstance, dialect: Dialect<Deps>, deps: Deps): void {
  app.register(
    async (context) => {
      // Each operation reads its body itself, when it is its turn: see `read-body.ts`.
      context.removeAllContentTypeParsers()
      context.addContentTypeParser('*', (_request, _payload, done) => done(null))
      context.setErrorHandler((error, request, reply) => sendError(dialect, error, request, reply))
      context.setNotFoundHandler((request, reply) => sendError(dialect, new NoSuchRoute(), request, reply))

      const byPath = Map.groupBy(dialect.operations, ({ path }) => path)
      for (const [path, operations] of byPath) {
        for (const operation of operations) {
          context.route({
            method: operation.method,
            url: path,
            handler: async (request, reply) =>
              sendAnswer(request, reply, dialect.headers, await operation.handle(deps, request)),
          })
        }
        refuseOtherMethods(
          context,
          dialect,
          path,
          operations.map(({ method }) => method),
        )
      }
    },
    { prefix: dialect.prefix },
  )
}

function refuseOtherMethods<Deps>(
  context: FastifyInstance,
  dialect: Dialect<Deps>,
  path: string,
  allowed: readonly HttpMethod[],
): void {
  context.route({
    method: METHODS.filter((method) => !allowed.includes(method)),
    url: path,
    handler: (request, reply) => sendError(dialect, new MethodNotAllowed(request.method, allowed), request, reply),
  })
  context.options(path, (_request, reply) =>
    reply
      .code(204)
      .headers(dialect.headers)
      .header('allow', [...allowed, 'OPTIONS'].join(', '))
      .send(),
  )
}

function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  headers: Dialect<unknown>['headers'],
  { status, body, headers: own }: OperationAnswer,
): FastifyReply {
  reply.code(status)
  if (status !== 204) reply.header('content-type', 'application/json; charset=utf-8')
  for (const name in headers) reply.header(name, headers[name])
  for (const name in own) reply.header(name, own[name])
  const ofLimit = limitHeaders(request)
  if (ofLimit) reply.headers(ofLimit)
  return reply.send(body)
}

function sendError(
  dialect: Pick<Dialect<unknown>, 'errorAnswer' | 'headers'>,
  cause: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const error = asDomainError(cause, request)
  const answer: ErrorAnswer = dialect.errorAnswer(error, request.id)
  if (answer.status >= 500) request.log.error({ err: error }, 'a request failed')
  return sendAnswer(request, reply, dialect.headers, answer)
}
