import { randomBytes } from 'node:crypto'
import type { Client, Credential } from '../../src/core/access/client.ts'
import type { Invitation, Session, User } from '../../src/core/access/user.ts'
import type { Application, Attachment, Note } from '../../src/core/applications/application.ts'
import type { Move } from '../../src/core/applications/move.ts'
import type { UndoStep } from '../../src/core/applications/undo-step.ts'
import type { Conversation, Message } from '../../src/core/conversations/conversation.ts'
import type { Department } from '../../src/core/jobs/department.ts'
import type { Job } from '../../src/core/jobs/job.ts'
import type { Office } from '../../src/core/jobs/office.ts'
import type { Opening } from '../../src/core/jobs/opening.ts'
import type { Questionnaire } from '../../src/core/jobs/questionnaire.ts'
import type { Lead } from '../../src/core/leads/lead.ts'
import type { Event } from '../../src/core/log/event.ts'
import type {
  Change,
  Conflict,
  KnownSourceContact,
  Organization,
  Person,
  RememberedAnswer,
} from '../../src/core/unit-of-work.ts'
import type { SavedView } from '../../src/core/views/view.ts'
import { createCatalog } from '../../src/db/catalog.ts'
import { toStatements } from '../../src/db/changes.ts'
import type { Engine } from '../../src/db/engine.ts'
import { createAnswerReader } from '../../src/db/stores/answers.ts'
import { createApplicationReader } from '../../src/db/stores/applications.ts'
import { createClientReader } from '../../src/db/stores/clients.ts'
import { createConversationReader } from '../../src/db/stores/conversations.ts'
import { createCredentialDirectory } from '../../src/db/stores/credentials.ts'
import { createLogReader } from '../../src/db/stores/events.ts'
import { createIds } from '../../src/db/stores/ids.ts'
import { createInvitationReader, createSetupReader } from '../../src/db/stores/invitations.ts'
import { createJobReader } from '../../src/db/stores/jobs.ts'
import { createLeadReader } from '../../src/db/stores/leads.ts'
import { createMatchReader } from '../../src/db/stores/matches.ts'
import { createOpeningReader } from '../../src/db/stores/openings.ts'
import { createOrganizationReader } from '../../src/db/stores/organizations.ts'
import { createPersonReader } from '../../src/db/stores/people.ts'
import { createRateReader } from '../../src/db/stores/rates.ts'
import { createSearchReader } from '../../src/db/stores/search.ts'
import { createSessionReader } from '../../src/db/stores/sessions.ts'
import { createSignInThrottle } from '../../src/db/stores/sign-in-throttle.ts'
import { createUndoReader } from '../../src/db/stores/undo-steps.ts'
import { createUserReader } from '../../src/db/stores/users.ts'
import { createWorkplaceReader } from '../../src/db/stores/workplaces.ts'

/** Every store function on an engine, as the composition root joins them. */
export function storesOn(engine: Engine) {
  const catalog = createCatalog(engine)
  return {
    answers: createAnswerReader(engine),
    applications: createApplicationReader(engine),
    catalog,
    clients: createClientReader(engine, catalog),
    credentials: createCredentialDirectory(engine, catalog),
    ids: createIds(engine),
    invitations: createInvitationReader(engine),
    jobs: createJobReader(engine, catalog),
    organizations: createOrganizationReader(engine, catalog),
    people: createPersonReader(engine),
    conversations: createConversationReader(engine),
    leads: createLeadReader(engine),
    log: createLogReader(engine),
    matches: createMatchReader(engine),
    openings: createOpeningReader(engine),
    rates: createRateReader(engine),
    undo: createUndoReader(engine),
    search: createSearchReader(engine),
    sessions: createSessionReader(engine),
    setup: createSetupReader(engine),
    throttle: createSignInThrottle(engine),
    users: createUserReader(engine),
    workplaces: createWorkplaceReader(engine, catalog),
    commit: (...changes: Change[]): Promise<Conflict | undefined> => engine.commit(toStatements(changes, engine.name)),
  }
}

