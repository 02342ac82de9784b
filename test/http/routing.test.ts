import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, startServer, type TestServer, WK } from '../support/server.ts'
import { headOf, rawHttp } from './raw-http.ts'

/** What is answered where nothing is, or not with this method; and the addresses' small print. */

let server: TestServer
let reference: string
let uid: string
beforeAll(async () => {
  server = await startServer()
  const body = {
    organization_reference: 'Pg4eV6k',
    job_reference: 'WTTJ_KmqkD1Y',
    email: 'foo@example.org',
    firstname: 'Foo',
    lastname: 'Bar',
  }
  reference = (await server.call({ path: CREATE, body, auth: WK })).body.reference
  const candidate = { position_uid: '11.11', first_name: 'Bobby', last_name: 'Chauck' }
  uid = (await server.call({ path: '/candidates', body: candidate })).body.uid
})
afterAll(() => server.close())

const CREATE = '/api/v1/external/candidates'

/** Reference of Welcome Kit, section 2: always JSON, two strings. */
const asWelcomeKit = ({ status, headers, body }: Answer, expected: number, error: string) => {
  expect(headers.get('content-type')).toMatch(/^application\/json\b/)
  expect(body).toEqual({ error, error_description: expect.any(String) })
  expect(status).toBe(expected)
  expect(headers.get('access-control-allow-origin')).toBe('*')
}

/** Reference of Comeet, section 1.4. */
const asComeet = ({ status, headers, body }: Answer, expected: number, error: string) => {
  expect(headers.get('content-type')).toMatch(/^application\/json\b/)
  expect(body).toEqual({ status: expected, error, message: expect.any(String) })
  expect(status).toBe(expected)
}

const get = (path: string) => server.call({ path, auth: null })

describe('where nothing is', () => {
  test.each(['/api/v1', '/api/v1/', '/api/v1/external', '/api/v1/external/nothing', `${CREATE}/a/b`, '/api/v1/%20'])(
    'Welcome Kit says so at %s',
    async (path) => asWelcomeKit(await get(path), 404, 'not_found'),
  )

  test.each(['/', '/nothing', '/candidates/a/b', '/api', '/api/v2/external/candidates', '/Candidates', '//'])(
    'Comeet says so at %s',
    async (path) => asComeet(await get(path), 404, 'not_found'),
  )

  test.each(['/.git/config', '/../package.json', '/%2e%2e/package.json', '/files/1/1/x', '/assets/../app.ts'])(
    '%s serves nothing',
    async (path) => {
      expect((await get(path)).status).toBeGreaterThanOrEqual(400)
    },
  )
})

describe('a method that is not answered', () => {
  test.each(['PUT', 'PATCH', 'DELETE'])('%s on Welcome Kit’s candidates', async (method) => {
    const answer = await server.call({ method, path: CREATE, auth: WK })
    asWelcomeKit(answer, 405, 'method_not_allowed')
    expect(answer.headers.get('allow')).toBe('POST, GET')
  })

  test.each(['POST', 'PATCH', 'DELETE'])('%s on a candidate of Welcome Kit', async (method) => {
    const answer = await server.call({ method, path: `${CREATE}/${reference}`, auth: WK })
    asWelcomeKit(answer, 405, 'method_not_allowed')
    expect(answer.headers.get('allow')).toBe('GET, PUT')
  })

  test.each(['PUT', 'PATCH', 'DELETE'])('%s on Comeet’s candidates', async (method) => {
    const answer = await server.call({ method, path: '/candidates' })
    asComeet(answer, 405, 'method_not_allowed')
    expect(answer.headers.get('allow')).toBe('POST, GET')
  })

  test.each(['POST', 'PUT', 'DELETE'])('%s on a candidate of Comeet', async (method) => {
    const answer = await server.call({ method, path: `/candidates/${uid}` })
    asComeet(answer, 405, 'method_not_allowed')
    expect(answer.headers.get('allow')).toMatch(/GET.*PATCH|PATCH.*GET/)
  })

  test.each(['TRACE', 'PROPFIND', 'BREW'])('%s, which no route has, gets an error too', async (method) => {
    const connection = rawHttp(server.url)
    connection.send(headOf(method, CREATE, { connection: 'close' }))
    expect(await connection.until(/^HTTP\/1\.1 \d{3}/)).toMatch(/^HTTP\/1\.1 4\d\d/)
    connection.close()
  })
})

