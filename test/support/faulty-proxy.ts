import { type ClientRequest, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type LoopbackServer, serveHttp } from './loopback-server.ts'

/** What goes wrong on the way to an HTTP server. */
export type Fault =
  | 'none'
  /** An answer of its own; the server behind it hears nothing of the request. */
  | { readonly status: number; readonly body?: string }
  /** Takes the request and never answers. */
  | 'hang'
  /** Closes the connection without an answer. */
  | 'close'
  /** Answers with the head and half of the body, and then neither goes on nor ends. */
  | 'hang in the middle'
  /** Answers with the head and half of the body, then closes the connection. */
  | 'close in the middle'
  /** Answers with half of the body as if it were the whole. */
  | 'half'

/** A proxy before a server, which breaks what it is told to. */
export type FaultyProxy = LoopbackServer & {
  /** For the next requests, until it is changed; with a count, for so many of them. */
  fault(fault: Fault, count?: number): void
  /** Requests that came in. */
  requests(): number
}

export async function faultyProxy(target: string): Promise<FaultyProxy> {
  const { hostname, port } = new URL(target)
  let fault: Fault = 'none'
  let left = Number.POSITIVE_INFINITY
  let requests = 0
  const server = await serveHttp((incoming, answer) => {
    requests++
    const now = left-- > 0 ? fault : 'none'
    if (now === 'hang') incoming.resume()
    else if (now === 'close') incoming.socket.destroy()
    else if (typeof now === 'object') refuse(incoming, answer, now)
    else pass(incoming, answer, now, { hostname, port })
  })
  return {
    ...server,
    requests: () => requests,
    fault(next, count = Number.POSITIVE_INFINITY) {
      fault = next
      left = count
    },
  }
}

function refuse(
  incoming: IncomingMessage,
  answer: ServerResponse,
  { status, body = '' }: { status: number; body?: string },
) {
  incoming.resume()
  incoming.on('end', () => answer.writeHead(status, { 'content-type': 'application/xml' }).end(body))
}

/** Headers go on as they are: the request is signed with the name of the proxy. */
function pass(
  incoming: IncomingMessage,
  answer: ServerResponse,
  fault: Fault,
  { hostname, port }: { hostname: string; port: string },
): ClientRequest {
  const { method, url: path, headers } = incoming
  const outgoing = request({ hostname, port, method, path, headers }, (found) => void answerWith(found))
  outgoing.on('error', () => incoming.socket.destroy())
  return incoming.pipe(outgoing)

  async function answerWith(found: IncomingMessage): Promise<void> {
    const body = Buffer.concat(await found.toArray())
    const half = body.subarray(0, Math.floor(body.length / 2))
    const status = found.statusCode ?? 500
    if (fault === 'none') answer.writeHead(status, found.headers).end(body)
    else if (fault === 'half') answer.writeHead(status, { ...found.headers, 'content-length': half.length }).end(half)
    else {
      answer.writeHead(status, found.headers)
      answer.write(half, () => fault === 'close in the middle' && incoming.socket.destroy())
    }
  }
}
