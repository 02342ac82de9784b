import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PERMISSION_NAMES } from '../../src/dialects/comeet/permissions.ts'
import { SCOPES } from '../../src/dialects/welcome-kit/scopes.ts'
import { addNeighbour, startServer, type TestServer, WK, WK_GUEST } from '../support/server.ts'
import { closeWorlds, GUARDED, label, openWorlds, prepare, type Route, rowsOf, type Worlds } from './routes.ts'

/** Who may not see something is told exactly what it would be told of what never was. */

let worlds: Worlds
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => closeWorlds(worlds))

const everyRoute = GUARDED.map((route) => [label(route), route] as const)

describe.each(everyRoute)('%s', (_, route) => {
  test('tells another organization nothing, and changes nothing of ours', async () => {
    const world = worlds[route.wire]
    const { send, sendForNothing, personal } = await prepare(world, route)
    const before = await rowsOf(world.server)
    const auth = await world.credentialOf('neighbour')
    const hidden = await send(auth)
    for (const word of personal) expect(hidden.text).not.toContain(word)
    if (sendForNothing) {
      const never = await sendForNothing(auth)
      expect([hidden.status, hidden.text]).toEqual([never.status, never.text])
      expect(hidden.status).toBeGreaterThanOrEqual(400)
    }
    expect(await rowsOf(world.server)).toEqual(before)
  })

  test('tells who is not the creator nothing of an applicant, and changes nothing of theirs', async () => {
    const world = worlds[route.wire]
    const { send, sendForNothing, personal } = await prepare(world, route)
    if (personal.length === 0) return
    const auth = await world.credentialOf(grantOfStranger(route))
    const before = await rowsOf(world.server)
    const hidden = await send(auth)
    for (const word of personal) expect(hidden.text).not.toContain(word)
    if (!sendForNothing) return
    const never = await sendForNothing(auth)
    expect([hidden.status, hidden.text]).toEqual([never.status, never.text])
    expect(hidden.status).toBeGreaterThanOrEqual(400)
    expect(await rowsOf(world.server)).toEqual(before)
  })
})

/** Everything but to see what others sent. */
function grantOfStranger({ wire }: Route) {
  if (wire === 'comeet') {
    return { permissions: Object.keys(PERMISSION_NAMES).filter((name) => name !== 'retrieve-other-candidates') }
  }
  return { scopes: Object.keys(SCOPES).filter((name) => !name.startsWith('candidates_')) }
}

const wkParams = {
  organization_reference: 'Pg4eV6k',
  job_reference: 'WTTJ_KmqkD1Y',
  email: 'sam@example.com',
  firstname: 'Sam',
  lastname: 'Stone',
}

describe('a stranger', () => {
  let server: TestServer
  let ours: { readonly uid: string; readonly reference: string; readonly number: string }
  let strangers: readonly (readonly [who: string, auth: string])[]
  beforeAll(async () => {
    server = await startServer()
    const made = await server.call({ path: '/api/v1/external/candidates', body: wkParams, auth: WK })
    const { reference } = made.body
    const number = String(Number.parseInt(reference.slice(-12), 16))
    const read = await server.call({ path: `/candidates/${number}`, headers: { IDENTIFIER_TYPE: 'REAL_ID' } })
    ours = { uid: read.body.uid, reference, number }
    const neighbour = await addNeighbour(server)
    strangers = [
      ['another organization’s JSON web token', await server.jwt(neighbour.client)],
      ['another organization’s access token', neighbour.token],
      ['a client of the same organization that is not the creator', WK_GUEST],
    ]
  })
  afterAll(() => server.close())

  test('the number finds no more than the uid does', async () => {
    const path = `/candidates/${ours.number}`
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
})
