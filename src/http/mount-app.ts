import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NoSuchRoute } from './errors.ts'
import { readWebFiles, type WebFile, type WebFiles } from './web-files.ts'

/**
 * The recruiters' app: the files that `npm run build:web` made, below `/app/`. They are read at the first request and kept.
 * An address that is no file is one of the app's own, and answers the page.
 *
 * @param folder where the app was built
 */
export function mountApp(app: FastifyInstance, folder: string): void {
  let reading: Promise<WebFiles | undefined> | undefined
  async function built(): Promise<WebFiles | undefined> {
    reading ??= readWebFiles(folder)
    const files = await reading
    // It may be built while the server runs.
    if (!files) reading = undefined
    return files
  }

  // A browser is led on; to everybody else nothing is here.
  app.get('/', (request, reply) => {
    if (!request.headers.accept?.includes('text/html')) throw new NoSuchRoute()
    return reply.header('cache-control', 'no-cache').redirect('/app/')
  })
  app.get('/app', (request, reply) => answer('', request, reply))
  app.get<{ Params: { '*': string } }>('/app/*', (request, reply) => answer(request.params['*'], request, reply))

  async function answer(path: string, request: FastifyRequest, reply: FastifyReply) {
    const files = await built()
    if (!files) return withPolicy(reply.code(503).header('retry-after', '5'), '').send(NOT_BUILT)
    const file = files.files.get(path)
    if (file) return sendFile(file, request, reply)
    // A page that is older than the files asks for one that has gone; the page in its place would be run as a script.
    if (path.startsWith('assets/'))
      return reply.code(404).header('cache-control', 'no-store').type('text/plain').send('')
    const nonce = randomBytes(16).toString('base64')
    return withPolicy(reply, nonce).send(files.page.replace('__STYLE_NONCE__', nonce))
  }
}

function sendFile(file: WebFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply
    .type(file.type)
    .header('cache-control', file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    .header('etag', file.etag)
    .header('vary', 'accept-encoding')
    .header('cross-origin-resource-policy', 'same-origin')
  if (file.type.startsWith('text/javascript')) reply.header('content-security-policy', WORKER_POLICY)
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()
  const accepted = request.headers['accept-encoding'] ?? ''
  const accepts = (coding: string) =>
    new RegExp(`(^|,)\\s*${coding}\\s*(;(?!\\s*q=0(\\.0*)?\\s*(,|$))|,|$)`).test(accepted)
  if (file.br && accepts('br')) return reply.header('content-encoding', 'br').send(file.br)
  if (file.gzip && accepts('gzip')) return reply.header('content-encoding', 'gzip').send(file.gzip)
  return reply.send(file.plain)
}

/**
 * A worker obeys the policy of its own file and not the page's. The one that reads PDFs has decoders in WebAssembly; it asks
 * nobody for anything, and makes no code from text.
 */
const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"

/**
 * The kit makes style elements by script; they carry the nonce, so styles need no 'unsafe-inline'. What React sets on an
 * element goes through its style object, which a policy does not touch.
 */
function withPolicy(reply: FastifyReply, nonce: string): FastifyReply {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce && ` 'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self' blob:",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ]
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policy.join('; '))
    .header('cache-control', 'no-cache')
    .header('referrer-policy', 'same-origin')
    .header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()')
    .header('cross-origin-opener-policy', 'same-origin')
    .header('cross-origin-resource-policy', 'same-origin')
}

const NOT_BUILT = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="refresh" content="5">
    <title>Longlist</title>
  </head>
  <body>
    <h1>The app is not built yet</h1>
    <p>If it is being built, this page shows it in some seconds. If not, run <code>npm run build:web</code>.</p>
  </body>
</html>
`
