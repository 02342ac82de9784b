import { byOperator } from '../core/access/account-event.ts'
import { addUser } from '../core/access/addUser.ts'
import type { Client } from '../core/access/client.ts'
import { addClient, type CredentialSpec, type IssuedCredential } from '../core/access/manageClients.ts'
import type { User } from '../core/access/user.ts'
import { emailKey } from '../core/applications/application.ts'
import { AlreadyExists } from '../core/errors.ts'
import { addJob } from '../core/jobs/addJob.ts'
import { ensureDepartment, ensureOffice, ensureQuestionnaire } from '../core/jobs/ensureWorkplaces.ts'
import type { Job, JobDetails } from '../core/jobs/job.ts'
import { addCustomFields, addOrganization } from '../core/organizations/addOrganization.ts'
import type { Organization } from '../core/unit-of-work.ts'
import type { Store } from '../store.ts'
import { toJobStatus } from './job-status.ts'
import { Failure } from './outcome.ts'
import type { Seed, SeedClient, SeedJob, SeedOffice, SeedOrganization, SeedUser } from './seed.ts'

/** What a seed names, as it stands in the store. */
export type PlantedOrganization = {
  readonly organization: Organization
  readonly customFields: readonly string[]
  readonly jobs: readonly Job[]
  readonly clients: readonly PlantedClient[]
  readonly users: readonly PlantedUser[]
}

export type PlantedClient = {
  readonly client: Client
  /** Undefined when the client was there already with credentials that the seed does not name. */
  readonly issued: IssuedCredential | undefined
}

export type PlantedUser = {
  readonly user: User
  /** Undefined when the user was there already with a password that the seed does not name. */
  readonly password: string | undefined
}

/** Makes in the store what a seed names, where it is missing. Nothing that is there is changed. */
export async function plantSeed(store: Store, seed: Seed): Promise<PlantedOrganization[]> {
  const largest = largestId(seed)
  if (largest > 0) await store.raiseIds(largest)
  const planted: PlantedOrganization[] = []
  for (const [index, wanted] of seed.organizations.entries()) {
    planted.push(await plantOrganization(store, wanted, `organizations[${index}]`))
  }
  return planted
}

function largestId({ organizations }: Seed): number {
  const stages = organizations.flatMap(({ jobs = [] }) => jobs.flatMap((job) => job.stages ?? []))
  return stages.reduce((largest, { id = 0 }) => Math.max(largest, id), 0)
}

async function plantOrganization(store: Store, wanted: SeedOrganization, at: string): Promise<PlantedOrganization> {
  const { name, reference, customFields = [], careersToken, keptWhenPseudonymized } = wanted
  const about = { ...wanted.about, ...(keptWhenPseudonymized && { keptWhenPseudonymized }) }
  const organization = await findOrAdd(
    at,
    'its reference',
    async () => {
      if (reference !== undefined) return store.organizations.byReference(reference)
      return (await store.organizations.list()).find((there) => there.name === name)
    },
    () =>
      addOrganization(store.clients, {
        name,
        ...(reference !== undefined && { reference }),
        customFields,
        about,
        ...(careersToken !== undefined && { careersToken }),
      }),
  )
  await findOrAdd(
    `${at}.customFields`,
    'one of these names',
    async () => (await missingFields(store, organization.id, customFields)).length === 0 || undefined,
    async () => {
      await addCustomFields(store.clients, organization.id, await missingFields(store, organization.id, customFields))
      return true
    },
  )
  for (const { name: title, questions = [] } of wanted.questionnaires ?? []) {
    const asked = questions.map(({ text, type = 'text', required = false }) => ({ text, type, isRequired: required }))
    await ensureQuestionnaire(hiringOf(store), organization.id, { name: title, questions: asked })
  }
  const jobs: Job[] = []
  for (const [index, job] of (wanted.jobs ?? []).entries()) {
    jobs.push(await plantJob(store, organization.id, job, `${at}.jobs[${index}]`))
  }
  const clients: PlantedClient[] = []
  for (const [index, client] of (wanted.clients ?? []).entries()) {
    clients.push(await plantClient(store, organization.id, client, `${at}.clients[${index}]`))
  }
  const users: PlantedUser[] = []
  for (const [index, user] of (wanted.users ?? []).entries()) {
    users.push(await plantUser(store, organization.id, user, jobs, `${at}.users[${index}]`))
  }
  const fields = [...(await store.organizations.customFields(organization.id))]
  return { organization, customFields: fields, jobs, clients, users }
}

async function missingFields(store: Store, organizationId: number, names: readonly string[]): Promise<string[]> {
  const there = await store.organizations.customFields(organizationId)
  return names.filter((name) => !there.has(name))
}

