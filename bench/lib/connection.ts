import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export type Answer = { readonly status: number; readonly head: string; readonly body: Buffer }

/** A request as it goes out: its bytes, in as many pieces as there are buffers to share. */
export type RequestBytes = readonly Buffer[]

type Waiting = { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }

/** One HTTP/1.1 connection that is kept open and has one request on it at a time; it reads no more than it must. */
export class Connection {
  readonly #socket: Socket
  #waiting: Waiting | undefined
  #received: Buffer | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
    socket.on('error', (error) => this.#fail(error))
    socket.on('close', () => this.#fail(new Error('The server closed the connection before it answered')))
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await once(socket, 'connect')
    return new Connection(socket)
  }

  request(bytes: RequestBytes): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      if (bytes.length > 1) this.#socket.cork()
      for (const piece of bytes) this.#socket.write(piece)
      if (bytes.length > 1) this.#socket.uncork()
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    const received = this.#received ? Buffer.concat([this.#received, chunk]) : chunk
    const headEnd = received.indexOf('\r\n\r\n')
    const head = headEnd === -1 ? undefined : received.toString('latin1', 0, headEnd)
    const length = head === undefined ? 0 : lengthOf(head)
    if (head === undefined || received.length < headEnd + 4 + length) {
      this.#received = received
      return
    }
    this.#received = undefined
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve({ status: Number(head.slice(9, 12)), head, body: received.subarray(headEnd + 4) })
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error)
    this.#waiting = undefined
  }
}

function lengthOf(head: string): number {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`An answer without Content-Length:\n${head}`)
  return Number(length)
}
