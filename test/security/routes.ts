import { comeet } from '../../src/dialects/comeet/index.ts'
import { welcomeKit } from '../../src/dialects/welcome-kit/index.ts'
import type { Answer, TestServer } from '../support/server.ts'

/** Every route of the server, what guards it, and how to call it so that nothing but the guard can refuse. */

export type Wire = 'comeet' | 'welcome-kit'

export type GuardedRoute = {
  readonly wire: Wire
  readonly id: string
  readonly method: string
  readonly path: string
}

const dialects = [comeet, welcomeKit] as const

const ROUTES = dialects.flatMap(({ name, prefix, operations }) =>
  operations.flatMap(({ id, method, path, isPublic = false }) => {
    const route = { wire: name as Wire, id, method, path: prefix + path, isPublic }
    return method === 'GET' ? [route, { ...route, method: 'HEAD' }] : [route]
  }),
)

/** The operations, and HEAD beside each GET: each needs a client's credential. */
export const GUARDED: readonly GuardedRoute[] = ROUTES.filter(({ isPublic }) => !isPublic)

/** The operations that anybody may call. */
export const PUBLIC: readonly GuardedRoute[] = ROUTES.filter(({ isPublic }) => isPublic)

/** What Comeet's wire says of jobs: guarded by permissions alone, and of no applicant. */
const OF_JOBS = /^\/(?:positions?|openings)(?:\/:uid(?:\/clone)?)?$|^\/(?:locations|questionnaires)$/

/** What Comeet's wire says of persons, leads, deleted and duplicate ones, and the log: guarded by permissions of their own. */
const OF_PERSONS =
  /^\/(?:person|leads|audit-logs|(?:evaluation\/)?deleted-candidates|.*\/find_duplicates)(?:\/|$)|\/find_duplicates$/

/** What Welcome Kit's wire says of an organization and its jobs: guarded by scopes alone, and of no applicant. */
const OF_ORGANIZATION =
  /^\/api\/v1\/external\/(?:jobs|offices|departments|organizations|professions|languages|sectors|tools|images|videos|cms)(?:\/|$)/

const isOfCandidates = (path: string) => !OF_JOBS.test(path) && !OF_PERSONS.test(path) && !OF_ORGANIZATION.test(path)

/** The operations on candidates, which Welcome Kit's partner may do, as its scope is `candidates_rw`. */
export const OF_CANDIDATES: readonly GuardedRoute[] = GUARDED.filter(({ path }) => isOfCandidates(path))

/** Other methods at an operation's address: they do nothing and need nothing. */
export const REFUSED: readonly { readonly method: string; readonly path: string }[] = [
  ...new Set(ROUTES.map(({ path }) => path)),
].flatMap((path) => {
  const allowed = ROUTES.filter((route) => route.path === path).map(({ method }) => method)
  const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => !allowed.includes(method))
  // Nothing to read, but asking is answered like a read: not allowed.
  const head = allowed.includes('HEAD') ? [] : ['HEAD']
  return [...others, ...head, 'OPTIONS'].map((method) => ({ method, path }))
})

/** What is open to everybody: it holds no applicant. */
export const OPEN: readonly string[] = [
  '/healthz',
  '/readyz',
  '/metrics',
  '/openapi/comeet.json',
  '/openapi/welcome-kit.json',
  '/assets/default-avatar.png',
  '/dashboard/o/:organization/jobs/:job/card/:reference',
  '/app/req/:job/can/:id',
  '/docs',
  '/docs/start.js',
  '/docs/assets/swagger-ui.css',
  '/docs/assets/swagger-ui-bundle.js',
  '/docs/assets/swagger-ui-standalone-preset.js',
]

/** Guarded by the signature in its query. */
export const SIGNED = '/files/:organization/:attachment/:name'

/** The router's own list: "METHOD path", one for each. */
export function routesOf(server: TestServer): string[] {
  const found: string[] = []
  const parts: string[] = []
  for (const line of server.server.app.printRoutes().split('\n')) {
    const [, indent, part, methods] = /^([│ ]*)[├└]── (\S+)(?: \(([^)]*)\))?$/.exec(line) ?? []
    if (indent === undefined || part === undefined) continue
    parts.splice(indent.length / 4, parts.length, part)
    for (const method of methods?.split(', ') ?? []) found.push(`${method} ${parts.join('')}`)
  }
  return found.toSorted()
}

/** What is there: a candidate by the names that both wires give it, and one of everything else that has a name. */
export type Known = {
  readonly uid: string
  readonly reference: string
  readonly position: string
  readonly opening: string
  readonly conversation: string
  readonly lead: string
  readonly office: number
  readonly department: number
}

