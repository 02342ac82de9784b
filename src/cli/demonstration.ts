import { addClient, type IssuedCredential } from '../core/access/manageClients.ts'
import { addJob } from '../core/jobs/addJob.ts'
import type { Job } from '../core/jobs/job.ts'
import { addOrganization } from '../core/organizations/addOrganization.ts'
import type { Change, Organization } from '../core/unit-of-work.ts'
import type { Store } from '../store.ts'
import { curlCommand } from './shell.ts'

/** What an empty store is filled with, so that there is something to send candidates to. */
export type Demonstration = {
  readonly organization: Organization
  readonly jobs: readonly Job[]
  readonly comeet: Extract<IssuedCredential, { kind: 'jwt' }>
  readonly welcomeKit: Extract<IssuedCredential, { kind: 'bearer' }>
}

const CUSTOM_FIELD = 'field1'
const DAY_SECONDS = 24 * 60 * 60

/**
 * Fills a store that has no organization: all in one unit of work, so that of several processes that start at once one
 * makes it, and none leaves a half of it.
 *
 * @returns undefined when there was something already, or another process was quicker
 */
export async function makeDemonstration(store: Store): Promise<Demonstration | undefined> {
  if ((await store.organizations.list()).length > 0) return undefined
  const changes: Change[] = []
  const gather = {
    async commit(more: readonly Change[]) {
      changes.push(...more)
      return undefined
    },
  }
  const deps = { ...store.clients, work: gather }

  const organization = await addOrganization(deps, { name: 'Demo', reference: 'demo', customFields: [CUSTOM_FIELD] })
  const organizationId = organization.id
  const jobs: Job[] = []
  for (const name of ['Backend engineer', 'Product designer']) {
    jobs.push(await addJob(deps, { organizationId, name, status: 'open' }))
  }
  const client = { organizationId, employeePortal: false }
  const { issued: comeet } = await addClient(deps, {
    ...client,
    name: 'Comeet partner',
    grant: { permissions: 'all' },
    credential: { kind: 'jwt' },
  })
  const { issued: welcomeKit } = await addClient(deps, {
    ...client,
    name: 'Welcome Kit partner',
    grant: { scopes: ['candidates_rw'] },
    credential: { kind: 'bearer' },
  })
  if (comeet.kind !== 'jwt' || welcomeKit.kind !== 'bearer')
    throw new Error('A client got a credential of another kind')

  const conflict = await store.clients.work.commit(changes)
  return conflict ? undefined : { organization, jobs, comeet, welcomeKit }
}

/** The demonstration for a person to read, with a command for each API that can be pasted as it is. */
export async function presentDemonstration(made: Demonstration, url: string, now: number): Promise<string> {
  const { organization, jobs, comeet, welcomeKit } = made
  const [job] = jobs as [Job]
  const { SignJWT } = await import('jose/jwt/sign')
  const jwt = await new SignJWT()
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(comeet.apiKey)
    .setExpirationTime(Math.floor(now / 1000) + DAY_SECONDS)
    .sign(new TextEncoder().encode(comeet.secret))
  const comeetBody = { position_uid: job.uid, first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com' }
  const welcomeKitBody = {
    organization_reference: organization.reference,
    job_reference: job.reference,
    firstname: 'Grace',
    lastname: 'Hopper',
    email: 'grace@example.com',
  }
  const lines = [
    'The store was empty, so there is a demonstration in it now.',
    '',
    `  Organization  ${organization.name}, reference ${organization.reference}, custom field ${CUSTOM_FIELD}`,
    ...jobs.map(({ name, uid, reference }) => `  Job           ${name}, uid ${uid}, reference ${reference}`),
    '',
    'It has two partner clients. Their secrets are shown this once:',
    '',
    `  Comeet partner       API key  ${comeet.apiKey}`,
    `                       secret   ${comeet.secret}`,
    `  Welcome Kit partner  token    ${welcomeKit.token}`,
    '',
    "Send a candidate through Comeet's API. The token is signed with the secret and expires in 24 hours;",
    'clients mint their own.',
    '',
    curlCommand(`${url}/candidates`, jwt, comeetBody),
    '',
    "Send a candidate through Welcome Kit's API:",
    '',
    curlCommand(`${url}/api/v1/external/candidates`, welcomeKit.token, welcomeKitBody),
    '',
  ]
  return `\n${lines.join('\n')}\n`
}
