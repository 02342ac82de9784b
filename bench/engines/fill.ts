import { createHash } from 'node:crypto'
import type { ApplicationDeps } from '../../src/core/applications/deps.ts'
import type { SubmitCommand } from '../../src/core/applications/submit-command.ts'
import { submitApplication } from '../../src/core/applications/submitApplication.ts'
import type { Job } from '../../src/core/jobs/job.ts'
import { toStatements } from '../../src/db/changes.ts'
import type { Statement } from '../../src/db/engine.ts'
import { createApplicationReader } from '../../src/db/stores/applications.ts'
import { createOpeningReader } from '../../src/db/stores/openings.ts'
import { createPersonReader } from '../../src/db/stores/people.ts'
import { RESUME_POLICY } from '../../src/dialects/comeet/candidates/file-rules.ts'
import { expandGrant } from '../../src/grants.ts'
import type { Store } from '../../src/store.ts'

/** The ground that candidates stand on. */
export type Ground = { readonly job: Job; readonly organizationId: number; readonly clientId: number }

const CANDIDATES_IN_A_BATCH = 400
/** A candidate came about every minute. */
const EVERY_MS = 60_000
const FIRST_NAMES = 'Ada Alan Barbara Edsger Frances Grace Hedy John Katherine Ken Margaret Radia Sofia Tim'.split(' ')
const LAST_NAMES = 'Allen Hopper Johnson Kovalevskaya Lamarr Liskov Lovelace Perlman Turing Wirth'.split(' ')

/**
 * Puts candidates into a store: the rows are those that the use case drafts, only that they are written in bulk. Each is
 * another person; a half has a résumé, whose row names a file that is not there, and a fifth a note.
 *
 * @param vary makes some of them differ from the others
 * @returns their ids
 */
export async function fillStore(
  store: Store,
  { job, organizationId, clientId }: Ground,
  count: number,
  write: (statements: Statement[]) => Promise<void>,
  vary: (command: SubmitCommand, number: number) => SubmitCommand = (command) => command,
): Promise<number[]> {
  const batch: Statement[] = []
  let made = 0
  const begun = Date.now() - count * EVERY_MS
  const organization = await store.organizations.byId(organizationId)
  // Without the looks that a server takes for each request, for what cannot have changed.
  const deps: ApplicationDeps = {
    applications: { ...createApplicationReader(store.engine), inProgress: async () => undefined },
    people: { ...createPersonReader(store.engine), byEmail: async () => undefined },
    jobs: { ...store.jobs, byUid: async () => job },
    openings: createOpeningReader(store.engine),
    organizations: { ...store.organizations, byId: async () => organization },
    clients: store.clients.clients,
    files: {
      judge: (file) => ({ ...file, contentType: 'application/pdf' }),
      store: async (_organizationId, { name, contentType }) => storedFile(name, contentType, made),
      fetch: () => Promise.reject(new Error('Nothing is fetched')),
      erase: async () => {},
    },
    work: {
      async commit(changes) {
        batch.push(...toStatements(changes, store.engine.name))
        return undefined
      },
    },
    clock: { now: () => begun + made * EVERY_MS },
    ids: store.clients.ids,
  }
  const principal = {
    organizationId,
    organizationReference: 'bench',
    clientId,
    clientName: 'Partner',
    employeePortal: false,
    grant: expandGrant({ permissions: 'all' }),
  }
  const ids: number[] = []
  for (; made < count; made++) {
    ids.push((await submitApplication(deps, principal, vary(candidate(job, made), made))).application.id)
    if ((made + 1) % CANDIDATES_IN_A_BATCH === 0 || made + 1 === count) await write(batch.splice(0))
  }
  return ids
}

function candidate(job: Job, number: number): SubmitCommand {
  const firstName = FIRST_NAMES[number % FIRST_NAMES.length] as string
  const lastName = LAST_NAMES[number % LAST_NAMES.length] as string
  const own = hashOf(`candidate ${number}`).slice(0, 12)
  const name = `${firstName}.${lastName}`.toLowerCase()
  return {
    surface: 'comeet',
    requestId: `${own.slice(0, 8)}-0000-4000-8000-${own}`,
    job: { uid: job.uid },
    partnerReference: own,
    profile: {
      firstName,
      lastName,
      email: `${own}.${name}@example.org`,
      phone: `+44 20 ${own.slice(0, 8)}`,
      linkedinUrl: `https://www.linkedin.com/in/${name}-${own}`,
      address: { country: 'GB', city: 'London', zip: 'SW1Y 4LB', street: '12 St James’s Square' },
    },
    statement: {},
    tags: [],
    archived: false,
    ...(number % 5 === 0 && { note: 'Met at the fair in spring; would like to hear from us before the summer.' }),
    files:
      number % 2 === 0
        ? [{ field: 'resume', kind: 'resume', policy: RESUME_POLICY, file: { name: 'cv.pdf', bytes: NOTHING } }]
        : [],
  }
}

const NOTHING = new Uint8Array()

function storedFile(name: string, contentType: string, number: number) {
  const sha256 = hashOf(`file ${number}`)
  return { name, contentType, size: 102_400, sha256, blobKey: `1/${sha256.slice(0, 16)}/${number * 102_400}/102400` }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
