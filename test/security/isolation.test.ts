import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addNeighbour, startServer, type TestServer, WK_GUEST } from '../support/server.ts'
import { addCandidate, GUARDED, type Known, label, NOBODY, namesCandidate, send, wkParams } from './routes.ts'

/** Who may not see a candidate is told exactly what it would be told of one that never was. */

let server: TestServer
let ours: Known
let strangers: readonly (readonly [who: string, auth: string])[]
beforeAll(async () => {
  server = await startServer()
  ours = await addCandidate(server)
  const neighbour = await addNeighbour(server)
  strangers = [
    ['another organization’s JSON web token', await server.jwt(neighbour.client)],
    ['another organization’s access token', neighbour.token],
    ['a client of the same organization that is not the creator', WK_GUEST],
  ]
})
afterAll(() => server.close())

const byName = GUARDED.filter(namesCandidate).map((route) => [label(route), route] as const)

test.each(byName)('%s hides a candidate from strangers', async (_, route) => {
  for (const [who, auth] of strangers) {
    const hidden = await send(server, route, { auth, candidate: ours })
    const never = await send(server, route, { auth, candidate: NOBODY })
    expect(hidden.status, who).toBe(404)
    expect([hidden.status, hidden.text], who).toEqual([never.status, never.text])
  }
})

test('a stranger’s update changes nothing', async () => {
  const read = () => server.call({ path: `/candidates/${ours.uid}` })
  const before = (await read()).text
  for (const [, auth] of strangers) {
    await server.call({ method: 'PATCH', path: `/candidates/${ours.uid}`, body: { phone: 'changed' }, auth })
  }
  expect((await read()).text).toBe(before)
})

test('the number finds no more than the uid does', async () => {
  const { body } = await server.call({ path: `/candidates/${ours.uid}` })
  const path = `/candidates/${body.URL.split('/').at(-1)}`
  for (const [who, auth] of strangers) {
    const answer = await server.call({ path, headers: { IDENTIFIER_TYPE: 'REAL_ID' }, auth })
    expect(answer.body, who).toMatchObject({ status: 404, error: 'not_found' })
  }
})

test('a reference is no good with another salt', async () => {
  const guess = ours.reference.replace(/^wttj-./, (start) => (start.endsWith('0') ? 'wttj-1' : 'wttj-0'))
  const answer = await server.call({ path: `/api/v1/external/candidates/${guess}` })
  expect(answer.status).toBe(404)
})

describe('another organization', () => {
  const comeetBody = { position_uid: '11.11', first_name: 'A', last_name: 'B' }

  test('cannot send to our positions', async () => {
    for (const [who, auth] of strangers.slice(0, 2)) {
      const answer = await server.call({ path: '/candidates', body: comeetBody, auth })
      expect(answer.body, who).toMatchObject({ status: 404, error: 'position_not_found' })
    }
  })

  test('cannot send in our name, nor to our jobs in its own', async () => {
    for (const [who, auth] of strangers.slice(0, 2)) {
      const path = '/api/v1/external/candidates'
      const inOurName = await server.call({ path, body: wkParams, auth })
      expect(inOurName.status, who).toBe(401)
      const toOurJob = await server.call({ path, body: { ...wkParams, organization_reference: 'Nb00001' }, auth })
      expect(toOurJob.status, who).toBe(404)
    }
  })

  test('does not have our custom fields', async () => {
    const body = { ...comeetBody, position_uid: '22.22', custom_fields: { field1: 'x' } }
    const answer = await server.call({ path: '/candidates', body, auth: 'Bearer NEIGHBOUR' })
    expect(answer.body).toMatchObject({ error: 'invalid_custom_candidate_field' })
  })

  test('has people and source contacts of its own', async () => {
    const email = 'shared@example.com'
    const source_contact = { full_name: 'S', email: 'shared@agency.example' }
    const auth = await server.jwt(undefined)
    const mine = await server.call({ path: '/candidates', body: { ...comeetBody, email, source_contact }, auth })
    const body = { ...comeetBody, position_uid: '22.22', email, source_contact }
    const theirs = await server.call({ path: '/candidates', body, auth: 'Bearer NEIGHBOUR' })
    expect([mine.status, theirs.status]).toEqual([201, 201])
    expect(theirs.body.person_uid).not.toBe(mine.body.person_uid)
  })
})