/** Rows that stand in an organization of their own; each method makes another. Ids are above those that stores give. */
export function createSamples(firstId = 1_000_000) {
  let id = firstId
  const organizationId = id++
  const code = () => randomBytes(6).toString('hex')
  const head = () => ({ organizationId, id: id++ })

  const organization: Organization = {
    id: organizationId,
    reference: code(),
    name: 'Acme "&" Söhne',
    linksByEmail: true,
    careersToken: code(),
    about: {},
    createdAt: 1_000,
  }
  const job = (more: Partial<Job> = {}): Job => ({
    ...head(),
    uid: code(),
    reference: code(),
    name: 'Backend engineer',
    status: 'open',
    details: {},
    publishedAt: 2_000,
    createdAt: 2_000,
    updatedAt: 2_000,
    stages: [
      { id: id++, name: 'New', reference: 'initial', kind: 'new', visible: true },
      { id: id++, name: 'A talk', kind: 'active', visible: true },
      { id: id++, name: 'Old', reference: 'archived', kind: 'active', visible: false },
    ],
    ...more,
  })
  const client = (more: Partial<Client> = {}): Client => ({
    ...head(),
    name: `Partner ${code()}`,
    employeePortal: false,
    grant: { permissions: 'all' },
    createdAt: 3_000,
    ...more,
  })
  const credential = (clientId: number, more: Partial<Credential> = {}): Credential => ({
    ...head(),
    clientId,
    kind: 'bearer',
    lookup: code(),
    createdAt: 4_000,
    ...more,
  })

  const theJob = job()
  const theClient = client()
  const person = (more: Partial<Person> = {}): Person => ({ ...head(), activeAt: 5_000, createdAt: 5_000, ...more })
  const thePerson = person()
  const sourceContact = (more: Partial<KnownSourceContact> = {}): KnownSourceContact => ({
    ...head(),
    clientId: theClient.id,
    emailKey: `${code()}@example.com`,
    createdAt: 6_000,
    ...more,
  })
  const application = (more: Partial<Application> = {}): Application => ({
    ...head(),
    salt: id,
    personId: thePerson.id,
    jobId: theJob.id,
    stageId: theJob.stages[0]?.id ?? 0,
    clientId: theClient.id,
    surface: 'comeet',
    status: 'in_progress',
    archived: false,
    profile: { firstName: 'Ada', lastName: 'Lovelace' },
    statement: {},
    tags: [],
    version: 1,
    createdAt: 7_000,
    updatedAt: 7_001,
    statusChangedAt: 7_002,
    stageEnteredAt: 7_003,
    ...more,
  })
  const attachment = (applicationId: number, more: Partial<Attachment> = {}): Attachment => ({
    ...head(),
    applicationId,
    kind: 'resume',
    name: 'cv.pdf',
    contentType: 'application/pdf',
    size: 1234,
    sha256: 'ab'.repeat(32),
    blobKey: `${code()}/64/1234`,
    createdAt: 8_000,
    ...more,
  })
  const note = (applicationId: number, more: Partial<Note> = {}): Note => ({
    ...head(),
    applicationId,
    clientId: theClient.id,
    text: 'A note',
    createdAt: 9_000,
    ...more,
  })
  const event = (applicationId: number, more: Partial<Event> = {}): Event => ({
    ...head(),
    type: 'application.submitted',
    applicationId,
    personId: thePerson.id,
    clientId: theClient.id,
    surface: 'comeet',
    fields: ['firstName'],
    at: 10_000,
    requestId: 'request-1',
    details: { salt: 1, before: {}, after: { firstName: 'Ada' } },
    ...more,
  })
  const answer = (more: Partial<RememberedAnswer> = {}): RememberedAnswer => ({
    organizationId,
    clientId: theClient.id,
    keyHash: code(),
    fingerprint: code(),
    status: 201,
    body: '{"uid":"01.0000"}',
    createdAt: 11_000,
    ...more,
  })
  const move = (applicationId: number, more: Partial<Move> = {}): Move => ({
    ...head(),
    applicationId,
    clientId: theClient.id,
    from: { jobId: theJob.id, stageId: theJob.stages[0]?.id ?? 0 },
    to: { jobId: theJob.id, stageId: theJob.stages[1]?.id ?? 0 },
    enteredAt: 7_003,
    at: 12_000,
    ...more,
  })
  const conversation = (applicationId: number, more: Partial<Conversation> = {}): Conversation => ({
    ...head(),
    applicationId,
    clientId: theClient.id,
    surface: 'comeet',
    kind: 'email',
    visibility: 'all',
    createdAt: 13_000,
    ...more,
  })
  const message = (of: Conversation, more: Partial<Message> = {}): Message => ({
    ...head(),
    conversationId: of.id,
    applicationId: of.applicationId,
    clientId: of.clientId,
    kind: of.kind,
    content: {
      subject: 'A talk?',
      body: 'Hello',
      html: '<p>Hello</p>',
      from: { type: 'user', firstName: 'Mia', email: 'mia@example.com' },
      to: [{ type: 'candidate', firstName: 'Ada', status: 'sent' }],
      cc: [],
      bcc: [],
    },
    sending: 'record',
    sentAt: 14_000,
    createdAt: 14_001,
    ...more,
  })
  const lead = (more: Partial<Lead> = {}): Lead => ({
    ...head(),
    personId: thePerson.id,
    clientId: theClient.id,
    profile: { firstName: 'Ada', lastName: 'Lovelace' },
    statement: {},
    tags: [],
    createdAt: 15_000,
    updatedAt: 15_000,
    ...more,
  })
  const department = (more: Partial<Department> = {}): Department => ({
    ...head(),
    name: `Tech ${code()}`,
    slug: code(),
    isActive: true,
    createdAt: 16_000,
    ...more,
  })
  const office = (more: Partial<Office> = {}): Office => ({
    ...head(),
    name: 'Lyon',
    isHeadquarter: false,
    more: {},
    createdAt: 17_000,
    ...more,
  })
  const opening = (more: Partial<Opening> = {}): Opening => ({
    ...head(),
    jobId: theJob.id,
    name: 'Second seat',
    reason: 'new',
    isOpen: true,
    expectedHireAt: 99_000,
    openedAt: 18_000,
    customFields: {},
    createdAt: 18_000,
    updatedAt: 18_000,
    statusChangedAt: 18_000,
    ...more,
  })
  const view = (userId: number, more: Partial<SavedView> = {}): SavedView => ({
    ...head(),
    userId,
    name: 'New ones',
    isShared: true,
    definition: { filter: { stageKind: ['new'] }, sort: '-created', columns: ['name'], layout: 'table' },
    createdAt: 20_000,
    updatedAt: 20_000,
    ...more,
  })
  const questionnaire = (more: Partial<Questionnaire> = {}): Questionnaire => ({
    ...head(),
    name: 'First questions',
    questions: [{ text: 'When can you start?', type: 'text', isRequired: true }],
    createdAt: 19_000,
    ...more,
  })
  const undoStep = (applicationId: number, more: Partial<UndoStep> = {}): UndoStep => ({
    ...head(),
    clientId: theClient.id,
    items: [{ id: applicationId, version: 2, before: { archived: false } }],
    createdAt: 20_000,
    expiresAt: 21_000,
    ...more,
  })
  const user = (more: Partial<User> = {}): User => ({
    ...head(),
    email: `Mia.${code()}@Example.com`,
    name: 'Mia “M” Öz',
    role: 'hiring_manager',
    jobIds: [theJob.id],
    colorScheme: 'auto',
    createdAt: 20_000,
    updatedAt: 20_001,
    ...more,
  })
  const session = (of: User, more: Partial<Session> = {}): Session => ({
    ...head(),
    userId: of.id,
    tokenHash: code(),
    createdAt: 21_000,
    seenAt: 21_001,
    expiresAt: 99_000,
    ...more,
  })
  const invitation = (more: Partial<Invitation> = {}): Invitation => ({
    ...head(),
    tokenHash: code(),
    email: `${code()}@example.com`,
    role: 'hiring_manager',
    jobIds: [theJob.id],
    invitedBy: 0,
    createdAt: 22_000,
    expiresAt: 99_000,
    ...more,
  })
  return {
    organizationId,
    undoStep,
    user,
    session,
    invitation,
    organization,
    move,
    conversation,
    message,
    lead,
    department,
    office,
    opening,
    questionnaire,
    view,
    theJob,
    theClient,
    thePerson,
    job,
    client,
    credential,
    person,
    sourceContact,
    application,
    attachment,
    note,
    event,
    answer,
    /** What every application stands on. */
    ground: [
      { do: 'addOrganization', organization },
      { do: 'addJob', job: theJob },
      { do: 'addClient', client: theClient },
      { do: 'addPerson', person: thePerson },
    ] satisfies Change[],
  }
}

export const HOUR = 60 * 60 * 1000
