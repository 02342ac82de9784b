import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../src/api/index.ts'
import { byOperator } from '../../src/core/access/account-event.ts'
import { addUser } from '../../src/core/access/addUser.ts'
import { addClient, revokeClient } from '../../src/core/access/manageClients.ts'
import { addOrganization } from '../../src/core/organizations/addOrganization.ts'
import { API, type Browser, openBrowser, PASSWORD, signInAdmin, signInAs } from '../api/browser.ts'
import { type Recruiting, startRecruiting } from '../api/recruiting.ts'
import type { Answer } from '../support/server.ts'
import { rowsOf } from './routes.ts'

/**
 * Every operation of the native API with every credential that is wrong, without a permission, from another organization and
 * from another site. A new operation is walked by itself; what it answers otherwise than the rest has to be said below.
 */

type Operation = (typeof api.operations)[number]

const guarded = api.operations.filter(({ isPublic }) => !isPublic)
const each = guarded.map((operation) => [`${operation.method} ${operation.path}`, operation] as const)

/** Open to everybody; there must be a reason for each. */
const PUBLIC = [
  'listSignInOptions',
  'signIn',
  'retrieveSetup',
  'setUp',
  'retrieveOpenInvitation',
  'acceptInvitation',
  'startOidc',
  'finishOidc',
]

/** For people only: a client is not signed in. */
const OF_PEOPLE = new Set(['retrieveSession', 'signOut', 'signOutEverywhere', 'updateMe'])

/** What a client that may do nothing gets instead of 403: it sees none of what there is, or only what is its own. */
const WITHOUT_PERMISSION: Readonly<Record<string, number>> = {
  retrieveApplication: 404,
  updateApplication: 404,
  moveApplication: 404,
  listNotes: 404,
  separateApplication: 404,
  addAttachment: 404,
  retrievePerson: 404,
  mergePeople: 404,
  undo: 404,
  changeApplications: 200,
  listViews: 200,
  listen: 200,
}

/** What an operation needs that names something in its path, so that nothing but the name can be refused. */
const BODIES: Readonly<Record<string, object | string | null>> = {
  updateUser: { name: 'Eve' },
  createResetLink: null,
  updateClient: { name: 'Eve' },
  rotateCredential: {},
  updateApplication: { archived: true },
  moveApplication: { stageId: 'STAGE' },
  addNote: { text: 'Eve was here' },
  separateApplication: null,
  undo: null,
  addAttachment: 'Eve was here',
  mergePeople: { personId: 'PERSON' },
  updateJob: { name: 'Eve' },
  replaceStages: {
    stages: [
      { name: 'New', kind: 'new' },
      { name: 'Yes', kind: 'hired' },
      { name: 'No', kind: 'refused' },
    ],
  },
  updateView: { name: 'Eve' },
  createView: { name: 'Eve', definition: { filter: {}, sort: '-created', columns: [], layout: 'table' } },
  changeApplications: { ids: ['APPLICATION'], action: { type: 'archive' } },
}

const QUERIES: Readonly<Record<string, string>> = {
  addAttachment: '?kind=other&name=eve.txt',
  readFunnel: '?jobId=JOB',
  readTimeInStage: '?jobId=JOB',
  search: '?q=lovelace',
}

let desk: Recruiting
let admin: Browser
let neighbour: Browser
/** Ids of things of the first organization, by the beginning of the path that names them. */
let ids: Record<string, string>
beforeAll(async () => {
  desk = await startRecruiting()
  const { server } = desk
  admin = await signInAdmin(server)
  await signInAs(server, admin, { email: 'rita@example.com', role: 'recruiter' })
  const application = await desk.apply('Lovelace')
  const { body: file } = await desk.ask(`/applications/${application.id}/attachments?kind=other&name=a.txt`, {
    method: 'POST',
    body: 'Hello',
    headers: { 'content-type': 'text/plain' },
  })
  const second = await desk.apply('Hopper')
  const archived = await admin.send('POST', '/bulk', { ids: [application.id], action: { type: 'archive' } })
  const view = await admin.send('POST', '/views', {
    name: 'All',
    definition: { filter: {}, sort: '-created', columns: [], layout: 'table' },
  })
  const invited = await admin.send('POST', '/invitations', { email: 'i@example.com', role: 'recruiter' })
  const users = await admin.send('GET', '/users')
  const clients = await admin.send('GET', '/clients')
  ids = {
    applications: application.id,
    attachments: file.id,
    people: application.personId,
    otherPerson: second.personId,
    undo: archived.body.undo.id,
    views: view.body.id,
    invitations: invited.body.id,
    users: users.body.items[1].id,
    clients: clients.body.items[0].id,
    jobs: desk.jobs.first,
  }

  const { accounts } = server.server.store
  const other = await addOrganization(accounts, { name: 'Neighbour', customFields: [] })
  const by = byOperator(other.id, 'test')
  const person = { email: 'n@example.com', name: 'N', role: 'admin', jobIds: [], password: PASSWORD } as const
  await addUser(accounts, by, person)
  neighbour = openBrowser(server)
  await neighbour.send('POST', '/session', { email: person.email, password: PASSWORD })

  await server.addClient('Nothing', { native: [] }, { kind: 'bearer', token: 'NOTHING' })
  await server.addClient('Revoked', { permissions: 'all' }, { kind: 'bearer', token: 'REVOKED' })
  const revoked = await accounts.clients.byName(server.organizationId, 'Revoked')
  await revokeClient(accounts, byOperator(server.organizationId, 'test'), revoked?.id as number)
  await addClient(accounts, {
    organizationId: server.organizationId,
    name: 'Expired',
    employeePortal: false,
    grant: { permissions: 'all' },
    credential: { kind: 'bearer', token: 'EXPIRED' },
    expiresAt: server.clock.time - 1,
  })
})
afterAll(() => desk[Symbol.asyncDispose]())

