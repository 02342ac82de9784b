import type { IncomingMessage, ServerResponse } from 'node:http'
import { type LoopbackServer, serveHttp } from '../../support/loopback-server.ts'

export type Listener = (response: ServerResponse, request: IncomingMessage) => void

/** A web server with files that candidates link to. What is not there is answered with 404. */
export type Remote = LoopbackServer & {
  /** Puts something at a path. @returns its URL */
  put(path: string, content: Uint8Array | Listener, headers?: Record<string, string>): string
  /** Takes everything away. */
  clear(): void
  /** Resolves when somebody asks for the path the next time. */
  asked(path: string): Promise<void>
}

export async function serveRemote(): Promise<Remote> {
  const pages = new Map<string, Listener>()
  const waiting = new Map<string, () => void>()
  const server = await serveHttp((request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '').split('?', 1)[0] as string
    waiting.get(path)?.()
    waiting.delete(path)
    const page = pages.get(path)
    if (page) page(response, request)
    else response.writeHead(404, { 'content-type': 'text/html' }).end('<html>Not found</html>')
  })
  return {
    ...server,
    put(path, content, headers = {}) {
      const page: Listener =
        content instanceof Uint8Array
          ? (response) => response.writeHead(200, { 'content-length': content.length, ...headers }).end(content)
          : content
      pages.set(path, page)
      return `${server.origin}${path}`
    },
    clear: () => pages.clear(),
    asked: (path) => new Promise((resolve) => waiting.set(path, resolve)),
  }
}

/** A file of this many bytes that begins like the sample. */
export function sized(sample: Uint8Array, bytes: number): Buffer {
  const file = Buffer.alloc(bytes, 0x20)
  file.set(sample)
  return file
}
