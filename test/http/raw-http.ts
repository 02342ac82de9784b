import { connect } from 'node:net'

/** One connection that speaks HTTP by hand, to see when what is sent. */
export type RawHttp = {
  send(text: string | Uint8Array): void
  /** Resolves with all that came, as soon as it matches. Rejects when the connection ends before. */
  until(pattern: RegExp): Promise<string>
  /** All that came so far. */
  received(): string
  /** Resolves when the other side has closed. */
  readonly closed: Promise<void>
  /** Says that nothing more will be sent. */
  end(): void
  close(): void
}

export function rawHttp(url: string): RawHttp {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const closed = Promise.withResolvers<void>()
  let received = ''
  let waiting: { pattern: RegExp; resolve: (text: string) => void; reject: (error: Error) => void }[] = []
  const serve = () => {
    waiting = waiting.filter(({ pattern, resolve }) => {
      if (!pattern.test(received)) return true
      resolve(received)
      return false
    })
  }
  socket.setEncoding('latin1')
  socket.on('data', (text: string) => {
    received += text
    serve()
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    for (const { pattern, reject } of waiting) reject(new Error(`Closed before ${pattern}; came: ${received}`))
    closed.resolve()
  })
  return {
    send: (text) => void socket.write(text),
    until: (pattern) =>
      new Promise((resolve, reject) => {
        waiting.push({ pattern, resolve, reject })
        serve()
      }),
    received: () => received,
    closed: closed.promise,
    end: () => void socket.end(),
    close: () => void socket.destroy(),
  }
}

/** The text of a request's head. */
export function headOf(method: string, path: string, headers: Readonly<Record<string, string | number>> = {}): string {
  const lines = Object.entries({ host: 'longlist.test', ...headers }).map(([name, value]) => `${name}: ${value}`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}
