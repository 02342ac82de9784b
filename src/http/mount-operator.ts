import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import type { Metrics } from './metrics.ts'
import { openApiDocument } from './openapi.ts'
import type { Dialect } from './operation.ts'

export type OperatorDeps = {
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>
  /** Why the server cannot take requests now, or undefined when it can. */
  readonly readiness: () => Promise<string | undefined>
  readonly dialects: readonly Dialect<never>[]
  readonly version: string
}

/** What the operator and the developer look at: health, metrics, the OpenAPI documents, and the one picture that we serve. */
export function mountOperator(app: FastifyInstance, deps: OperatorDeps): void {
  app.get('/healthz', async () => ({ status: 'ok' }))

  app.get('/readyz', async (_request, reply) => {
    const reason = await deps.readiness()
    if (reason === undefined) return { status: 'ready' }
    return reply.code(503).header('retry-after', '1').send({ status: 'not ready', reason })
  })

  app.get('/metrics', async (_request, reply) => reply.type(deps.metrics.contentType).send(await deps.metrics.text()))

  for (const dialect of deps.dialects) {
    app.get(`/openapi/${dialect.name}.json`, async () => openApiDocument(dialect, deps.version))
  }

  const avatar = readFile(new URL('./assets/default-avatar.png', import.meta.url))
  // Awaited at the request; until then a failure must not be unhandled.
  avatar.catch(() => {})
  app.get('/assets/default-avatar.png', async (_request, reply) =>
    reply
      .type('image/png')
      .header('cache-control', 'public, max-age=86400')
      .send(await avatar),
  )
}