describe('HEAD', () => {
  test('is GET without its body', async () => {
    for (const [path, auth] of [
      [`${CREATE}/${reference}`, WK],
      [`/candidates/${uid}`, await server.jwt()],
      ['/healthz', null],
    ] as const) {
      const [head, whole] = [
        await server.call({ method: 'HEAD', path, auth }),
        await server.call({ method: 'GET', path, auth }),
      ]
      expect(head.status).toBe(200)
      expect(head.text).toBe('')
      expect(head.headers.get('content-type')).toBe(whole.headers.get('content-type'))
      expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(whole.text)))
    }
  })

  test('is refused as GET is', async () => {
    expect((await server.call({ method: 'HEAD', path: `${CREATE}/${reference}`, auth: null })).status).toBe(401)
    expect((await server.call({ method: 'HEAD', path: CREATE, auth: WK })).status).toBe(400)
    const comments = '/api/v1/external/comments'
    expect((await server.call({ method: 'HEAD', path: comments, auth: WK })).status).toBe(405)
    expect((await server.call({ method: 'HEAD', path: '/nothing', auth: null })).status).toBe(404)
  })
})

describe('OPTIONS', () => {
  test.each([CREATE, `${CREATE}/wttj-x`])('%s lets a page of any origin ask', async (path) => {
    const { status, headers, text } = await server.call({
      method: 'OPTIONS',
      path,
      auth: null,
      headers: {
        origin: 'https://partner.example.org',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    expect(status).toBe(204)
    expect(text).toBe('')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-methods')).toBe('GET, POST, PUT, DELETE, OPTIONS')
    expect(headers.get('access-control-allow-headers')).toMatch(/Authorization/)
    expect(headers.get('access-control-allow-headers')).toMatch(/Content-Type/)
    expect(headers.get('access-control-allow-credentials')).toBeNull()
  })

  test.each([
    ['/candidates', /POST/],
    ['/candidates/x', /GET.*PATCH|PATCH.*GET/],
    [CREATE, /POST/],
    [`${CREATE}/x`, /GET/],
  ])('%s names what is answered', async (path, methods) => {
    const { status, headers } = await server.call({ method: 'OPTIONS', path, auth: null })
    expect(status).toBe(204)
    expect(headers.get('allow')).toMatch(methods)
  })

  test('where nothing is', async () => {
    asWelcomeKit(await server.call({ method: 'OPTIONS', path: '/api/v1/nothing', auth: null }), 404, 'not_found')
    asComeet(await server.call({ method: 'OPTIONS', path: '/nothing', auth: null }), 404, 'not_found')
  })
})

describe('an address', () => {
  test('may end with a slash', async () => {
    expect((await server.call({ path: `${CREATE}/${reference}/`, auth: WK })).body.reference).toBe(reference)
    expect((await server.call({ path: `/candidates/${uid}/` })).body.uid).toBe(uid)
    expect((await server.call({ method: 'POST', path: `${CREATE}/`, auth: WK })).status).toBe(400)
    expect((await server.call({ path: '/healthz/', auth: null })).status).toBe(200)
  })

  test.each([`${CREATE}/%zz`, `${CREATE}/%`, '/api/v1/%c3%28'])(
    'with a bad escape, %s, is an invalid request to Welcome Kit',
    async (path) => asWelcomeKit(await get(path), 400, 'validation_failed'),
  )

  test.each(['/candidates/%zz', '/%', '/candidates/%c3%28'])(
    'with a bad escape, %s, is a malformed request to Comeet',
    async (path) => asComeet(await get(path), 400, 'malformed_request'),
  )

  test('with a bad escape does not come back with the token in its query', async () => {
    for (const path of [`${CREATE}/%zz?access_token=WK_API_KEY`, '/candidates/%zz?access_token=WK_API_KEY']) {
      const answer = await get(path)
      expect(answer.status).toBe(400)
      expect(answer.text).not.toContain('WK_API_KEY')
    }
  })

  test('with a name of any length gets an answer', async () => {
    asWelcomeKit(await server.call({ path: `${CREATE}/${'x'.repeat(5000)}`, auth: WK }), 404, 'not_found')
    asComeet(await server.call({ path: `/candidates/${'x'.repeat(5000)}` }), 404, 'not_found')
  })
})

describe('a request that is no HTTP', () => {
  test.each([
    ['garbage', 'garbage\r\n\r\n'],
    ['two lengths', headOf('POST', CREATE, { 'content-length': '1\r\ncontent-length: 2' })],
    ['a length and chunks', headOf('POST', CREATE, { 'content-length': 5, 'transfer-encoding': 'chunked' })],
    ['a negative length', headOf('POST', CREATE, { 'content-length': -1 })],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(100_000)}`],
  ])('%s is refused and the connection closed', async (_, text) => {
    const connection = rawHttp(server.url)
    connection.send(text)
    await connection.closed
    expect(connection.received()).toMatch(/^HTTP\/1\.1 4\d\d /)
  })
})
