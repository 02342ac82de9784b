import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Knows which connections of a server are open. */
export type OpenConnections = {
  /** Resolves when all that are open now have closed, or after so many milliseconds. */
  gone(patience: number): Promise<void>
}

export function watchConnections(server: Server): OpenConnections {
  const open = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  return {
    async gone(patience) {
      const closed = [...open].map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())))
      let timer: NodeJS.Timeout | undefined
      const tooLate = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patience).unref()
      })
      await Promise.race([Promise.all(closed), tooLate])
      clearTimeout(timer)
    },
  }
}
