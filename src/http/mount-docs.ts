import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Dialect } from './operation.ts'

/**
 * The page `/docs`: the OpenAPI documents, to be read and tried. Everything it needs is served from here; the policy lets
 * it talk to this server and nowhere else.
 */
export function mountDocs(app: FastifyInstance, dialects: readonly Dialect<never>[]): void {
  const assets = join(dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui')), 'static')
  app.register(fastifyStatic, {
    root: assets,
    prefix: '/docs/assets/',
    index: false,
    decorateReply: false,
    // The package also has pages of its own, which would come without the policy.
    allowedPath: (path) => !path.endsWith('.html'),
  })

  const urls = dialects.map(({ name, info }) => ({ name: info.title, url: `/openapi/${name}.json` }))
  const start = `window.ui = SwaggerUIBundle({ urls: ${JSON.stringify(urls)}, dom_id: '#docs', deepLinking: true,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: 'StandaloneLayout', validatorUrl: null })\n`

  app.get('/docs', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header(
        'content-security-policy',
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'",
      )
      .send(PAGE),
  )
  app.get('/docs/start.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(start))
}

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Longlist: the APIs</title>
    <link rel="stylesheet" href="/docs/assets/swagger-ui.css">
    <style>body { margin: 0 }</style>
  </head>
  <body>
    <div id="docs"></div>
    <script src="/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/docs/assets/swagger-ui-standalone-preset.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`