/** Makes one candidate as Welcome Kit's partner, so that both of its names are known. */
export async function addCandidate(server: TestServer, auth = 'Bearer WK_API_KEY'): Promise<Known> {
  const { body } = await server.call({ path: '/api/v1/external/candidates', body: wkParams, auth })
  const id = Number.parseInt(body.reference.slice(-12), 16)
  const read = await server.call({
    path: `/candidates/${id}`,
    headers: { IDENTIFIER_TYPE: 'REAL_ID' },
    auth: 'Bearer WK_API_KEY',
  })
  const { uid } = read.body
  const talk = await server.call({ path: `/candidates/${uid}/conversations`, body: conversation, auth })
  const template = await server.call({ path: '/positions', body: { ...position, is_template: true } })
  const openings = await server.call({ path: `/openings?position_uid=${template.body.uid}` })
  const lead = await server.call({ path: '/leads', body: LEAD })
  const add = async (what: string, fields: object) =>
    (await server.call({ path: `/api/v1/external/${what}`, body: fields })).body.id
  return {
    uid,
    reference: body.reference,
    position: template.body.uid,
    opening: openings.body.openings[0].uid,
    conversation: talk.body.uid,
    lead: lead.body.uid,
    office: await add('offices', wkOffice),
    department: await add('departments', { organization_reference: 'Pg4eV6k', name: `Department ${++named}` }),
  }
}

/** Names of the right form of a candidate that never was. */
export const NOBODY: Known = {
  uid: 'FF.FFFF',
  reference: 'wttj-d655345409a6097309156b05',
  position: 'FF.FFFD',
  opening: 'FF.FFFC',
  conversation: 'FF.FFFE',
  lead: 'FF.FFFB',
  office: 999_999,
  department: 999_999,
}

export const wkParams = {
  organization_reference: 'Pg4eV6k',
  job_reference: 'WTTJ_KmqkD1Y',
  email: 'sam@example.com',
  firstname: 'Sam',
  lastname: 'Stone',
}
const message = {
  time_sent: '2026-10-02T08:10:00Z',
  from: { type: 'user', first_name: 'Mia', email: 'mia@acme.example' },
  to: [{ type: 'candidate', first_name: 'Sam', status: 'Sent' }],
  body: 'Hello',
}
const conversation = { conversation_type: 'email', visibility: 'All', messages: [message] }
const note = {
  time_created: '2026-10-02T08:00:00Z',
  created_by: { type: 'user', first_name: 'Mia' },
  text: 'Hello',
}
const LEAD = { first_name: 'Sam', last_name: 'Stone' }
const position = { name: 'Cook', status: 'open', is_discreet: false }

/** By an operation's id, or by its wire and method. */
const bodies: Readonly<Record<string, object>> = {
  createPosition: position,
  clonePosition: { ...position, copy_assignees: true },
  updatePosition: { department: 'Kitchen' },
  updatePositionAsDocumented: { department: 'Kitchen' },
  createOpening: {
    position_uid: '11.11',
    name: 'A seat',
    time_expected_hire: '2026-03-09T07:55:40Z',
    reason: 'New',
    status: 'OPEN',
  },
  addFile: { name: 'a.txt', file: 'SGVsbG8=' },
  addResume: { name: 'a.pdf', file: 'JVBERi0xLjQK' },
  createNote: note,
  createConversation: conversation,
  createMessage: message,
  createLead: LEAD,
  'comeet POST': { position_uid: '11.11', first_name: 'Sam', last_name: 'Stone' },
  'comeet PATCH': { phone: '1' },
  'welcome-kit POST': wkParams,
}

let named = 0