/** The path of an operation, with ids of things that are there. */
function pathOf({ id, path }: Operation): string {
  const kind = path.split('/')[1] as string
  if (path.includes(':') && !ids[kind]) throw new Error(`There is nothing to walk ${path} with: add it to ids`)
  const query = QUERIES[id]?.replace('JOB', desk.jobs.first) ?? ''
  return path.replace(/:\w+/, ids[kind] as string) + query
}

function bodyOf({ id, method, path }: Operation): object | string | undefined {
  if (method === 'GET' || method === 'DELETE') return undefined
  const body = BODIES[id]
  if (body === undefined && path.includes(':')) throw new Error(`${id} needs a valid body in BODIES, or null for none`)
  if (body === undefined) return {}
  const named = JSON.stringify(body ?? null)
    .replace('STAGE', desk.stages.interview)
    .replace('PERSON', ids['otherPerson'] as string)
    .replace('APPLICATION', ids['applications'] as string)
  return JSON.parse(named) ?? undefined
}

async function askAs(operation: Operation, auth: string | null, headers: Record<string, string> = {}) {
  if (operation.id === 'listen') return askStream(auth, headers)
  const body = bodyOf(operation)
  return desk.server.call({
    method: operation.method,
    path: API + pathOf(operation),
    auth,
    headers: { ...(typeof body === 'string' && { 'content-type': 'text/plain' }), ...headers },
    ...(body !== undefined && { body }),
  })
}

/** A stream has no end: what it begins with is enough. */
async function askStream(
  auth: string | null,
  headers: Record<string, string>,
): Promise<Pick<Answer, 'status' | 'body'>> {
  const authorization = auth === null ? {} : { authorization: auth }
  const answer = await fetch(`${desk.server.url}${API}/live`, { headers: { ...authorization, ...headers } })
  if (answer.status !== 200) return { status: answer.status, body: await answer.json() }
  await answer.body?.cancel()
  return { status: 200, body: undefined }
}

const rows = () => rowsOf(desk.server)

test('nothing is open to everybody but what has a reason to be', () => {
  expect(api.operations.filter(({ isPublic }) => isPublic).map(({ id }) => id)).toEqual(PUBLIC)
})

describe.each(each)('%s', (_, operation) => {
  test.each([
    ['no credential', null],
    ['garbage', 'Bearer garbage'],
    ['another scheme', 'Basic QTpC'],
    ['an expired credential', 'Bearer EXPIRED'],
    ['a revoked credential', 'Bearer REVOKED'],
  ])('refuses %s', async (_what, auth) => {
    const before = await rows()
    const { status, body } = await askAs(operation, auth)
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'unauthenticated' })
    expect(await rows()).toEqual(before)
  })

  test('refuses the cookie of nobody, and one beside a token that is wrong', async () => {
    const nobody = await askAs(operation, null, { cookie: `longlist_session=1.${'A'.repeat(43)}` })
    expect(nobody.status).toBe(401)
    const { cookie = '', csrfToken } = admin
    const both = await askAs(operation, 'Bearer garbage', { cookie, 'x-csrf-token': csrfToken })
    expect(both.status).toBe(401)
  })

  test('refuses a client without the permission', async () => {
    const before = await rows()
    const { status } = await askAs(operation, 'Bearer NOTHING')
    expect(status).toBe(OF_PEOPLE.has(operation.id) ? 401 : (WITHOUT_PERMISSION[operation.id] ?? 403))
    expect(await rows()).toEqual(before)
  })

  test.runIf(operation.method !== 'GET')('refuses a cookie without the token that goes with it', async () => {
    const before = await rows()
    const { cookie = '' } = admin
    for (const headers of [{ cookie }, { cookie, 'x-csrf-token': neighbour.csrfToken }]) {
      const { status, body } = await askAs(operation, null, headers)
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'csrf' })
    }
    expect(await rows()).toEqual(before)
  })

  test.runIf(operation.path.includes(':'))('knows nothing of another organization', async () => {
    const before = await rows()
    const { cookie = '', csrfToken } = neighbour
    const { status, body } = await askAs(operation, null, { cookie, 'x-csrf-token': csrfToken })
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'not_found' })
    expect(await rows()).toEqual(before)
  })
})

test('a list of another organization names nothing of this one', async () => {
  const lists = guarded.filter(({ method, path, id }) => method === 'GET' && !path.includes(':') && id !== 'listen')
  for (const operation of lists) {
    const { id } = operation
    const { status, text } = await neighbour.send('GET', pathOf(operation))
    expect({ id, status }).toEqual({ id, status: QUERIES[id]?.includes('JOB') ? 404 : 200 })
    for (const named of Object.values(ids)) expect(text).not.toContain(named)
    expect(text).not.toMatch(/Lovelace|Acme/)
  }
})

test('acts on many things skip those of another organization', async () => {
  const before = await rows()
  const action = { type: 'tag', add: ['eve'] }
  const { body } = await neighbour.send('POST', '/bulk', { ids: [ids['applications']], action })
  expect(body.results).toMatchObject([{ ok: false, problem: { code: 'not_found' } }])
  expect(await rows()).toEqual(before)
})
