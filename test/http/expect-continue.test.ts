import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer, WK } from '../support/server.ts'
import { headOf, type RawHttp, rawHttp } from './raw-http.ts'

/** A sender that asks first (`Expect: 100-continue`) is invited only when its headers do not refuse it already. */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

let connection: RawHttp
afterEach(() => connection.close())

const JSON_TYPE = { 'content-type': 'application/json' }
const WELCOME_KIT = '/api/v1/external/candidates'

function ask(method: string, path: string, headers: Record<string, string | number>): void {
  connection = rawHttp(server.url)
  connection.send(headOf(method, path, { expect: '100-continue', ...headers }))
}

describe('who may send', () => {
  const comeet = JSON.stringify({ position_uid: '11.11', first_name: 'Bobby', last_name: 'Chauck' })
  const welcomeKit = JSON.stringify({
    organization_reference: 'Pg4eV6k',
    job_reference: 'WTTJ_KmqkD1Y',
    email: 'foo@example.org',
    firstname: 'Foo',
    lastname: 'Bar',
  })

  test.each([
    ['/candidates', comeet],
    [WELCOME_KIT, welcomeKit],
  ])('is invited once, and answered: %s', async (path, body) => {
    const authorization = path === WELCOME_KIT ? WK : await server.jwt()
    ask('POST', path, { ...JSON_TYPE, authorization, 'content-length': body.length })
    expect(await connection.until(/\r\n\r\n/)).toBe('HTTP/1.1 100 Continue\r\n\r\n')
    connection.send(body)
    const all = await connection.until(/ 201 Created[^]*\}$/)
    expect(all.match(/^HTTP\/1\.1 \d+/gm)).toEqual(['HTTP/1.1 100', 'HTTP/1.1 201'])
  })

  test('is invited also with a body of unknown length', async () => {
    const authorization = await server.jwt()
    ask('POST', '/candidates', { ...JSON_TYPE, authorization, 'transfer-encoding': 'chunked' })
    await connection.until(/^HTTP\/1\.1 100 Continue\r\n\r\n$/)
    connection.send(`${comeet.length.toString(16)}\r\n${comeet}\r\n0\r\n\r\n`)
    await connection.until(/ 201 Created/)
  })
})

describe('who is refused by its headers sends nothing', () => {
  const cases: [
    what: string,
    method: string,
    path: string,
    status: number,
    headers: Record<string, string | number>,
  ][] = [
    ['without a credential', 'POST', '/candidates', 401, { ...JSON_TYPE, 'content-length': 100 }],
    ['unknown', 'POST', '/candidates', 401, { ...JSON_TYPE, 'content-length': 100, authorization: 'Bearer x' }],
    ['too large', 'POST', '/candidates', 413, { ...JSON_TYPE, 'content-length': 1e9, authorization: 'JWT' }],
    [
      'of another type',
      'POST',
      '/candidates',
      415,
      { 'content-length': 9, authorization: 'JWT', 'content-type': 'a/b' },
    ],
    ['nowhere', 'POST', '/nothing', 404, { ...JSON_TYPE, 'content-length': 100 }],
    ['with a wrong method', 'PATCH', '/candidates', 405, { ...JSON_TYPE, 'content-length': 100 }],
    ['too large', 'POST', WELCOME_KIT, 413, { ...JSON_TYPE, 'content-length': 1e9, authorization: WK }],
    ['of another type', 'POST', WELCOME_KIT, 415, { 'content-length': 9, authorization: WK, 'content-type': 'a/b' }],
    ['nowhere', 'POST', '/api/v1/nothing', 404, { ...JSON_TYPE, 'content-length': 100 }],
    ['with a wrong method', 'PUT', WELCOME_KIT, 405, { ...JSON_TYPE, 'content-length': 100 }],
  ]

  test.each(cases)('%s: %s %s is %i', async (_, method, path, status, headers) => {
    const authorization = headers['authorization'] === 'JWT' ? await server.jwt() : headers['authorization']
    ask(method, path, { ...headers, ...(authorization !== undefined && { authorization }) })
    expect(await connection.until(/\r\n\r\n/)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  })
})
