import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { NotHttp } from './errors.ts'
import type { Dialect } from './operation.ts'

/** An error of the parser, with the bytes that it stumbled over. */
type ParserError = Error & { readonly code?: string; readonly rawPacket?: Uint8Array }

const STATUSES: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** As much of what came as the address of a request may stand in. */
const FIRST_LINE = 200

/**
 * Answers bytes of which no request came, and closes the connection. The form is that of the dialect whose prefix stands in
 * the first line.
 *
 * @param dialects from the longest prefix to the shortest
 */
export function refuseNoHttp(dialects: readonly Dialect<never>[]) {
  return (error: ParserError, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    const start = Buffer.from(error.rawPacket?.subarray(0, FIRST_LINE) ?? []).toString('latin1')
    const [line = ''] = start.split('\r\n', 1)
    const dialect = dialects.find(({ prefix }) => line.includes(` ${prefix}`)) ?? dialects.at(-1)
    const refused = new NotHttp(STATUSES[error.code ?? ''] ?? 400)
    const body = dialect?.errorAnswer(refused).body ?? ''
    const head = [
      `HTTP/1.1 ${refused.status} ${STATUS_CODES[refused.status]}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'x-content-type-options: nosniff',
      'connection: close',
    ]
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  }
}