function plantJob(store: Store, organizationId: number, wanted: SeedJob, at: string): Promise<Job> {
  const { name, uid, reference, stages, published, template, department, office, description } = wanted
  return findOrAdd(
    at,
    'its uid, its reference or the id of one of its stages',
    async () => {
      const byUid = uid === undefined ? undefined : await store.jobs.byUid(organizationId, uid)
      if (byUid || uid !== undefined || reference !== undefined) {
        return byUid ?? (reference === undefined ? undefined : await store.jobs.byReference(organizationId, reference))
      }
      return (await store.jobs.list(organizationId)).find((there) => there.name === name)
    },
    async () => {
      const hiring = hiringOf(store)
      const departmentId = department && (await ensureDepartment(hiring, organizationId, department)).id
      const officeId = office && (await ensureOffice(hiring, organizationId, officeFields(office))).id
      const details: JobDetails = {
        ...(template && { isTemplate: true }),
        ...(description !== undefined && { description }),
        ...(officeId && { officeIds: [officeId] }),
      }
      return addJob(store.clients, {
        organizationId,
        name,
        status: toJobStatus(wanted.status ?? 'open'),
        ...(uid !== undefined && { uid }),
        ...(reference !== undefined && { reference }),
        ...(departmentId && { departmentId }),
        details,
        ...(published !== undefined && { isPublished: published }),
        ...(stages && { stages }),
      })
    },
  )
}

function hiringOf({ clients, workplaces }: Store) {
  return { ...clients, workplaces }
}

function officeFields({ name, city, country, address, zip, timezone, headquarter = false }: SeedOffice) {
  return {
    name,
    ...(city !== undefined && { city }),
    ...(country !== undefined && { countryCode: country }),
    ...(address !== undefined && { address }),
    ...(zip !== undefined && { zip }),
    isHeadquarter: headquarter,
    more: timezone === undefined ? {} : { timezone },
  }
}

function plantClient(store: Store, organizationId: number, wanted: SeedClient, at: string): Promise<PlantedClient> {
  const { name, employeePortal = false, permissions, scopes, native, rateLimit } = wanted
  const { clients } = store.clients
  return findOrAdd(
    at,
    'its token or its API key',
    async () => {
      const client = await clients.byName(organizationId, name)
      return client && { client, issued: await sameCredential(store, client, wanted) }
    },
    () =>
      addClient(store.clients, {
        organizationId,
        name,
        employeePortal,
        grant: { ...(permissions && { permissions }), ...(scopes && { scopes }), ...(native && { native }) },
        credential: credentialSpec(wanted),
        ...(rateLimit !== undefined && { rateLimit }),
      }),
  )
}

function credentialSpec({ jwt, token, scopes, native }: SeedClient): CredentialSpec {
  if (jwt) return { kind: 'jwt', ...jwt }
  if (token !== undefined) return { kind: 'bearer', token }
  return { kind: scopes || native ? 'bearer' : 'jwt' }
}

/** The credential that the seed names, if it is still the one of a client that was there already. */
async function sameCredential(
  { clients: { clients, vault } }: Store,
  { organizationId, id }: Client,
  { jwt, token }: SeedClient,
): Promise<IssuedCredential | undefined> {
  const current = (await clients.credentials(organizationId, id)).find(({ revokedAt }) => revokedAt === undefined)
  if (token !== undefined && current?.lookup === vault.tokenHash(token)) return { kind: 'bearer', token }
  if (jwt?.apiKey === undefined || jwt.secret === undefined || current?.lookup !== jwt.apiKey) return undefined
  return { kind: 'jwt', apiKey: jwt.apiKey, secret: jwt.secret }
}

function plantUser(
  store: Store,
  organizationId: number,
  { email, name = email, role = 'admin', password, jobs: on = [] }: SeedUser,
  jobs: readonly Job[],
  at: string,
): Promise<PlantedUser> {
  const { accounts } = store
  return findOrAdd(
    at,
    'its e-mail',
    async () => {
      const user = await accounts.users.byEmail(organizationId, emailKey(email))
      if (!user || password === undefined) return user && { user, password: undefined }
      const { isRight } = await accounts.passwords.verify(user.passwordHash, password)
      return { user, password: isRight ? password : undefined }
    },
    async () => {
      const chosen = password ?? accounts.vault.newSecret('password')
      const jobIds = jobs.filter((job) => on.some((word) => [job.name, job.uid, job.reference].includes(word)))
      const user = await addUser(accounts, byOperator(organizationId, 'seed'), {
        email,
        name,
        role,
        jobIds: role === 'hiring_manager' ? jobIds.map(({ id }) => id) : [],
        password: chosen,
      })
      return { user, password: chosen }
    },
  )
}

/** Of several that start at once, one adds; the others find that it is taken and look again. */
async function findOrAdd<T>(
  at: string,
  namesOfIt: string,
  find: () => Promise<T | undefined>,
  add: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const found = await find()
    if (found !== undefined) return found
    try {
      return await add()
    } catch (error) {
      if (!(error instanceof AlreadyExists)) throw error
      if (attempt === 3) throw new Failure(`${at} cannot be made: something else in the store has ${namesOfIt}.`)
    }
  }
}
