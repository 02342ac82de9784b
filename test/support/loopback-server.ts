import { createServer, type Server as HttpServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer, type Server, type Socket } from 'node:net'

/** A server on loopback for tests, which counts the connections that arrive. */
export type LoopbackServer = {
  readonly port: number
  /** `http://127.0.0.1:port` */
  readonly origin: string
  connections(): number
  /** Connections that are still open. */
  open(): number
  close(): Promise<void>
}

const listen = async (server: Server | HttpServer): Promise<LoopbackServer> => {
  const sockets = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections++
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    connections: () => connections,
    open: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Listener = (...args: Parameters<RequestListener>) => unknown

export const serveHttp = (listener: Listener): Promise<LoopbackServer> =>
  listen(createServer((request, response) => void listener(request, response)))

export const serveTcp = (onSocket: (socket: Socket) => unknown): Promise<LoopbackServer> =>
  listen(createTcpServer(onSocket))
