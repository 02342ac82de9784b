import { randomUUID } from 'node:crypto'
import type { Client } from '../../src/core/access/client.ts'
import type { Principal } from '../../src/core/access/permissions.ts'
import type { Surface } from '../../src/core/applications/application.ts'
import type { ApplicationDeps } from '../../src/core/applications/deps.ts'
import { submitApplication } from '../../src/core/applications/submitApplication.ts'
import { updateApplication } from '../../src/core/applications/updateApplication.ts'
import { addJob } from '../../src/core/jobs/addJob.ts'
import { ensureDepartment, ensureOffice } from '../../src/core/jobs/ensureWorkplaces.ts'
import type { Job } from '../../src/core/jobs/job.ts'
import { createOpeningReader } from '../../src/db/stores/openings.ts'
import { createPersonReader } from '../../src/db/stores/people.ts'
import { RESUME_POLICY } from '../../src/dialects/comeet/candidates/file-rules.ts'
import { createGuardedFetch } from '../../src/files/guarded-fetch.ts'
import { createFileIntake } from '../../src/files/intake.ts'
import { expandGrant } from '../../src/grants.ts'
import type { Store } from '../../src/store.ts'
import { describe, OFFICES, SAMPLE_JOBS, SAMPLE_STAGES } from './jobs.ts'
import { samplePerson } from './people.ts'
import { createRandom } from './random.ts'
import { docxResume, pdfResume } from './resumes.ts'

/** Jobs and people in a store, made through the use cases, as if they had come over the last weeks. */

const DAY = 24 * 60 * 60 * 1000
const SPAN = 75 * DAY
/** How many are written at a time; the engine puts them into one transaction. */
const AT_ONCE = 50
/** How many of a hundred go on from each stage, and how many of those who do not are refused. */
const GOES_ON = 0.42
const IS_REFUSED = 0.62

export type Sender = { readonly principal: Principal; readonly surface: Surface }

/** A partner that may do everything, on one of the surfaces. */
export function senderOf({ id, name, organizationId }: Client, surface: Surface): Sender {
  const grant = expandGrant({ permissions: 'all' })
  const principal = {
    organizationId,
    organizationReference: '',
    clientId: id,
    clientName: name,
    employeePortal: false,
    grant,
  }
  return { principal, surface }
}

export type Filling = {
  readonly organizationId: number
  /** Who sends them, in turn. */
  readonly senders: readonly [Sender, ...Sender[]]
  readonly count: number
  readonly seed?: number
  /** The instant of the last, in milliseconds. */
  readonly until?: number
}

/** Adds the sample jobs. @returns them by their name */
export async function addSampleJobs(store: Store, organizationId: number): Promise<Map<string, Job>> {
  const deps = { ...store.clients, workplaces: store.workplaces }
  const offices = new Map<string, number>()
  for (const office of OFFICES) offices.set(office.name, (await ensureOffice(deps, organizationId, office)).id)
  const jobs = new Map<string, Job>()
  for (const sample of SAMPLE_JOBS) {
    const department = await ensureDepartment(deps, organizationId, sample.department)
    const job = await addJob(deps, {
      organizationId,
      name: sample.name,
      status: sample.status ?? 'open',
      departmentId: department.id,
      details: { ...describe(sample), officeIds: sample.offices.map((name) => offices.get(name) as number) },
      stages: SAMPLE_STAGES,
    })
    jobs.set(sample.name, job)
  }
  return jobs
}

/** Adds people to these jobs, and moves them on as such people are moved. */
export async function addSamplePeople(store: Store, jobs: ReadonlyMap<string, Job>, filling: Filling): Promise<void> {
  const { count, seed = 1, until = Date.now() - 60_000 } = filling
  const fetcher = createGuardedFetch({ allow: [], timeoutMs: 1000 })
  const deps: Omit<ApplicationDeps, 'clock'> = {
    ...store.clients,
    applications: store.applications,
    people: createPersonReader(store.engine),
    jobs: store.jobs,
    organizations: store.organizations,
    openings: createOpeningReader(store.engine),
    files: createFileIntake({ blobs: store.blobs, fetcher }),
  }
  for (let first = 0; first < count; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, index) => first + index)
    await Promise.all(numbers.map((number) => addOne(deps, jobs, filling, { number, count, seed, until })))
  }
}

type Place = { readonly number: number; readonly count: number; readonly seed: number; readonly until: number }

async function addOne(
  deps: Omit<ApplicationDeps, 'clock'>,
  jobs: ReadonlyMap<string, Job>,
  { senders }: Filling,
  { number, count, seed, until }: Place,
): Promise<void> {
  const random = createRandom(seed * 7919 + number)
  const person = samplePerson(seed, number)
  const job = jobs.get(person.job.name) as Job
  const { principal, surface } = senders[random.whole(senders.length)] as Sender
  // More came lately than at first.
  const age = SPAN * (1 - Math.sqrt((number + 1) / count))
  let time = until - age
  const at = () => ({ ...deps, clock: { now: () => Math.floor(time) } })
  const isWord = random.chance(0.2)
  const file = { name: isWord ? 'resume.docx' : 'resume.pdf', bytes: isWord ? docxResume(person) : pdfResume(person) }
  const { application } = await submitApplication(at(), principal, {
    surface,
    requestId: randomUUID(),
    job: { id: job.id },
    profile: {
      firstName: person.firstName,
      lastName: person.lastName,
      email: person.email,
      phone: person.phone,
      headline: person.headline,
      linkedinUrl: `https://www.linkedin.com/in/example-${number}`,
      address: { country: person.country, city: person.city },
    },
    statement: person.salary === undefined ? {} : { salaryExpectations: person.salary },
    tags: person.tags,
    archived: false,
    ...(person.note !== undefined && { note: person.note }),
    files: random.chance(0.9) ? [{ field: 'resume', kind: 'resume', policy: RESUME_POLICY, file }] : [],
  })
  const [, ...later] = job.stages
  const refused = later.at(-1) as Job['stages'][number]
  for (const stage of later.slice(0, -1)) {
    time += DAY * (0.2 + random.next() * 6)
    if (time > until) return
    const goesOn = random.chance(GOES_ON)
    if (!goesOn && !random.chance(IS_REFUSED)) return
    await updateApplication(
      at(),
      principal,
      { id: application.id },
      {
        surface,
        requestId: randomUUID(),
        stageId: goesOn ? stage.id : refused.id,
        profile: {},
        statement: {},
        files: [],
        removeFiles: [],
      },
    )
    if (!goesOn) return
  }
}
