import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A load balancer on loopback: it asks each server's /readyz and sends requests in turn to those that are ready. */
export type Balancer = {
  readonly url: string
  /** Resolves when it knows the server on a port to be ready, or not to be. */
  until(port: number, isReady: boolean): Promise<void>
  close(): Promise<void>
}

const ASK_EVERY = 50

export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true })
  const ready = new Set<number>()
  const closing = new AbortController()
  let turn = 0

  async function watch(port: number): Promise<void> {
    while (!closing.signal.aborted) {
      const isReady = await fetch(`http://127.0.0.1:${port}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      )
      if (isReady) ready.add(port)
      else ready.delete(port)
      await sleep(ASK_EVERY, undefined, { signal: closing.signal }).catch(() => {})
    }
  }

  function forward(from: IncomingMessage, to: ServerResponse): void {
    const port = [...ready][turn++ % ready.size]
    if (port === undefined) return void to.writeHead(502).end('no server is ready')
    const { method, headers, url: path } = from
    const sent = request({ agent, host: '127.0.0.1', port, method, path, headers }, (answer) => {
      const { connection: _, ...rest } = answer.headers
      to.writeHead(answer.statusCode ?? 502, rest)
      answer.pipe(to)
    })
    sent.on('error', (error) => to.writeHead(502).end(String(error)))
    from.pipe(sent)
  }

  const watching = ports.map(watch)
  const server = createServer(forward)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async until(port, isReady) {
      while (ready.has(port) !== isReady) await sleep(ASK_EVERY)
    },
    async close() {
      closing.abort()
      await Promise.all(watching)
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