/** What an operation needs so that only its guard can refuse it, where the method alone does not say. */
type Need = { readonly path?: string; readonly query?: string; readonly body?: object }
const needs: Readonly<Record<string, (candidate: Known, server: TestServer) => Need>> = {
  listCandidates: () => ({ query: '?job_reference=WTTJ_KmqkD1Y' }),
  updateCandidate: () => ({ body: { phone: '1' } }),
  createComment: ({ reference }) => ({ body: { candidate_reference: reference, content: 'x' } }),
  listDocuments: ({ reference }) => ({ query: `?candidate_reference=${reference}` }),
  attachDocuments: ({ reference }, { url }) => ({
    body: { candidate_reference: reference, remote_file_urls: [`${url}/assets/default-avatar.png`] },
  }),
  listEmails: ({ reference }) => ({ query: `?candidate_reference=${reference}` }),
  createEmail: ({ reference }) => ({
    body: {
      candidate_reference: reference,
      subject: 'x',
      body: 'x',
      from_email: 'a@acme.example',
      to: 'b@acme.example',
    },
  }),
  listMoves: () => ({ query: OUR_ORGANIZATION }),
  listJobs: () => ({ query: OUR_ORGANIZATION }),
  retrieveJob: () => ({ path: OUR_JOB }),
  createJob: () => ({ body: wkJob }),
  updateJob: () => ({ path: OUR_JOB, body: { language: 'fr' } }),
  updateJobStatus: () => ({ path: `${OUR_JOB}/update_status`, body: { status: 'published' } }),
  listOffices: () => ({ query: OUR_ORGANIZATION }),
  createOffice: () => ({ body: wkOffice }),
  updateOffice: () => ({ body: { address: '2 rue Exemple' } }),
  listDepartments: () => ({ query: OUR_ORGANIZATION }),
  createDepartment: () => ({ body: { organization_reference: 'Pg4eV6k', name: `Department ${++named}` } }),
  updateDepartment: () => ({ body: { is_active: 'true' } }),
  listOrganizations: () => ({ query: '?name=Acme' }),
  retrieveOrganization: () => ({ path: '/api/v1/external/organizations/Pg4eV6k' }),
  listImages: () => ({ query: OUR_ORGANIZATION }),
  listVideos: () => ({ query: OUR_ORGANIZATION }),
  embed: () => ({ query: OUR_ORGANIZATION }),
}
const OUR_ORGANIZATION = '?organization_reference=Pg4eV6k'
const OUR_JOB = '/api/v1/external/jobs/WTTJ_KmqkD1Y'
const wkOffice = { organization_reference: 'Pg4eV6k', name: 'Lyon', city: 'Lyon', country_code: 'FR' }
const wkJob = {
  organization_reference: 'Pg4eV6k',
  name: 'Cook',
  description: 'x',
  profile: 'x',
  contract_type: 'FULL_TIME',
  language: 'en',
  office_city: 'Lyon',
  office_country_code: 'FR',
}

export type Send = {
  readonly auth: string | null
  readonly candidate?: Known
  readonly query?: string
  readonly headers?: Record<string, string>
  readonly body?: object
}

export async function send(server: TestServer, route: GuardedRoute, how: Send): Promise<Answer> {
  const { wire, id, method, path } = route
  const known = how.candidate ?? NOBODY
  const own = wire === 'welcome-kit' ? needs[id]?.(known, server) : undefined
  const body = how.body ?? (own ? own.body : (bodies[id] ?? bodies[`${wire} ${method}`]))
  const needed = path.endsWith('/find_duplicates') ? '?email=sam@example.com' : own?.query
  const query = joined(needed, how.query)
  const person = path.startsWith('/person/') && how.candidate ? await somebody(server) : known.uid
  return server.call({
    method,
    path: withNames((own?.path ?? path).replace('/person/:uid', `/person/${person}`), known) + query,
    ...(body && { body }),
    auth: how.auth,
    ...(how.headers && { headers: how.headers }),
  })
}

/** Whether an address names a candidate, or what hangs on one. */
export function namesCandidate({ path }: GuardedRoute): boolean {
  return path.includes(':') && !/^\/(?:careers-api|positions)\//.test(path) && isOfCandidates(path)
}

function withNames(
  path: string,
  { uid, reference, position: positionUid, opening, conversation: talk, lead, office, department }: Known,
): string {
  return path
    .replace('/positions/:uid/candidates', '/positions/11.11/candidates')
    .replace(/^\/(positions?)\/:uid/, `/$1/${positionUid}`)
    .replace('/openings/:uid', `/openings/${opening}`)
    .replace('/offices/:id', `/offices/${office}`)
    .replace('/departments/:id', `/departments/${department}`)
    .replace('/leads/:uid', `/leads/${lead}`)
    .replace('/conversations/:uid', `/conversations/${talk}`)
    .replace(':uid', uid)
    .replace(':reference', reference)
}

function joined(...queries: (string | undefined)[]): string {
  const parts = queries.flatMap((query) => query?.replace(/^\?/, '') || [])
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

/** A person of its own for each call, which may be the end of it. */
async function somebody(server: TestServer): Promise<string> {
  const { body } = await server.call({ path: '/candidates', body: bodies['comeet POST'] as object })
  return body.person_uid
}

/** The `error` of a refusal, after its body was found to have its wire's form and nothing more. */
export function slugOf(route: GuardedRoute, { status, text, body }: Answer): string {
  if (route.method === 'HEAD') return text === '' ? 'HEAD' : `HEAD with a body: ${text}`
  const keys = route.wire === 'comeet' ? 'status,error,message' : 'error,error_description'
  const form = Object.keys(body ?? {}).join()
  return form === keys && (route.wire !== 'comeet' || body.status === status) ? body.error : `a wrong form: ${text}`
}

export function label({ wire, method, path }: GuardedRoute): string {
  return `${wire} ${method} ${path}`
}
