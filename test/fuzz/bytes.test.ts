import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rawHttp } from '../http/raw-http.ts'
import { openWorld } from '../wire/conformance/world.ts'
import { fuzz, inTime, QUIET, type Random, TIMEOUT } from './plan.ts'

/** Bytes that are hardly HTTP: each connection is answered or closed in time, never with a 5xx, and the server goes on. */

const METHODS = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PRI',
  'get',
  'G E T',
  '',
]
const PATHS = [
  '/candidates',
  '/candidates/01.0001',
  '/positions/',
  '/api/v1/external/candidates',
  '/api/v1/external/jobs',
  '/api/v1/%zz',
  '/%',
  '*',
  'http://127.0.0.1/candidates',
  '//candidates',
  '/candidates/..%2f..%2f',
  '/candidates?a=%ff&b=\u00ff',
  '/files/1/1/a?expires=1&signature=1',
  `/${'a'.repeat(20_000)}`,
]
const VERSIONS = ['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9', '']
const HEADERS = [
  'Content-Type: application/json',
  'Content-Type: application/json; charset=utf-16',
  'Content-Type: text/plain',
  'Content-Type: multipart/form-data; boundary=x',
  'Content-Type: application/x-www-form-urlencoded',
  'Content-Type: ',
  'Content-Type: application/json\r\nContent-Type: text/html',
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: 99999999999999999999',
  'Content-Length: 5\r\nContent-Length: 6',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: chunked, chunked',
  'Transfer-Encoding: gzip, chunked',
  'Transfer-Encoding: identity',
  'Content-Encoding: gzip',
  'Expect: 100-continue',
  'Expect: 200-ok',
  'Upgrade: websocket\r\nConnection: Upgrade',
  'Connection: keep-alive',
  'Host: other',
  'Authorization: Bearer \u00ff\u00fe',
  'Authorization: Bearer eyJhbGciOiJub25lIn0.e30.',
  'X-Request-Id: \u0001',
  ': no name',
  'No-Colon',
  ' folded: yes',
  `X-Long: ${'y'.repeat(17_000)}`,
  'Cookie: a=b; a=b; a=b',
  'Trailer: X',
]
const BODIES = [
  '',
  '{}',
  'hello',
  '5\r\nhello\r\n0\r\n\r\n',
  'ffffffffffffffffff\r\nx',
  '-1\r\nx\r\n0\r\n\r\n',
  'zz\r\nx\r\n',
  '5;ext=1\r\nhello\r\n0\r\nX: y\r\n\r\n',
  '2\r\n{}\r\n',
  '{"position_uid":"\u00ff\u00fe"}',
  '\u0000\u0000\u0000',
  '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
]

test('connections', { timeout: TIMEOUT }, async () => {
  await using world = await openWorld('comeet', QUIET)
  const { server } = world
  const auth = await world.credentialOf()
  await fuzz('connections', async (random, index) => {
    const bytes = draw(random, auth as string)
    const said = JSON.stringify(bytes.toString('latin1')).slice(0, 1000)
    try {
      expectAnswers(await inTime(exchange(server.url, bytes)))
      if (index % 50 === 0) expect((await inTime(server.call({ path: '/healthz', auth: null }))).status).toBe(200)
    } catch (error) {
      throw new Error(said, { cause: error })
    }
  })
})

function draw(random: Random, auth: string): Buffer {
  if (random(fc.integer({ min: 0, max: 9 })) === 0) return Buffer.from(random(fc.uint8Array({ maxLength: 500 })))
  const pick = (from: readonly string[]) => random(fc.constantFrom(...from))
  const headers = Array.from({ length: random(fc.integer({ min: 0, max: 4 })) }, () => pick(HEADERS))
  if (random(fc.boolean())) headers.push(`Authorization: ${auth}`)
  if (random(fc.integer({ min: 0, max: 4 })) > 0) headers.push('Host: x')
  const head = `${pick(METHODS)} ${pick(PATHS)} ${pick(VERSIONS)}\r\n${headers.join('\r\n')}\r\n\r\n`
  const text = `${head}${pick(BODIES)}`.repeat(random(fc.constantFrom(1, 1, 1, 2, 5)))
  const bytes = Buffer.from(text, 'latin1')
  if (random(fc.boolean())) return bytes
  const at = random(fc.integer({ min: 0, max: bytes.length - 1 }))
  if (random(fc.boolean())) return bytes.subarray(0, at)
  bytes[at] = random(fc.integer({ min: 0, max: 255 }))
  return bytes
}

/** Sends the bytes, ends the sending, and resolves with all that came when the connection is closed. */
async function exchange(url: string, bytes: Uint8Array): Promise<string> {
  const connection = rawHttp(url)
  connection.send(bytes)
  connection.end()
  await connection.closed
  return connection.received()
}

/** No answer is a 5xx, and what a refusal says is JSON of one of the dialects. */
function expectAnswers(text: string): void {
  for (const answer of text.split(/(?=HTTP\/1\.[01] \d{3} )/)) {
    const [, status = ''] = /^HTTP\/1\.[01] (\d{3}) /.exec(answer) ?? []
    expect(status, answer).not.toMatch(/^5/)
    if (!status.startsWith('4') || !/content-type: application\/json/i.test(answer)) continue
    const [head = '', body = ''] = answer.split('\r\n\r\n', 2)
    // A HEAD is answered without one.
    if (body === '') continue
    expect(Object.keys(JSON.parse(Buffer.from(body, 'latin1').toString())).join(), head).toMatch(
      /^(status,error,message|error,error_description)$/,
    )
  }
}
