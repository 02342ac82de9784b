import { uidOf } from '../../src/core/ids.ts'
import { type Browser, signInAdmin, signInAs } from '../api/browser.ts'
import { addSampleJobs, addSamplePeople, type Sender, senderOf } from '../samples/fill.ts'
import type { TestServer } from '../support/server.ts'

/** A company at work: people who sign in, jobs, and some who applied. */
export type House = {
  readonly admin: Browser
  readonly recruiter: Browser
  /** On the job of the product designer and no other. */
  readonly manager: Browser
  /** Ids of the jobs by their names. */
  readonly jobs: ReadonlyMap<string, string>
}

export async function buildHouse(server: TestServer, applications: number): Promise<House> {
  const { store } = server.server
  const made = await addSampleJobs(store, server.organizationId)
  const jobs = new Map([...made].map(([name, job]) => [name, uidOf(job.id)]))
  await addSamplePeople(store, made, {
    organizationId: server.organizationId,
    senders: await sendersOf(server),
    count: applications,
  })
  const admin = await signInAdmin(server)
  const recruiter = await signInAs(server, admin, { email: 'recruiter@example.org', role: 'recruiter' })
  const jobIds = [jobs.get('Product designer') as string]
  const manager = await signInAs(server, admin, { email: 'manager@example.org', role: 'hiring_manager', jobIds })
  return { admin, recruiter, manager, jobs }
}

/** The partners of the server, one on each wire. */
async function sendersOf({ organizationId, server }: TestServer): Promise<[Sender, Sender]> {
  const sender = async (name: string, surface: Sender['surface']): Promise<Sender> => {
    const client = await server.store.clients.clients.byName(organizationId, name)
    if (!client) throw new Error(`There is no client "${name}"`)
    return senderOf(client, surface)
  }
  return [await sender('Comeet partner', 'comeet'), await sender('Welcome Kit partner', 'welcome-kit')]
}
