import { expect, test } from 'vitest'
import { samples } from '../support/sample-files.ts'
import { startServer } from '../support/server.ts'
import { sized } from '../wire/welcome-kit/remote.ts'
import { headOf, rawHttp } from './raw-http.ts'

/** Who waits for memory and goes away must not keep it from those who come after. */

const MEBIBYTE = 1024 * 1024

test('a sender that leaves while it waits for memory leaves nothing held', async () => {
  await using server = await startServer({ settings: { bodyMegabytes: '2', memoryMegabytes: '2' } })
  const authorization = await server.jwt()
  const head = headOf('POST', '/candidates', {
    authorization,
    'content-type': 'application/json',
    'content-length': 2 * MEBIBYTE - 1,
    expect: '100-continue',
  })
  // The first has all the memory once it is invited; the others wait, and leave.
  const first = rawHttp(server.url)
  first.send(head)
  await first.until(/100 Continue/)
  const waiting = [rawHttp(server.url), rawHttp(server.url), rawHttp(server.url)]
  let seen = 0
  const allSeen = new Promise<void>((resolve) => {
    server.server.app.server.on('checkContinue', () => {
      if (++seen === waiting.length) resolve()
    })
  })
  for (const connection of waiting) connection.send(head)
  await allSeen
  // By the time this is answered, they are in line.
  await server.call({ path: '/healthz' })
  for (const connection of waiting) connection.close()
  await Promise.all(waiting.map(({ closed }) => closed))
  await server.call({ path: '/healthz' })
  first.close()
  await first.closed

  const resume = { name: 'cv.pdf', file: sized(samples.pdf, MEBIBYTE).toString('base64') }
  const body = { position_uid: '11.11', first_name: 'Bobby', last_name: 'Chauck', resume }
  const answer = await server.call({ path: '/candidates', body })
  expect(answer.status, answer.text).toBe(201)
})
