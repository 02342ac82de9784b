import { byOperator } from '../../../src/core/access/account-event.ts'
import { changeClient } from '../../../src/core/access/manageClients.ts'
import type { Application } from '../../../src/core/applications/application.ts'
import { idOfUid, uidOf } from '../../../src/core/ids.ts'
import type { Opening } from '../../../src/core/jobs/opening.ts'
import type { Organization } from '../../../src/core/unit-of-work.ts'
import { createApplicationReader } from '../../../src/db/stores/applications.ts'
import type { TestServer } from '../../support/server.ts'
import type { StoreChange } from './case-file.ts'

/** What cases need and no wire can bring about: it is done in the store, as other parts of the server do it. */

/** Puts one of each into the store that only an operator can make. @returns the names by which cases call them */
export async function furnish({ server, organizationId, clock }: TestServer): Promise<Record<string, unknown>> {
  const { work, ids } = server.store.clients
  const questionnaire = {
    organizationId,
    id: await ids.next(),
    name: 'Before the interview',
    questions: [{ text: 'When can you start?', type: 'text', isRequired: true }],
    createdAt: clock.time,
  }
  const office = {
    organizationId,
    id: await ids.next(),
    name: 'London',
    city: 'London',
    countryCode: 'GB',
    address: 'Example Row',
    zip: 'SE1 9GF',
    isHeadquarter: true,
    more: { state: 'England', streetNumber: '1', arrivalInstructions: 'Second floor', timezone: 'Europe/London' },
    createdAt: clock.time,
  }
  const organization = (await server.store.organizations.byId(organizationId)) as Organization
  const sites = [{ reference: 'wttj_fr', name: 'Welcome to the Jungle', url: 'https://acme.example/jobs' }]
  await work.commit([
    { do: 'addQuestionnaire', questionnaire },
    { do: 'addOffice', office },
    { do: 'changeOrganization', organization: { ...organization, about: { ...organization.about, sites } } },
  ])
  return {
    company: uidOf(organizationId),
    careersToken: organization.careersToken,
    questionnaire: uidOf(questionnaire.id),
    location: uidOf(office.id),
    officeId: office.id,
  }
}

export async function change({ server, organizationId, clock }: TestServer, what: StoreChange): Promise<void> {
  const applications = createApplicationReader(server.store.engine)
  const uid = 'hire' in what ? what.hire : 'putIntoStage' in what ? what.putIntoStage : what.removeAsDuplicate
  const from = await applications.byId(organizationId, idOfUid(uid) as number)
  if (!from) throw new Error(`There is no candidate ${uid}`)
  const { work, ids } = server.store.clients
  const now = clock.time
  const filled: Opening = {
    organizationId,
    id: await ids.next(),
    jobId: from.jobId,
    name: 'A seat',
    reason: 'new',
    isOpen: false,
    hiredApplicationId: from.id,
    customFields: {},
    openedAt: now,
    createdAt: now,
    updatedAt: now,
    statusChangedAt: now,
  }
  const application = { ...from, version: from.version + 1, updatedAt: now, ...changed(what, now) }
  const conflict = await work.commit([
    { do: 'changeApplication', application, from },
    ...('hire' in what ? [{ do: 'addOpening', opening: filled } as const] : []),
  ])
  if (conflict) throw new Error(`The store refused it: ${conflict}`)
}

function changed(what: StoreChange, now: number): Partial<Application> {
  if ('hire' in what) return { status: 'hired', statusChangedAt: now }
  if ('putIntoStage' in what) return { stageId: what.stage, stageEnteredAt: now }
  return { deletedAt: now, duplicateOf: idOfUid(what.of) as number }
}

/** A limit of the client's own, as the operator sets it. */
export async function limitRequests({ server, organizationId }: TestServer, name: string, most: number): Promise<void> {
  const deps = server.store.clients
  const client = await deps.clients.byName(organizationId, name)
  await changeClient(deps, byOperator(organizationId, 'test'), client?.id as number, { rateLimit: most })
}
