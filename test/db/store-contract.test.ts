import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Application } from '../../src/core/applications/application.ts'
import type { Message } from '../../src/core/conversations/conversation.ts'
import { ANSWER_LIFETIME } from '../../src/core/idempotency.ts'
import type { Change, Conflict } from '../../src/core/unit-of-work.ts'
import { forgetAnswers } from '../../src/db/stores/answers.ts'
import { namedAmong, namedBlobs } from '../../src/db/stores/blobs.ts'
import { raiseIds } from '../../src/db/stores/ids.ts'
import { ENGINES, type TestStore } from './engines.ts'
import { createSamples, storesOn } from './samples.ts'

/** What every engine must hold, whatever it is. */

/** Every optional field, and text that is easily spoiled on its way. */
const FULL: Partial<Application> = {
  partnerReference: 'p\'1"\\%_ \u{1f600} é',
  status: 'awaiting_decision',
  archived: true,
  surface: 'welcome-kit',
  profile: {
    firstName: 'Zoë',
    middleName: '',
    lastName: "O'Brien\u0000\u2028",
    email: 'Zoe.OBrien@Example.COM',
    phone: '+1 (2)',
    mobilePhone: '3',
    nationalId: '4',
    linkedinUrl: 'https://linkedin.com/in/zoe',
    headline: '\u{1f600}',
    address: { country: 'GB', city: 'Łódź', state: '', zip: '0', street: 'a\r\nb' },
    links: ['https://example.com/1', 'https://example.com/2'],
    media: { github: 'https://github.com/zoe', website: 'https://zoe.example' },
  },
  statement: {
    salaryExpectations: '1e6',
    prospectStatus: 'not_interested',
    coverLetter: 'Dear\tall',
    referrer: 'https://fair.example?x=1',
    customFields: { level: 0, remote: false, skills: ['a', 1, true], text: '' },
    sourceContact: { id: 5, fullName: 'Charles B.', email: 'charles@example.com', phone: '6' },
  },
  tags: ['one', 'two, three', ''],
  version: 7,
  duplicateOf: 8,
  personBefore: 9,
  deletedAt: 10,
}

describe.each(ENGINES)('on $name', (on) => {
  let store: TestStore
  let stores: ReturnType<typeof storesOn>
  let samples: ReturnType<typeof createSamples>
  beforeEach(async () => {
    store = await on.open()
    stores = storesOn(store.engine)
    samples = createSamples()
    expect(await stores.commit(...samples.ground)).toBeUndefined()
  })
  afterEach(async () => {
    await store[Symbol.asyncDispose]()
  })

  const countOf = async (table: string): Promise<number> => {
    const [row] = await store.engine.all(`select count(*) as count from ${table}`, [], 'every')
    return Number(row?.['count'])
  }

  describe('what was written is read back field for field', () => {
    test('organizations and their custom fields', async () => {
      const { organization, organizationId } = samples
      const other = createSamples(2_000_000)
      const closed = { ...other.organization, linksByEmail: false, name: '' }
      await stores.commit(
        { do: 'addOrganization', organization: closed },
        { do: 'addCustomField', organizationId, name: 'level' },
        { do: 'addCustomField', organizationId, name: 'Größe "x"' },
        { do: 'addCustomField', organizationId: closed.id, name: 'level' },
      )
      expect(await stores.organizations.byId(organizationId)).toEqual(organization)
      expect(await stores.organizations.byId(closed.id)).toEqual(closed)
      expect(await stores.organizations.byReference(organization.reference)).toEqual(organization)
      expect(await stores.organizations.byReference(organization.reference.toUpperCase())).toBeUndefined()
      expect(await stores.organizations.list()).toEqual([organization, closed])
      expect(await stores.organizations.customFields(organizationId)).toEqual(new Set(['level', 'Größe "x"']))
      expect(await stores.organizations.customFields(closed.id)).toEqual(new Set(['level']))
      expect(await stores.organizations.customFields(1)).toEqual(new Set())
      expect(await stores.organizations.byId(1)).toBeUndefined()
    })

    test('users with their jobs, sessions and invitations', async () => {
      const { organizationId } = samples
      const manager = samples.user()
      const admin = samples.user({
        role: 'admin',
        jobIds: [],
        passwordHash: '$argon2id$x',
        locale: 'fr',
        colorScheme: 'dark',
        identity: { issuer: 'https://id.example', subject: 'Ä 1' },
        seenAt: 20_002,
      })
      const session = samples.session(manager)
      const [open, used] = [samples.invitation(), samples.invitation({ usedAt: 23_000, userId: admin.id })]
      await stores.commit(
        { do: 'addUser', user: manager },
        { do: 'addUser', user: admin },
        { do: 'addSession', session },
        { do: 'addInvitation', invitation: open },
        { do: 'addInvitation', invitation: used },
      )
      const { users, sessions, invitations } = stores
      expect(await users.byId(organizationId, manager.id)).toEqual(manager)
      expect(await users.byEmail(organizationId, admin.email.toLowerCase())).toEqual(admin)
      expect(await users.list(organizationId)).toEqual([manager, admin])
      expect(await users.everywhereByIdentity('https://id.example', 'Ä 1')).toEqual([admin])
      expect(await users.byId(1, manager.id)).toBeUndefined()
      expect(await sessions.byToken(organizationId, session.tokenHash)).toEqual({ session, user: manager })
      expect(await sessions.byToken(1, session.tokenHash)).toBeUndefined()
      expect(await invitations.byToken(organizationId, used.tokenHash)).toEqual(used)
      expect(await invitations.unused(organizationId)).toEqual([open])
      const twin = samples.user({ email: manager.email.toUpperCase() })
      expect(await stores.commit({ do: 'addUser', user: twin })).toBe('email_taken')
      const from = { ...manager, updatedAt: manager.updatedAt - 1 }
      expect(await stores.commit({ do: 'changeUser', user: manager, from })).toBe('stale')
      const demoted = { ...admin, role: 'recruiter', updatedAt: admin.updatedAt + 1 } as const
      expect(await stores.commit({ do: 'changeUser', user: demoted, from: admin })).toBe('last_admin')
      expect(await users.byId(organizationId, admin.id)).toEqual(admin)
    })

    test('jobs with their stages in pipeline order', async () => {
      const { organizationId, theJob } = samples
      const [first, second, third] = theJob.stages
      if (!first || !second || !third) throw new Error('The sample has three stages')
      const stages = [
        { ...third, id: 3_000_002 },
        { ...second, id: 3_000_001 },
        { ...first, id: 3_000_003 },
      ]
      const job = samples.job({ status: 'on_hold', name: 'Łódź', stages })
      await stores.commit({ do: 'addJob', job })
      const { jobs } = stores
      expect(await jobs.byId(organizationId, job.id)).toEqual(job)
      expect(await jobs.byUid(organizationId, job.uid)).toEqual(job)
      expect(await jobs.byReference(organizationId, job.reference)).toEqual(job)
      expect(await jobs.list(organizationId)).toEqual([theJob, job])
      for (const missing of [jobs.byId(organizationId, 1), jobs.byUid(organizationId, job.reference)]) {
        expect(await missing).toBeUndefined()
      }
    })

    test('the openings that applications fill', async () => {
      const { organizationId } = samples
      const hired = samples.application({ status: 'hired' })
      const [open, filled] = [samples.opening(), samples.opening({ hiredApplicationId: hired.id, isOpen: false })]
      await stores.commit(
        { do: 'addApplication', application: hired },
        { do: 'addOpening', opening: open },
        { do: 'addOpening', opening: filled },
      )
      const ids = Array.from({ length: 150 }, (_, i) => hired.id + 500_000 + i)
      expect(await stores.openings.filledBy(organizationId, [...ids, hired.id])).toEqual([filled])
      expect(await stores.openings.filledBy(organizationId, ids)).toEqual([])
      expect(await stores.openings.filledBy(organizationId, [])).toEqual([])
      expect(await stores.openings.filledBy(1, [hired.id])).toEqual([])
    })

    test('what a job says of itself, and each change of it from the version before', async () => {
      const { organizationId } = samples
      const department = samples.department()
      const job = samples.job({
        externalReference: 'ACME-42',
        departmentId: department.id,
        details: { description: '<p>é</p>', salary: { min: 0 }, sites: ['a', 'b'] },
        archivedAt: 3_000,
      })
      await stores.commit({ do: 'addDepartment', department }, { do: 'addJob', job })
      expect(await stores.jobs.byExternalReference(organizationId, 'ACME-42')).toEqual(job)
      const { externalReference: _, departmentId: __, publishedAt: ___, archivedAt: ____, ...rest } = job
      const next = { ...rest, name: 'Renamed', details: {}, updatedAt: job.updatedAt + 1 }
      expect(await stores.commit({ do: 'changeJob', job: next, from: job })).toBeUndefined()
      expect(await stores.jobs.byId(organizationId, job.id)).toEqual(next)
      expect(await stores.commit({ do: 'changeJob', job: next, from: job })).toBe('stale')
      const twin = samples.job({ externalReference: 'ACME-43' })
      await stores.commit({ do: 'addJob', job: twin })
      const taken = samples.job({ externalReference: 'ACME-43' })
      expect(await stores.commit({ do: 'addJob', job: taken })).toBe('name_taken')
    })

    test('openings, and each change of one from the version before', async () => {
      const { organizationId, theJob } = samples
      const bare = samples.opening()
      const { expectedHireAt: _, ...opening } = bare
      const full = samples.opening({ approvedAt: 5, customFields: { a: 'é', b: 0, c: false }, reason: 'replacement' })
      await stores.commit({ do: 'addOpening', opening }, { do: 'addOpening', opening: full })
      expect(await stores.openings.ofJob(organizationId, theJob.id)).toEqual([opening, full])
      const updatedAt = full.updatedAt + 1
      const filled = { ...full, isOpen: false, hiredApplicationId: 77, updatedAt, statusChangedAt: updatedAt }
      expect(await stores.commit({ do: 'changeOpening', opening: filled, from: full })).toBeUndefined()
      expect(await stores.openings.byId(organizationId, full.id)).toEqual(filled)
      expect(await stores.commit({ do: 'changeOpening', opening: filled, from: full })).toBe('stale')
      expect(await stores.openings.list(organizationId, { afterId: opening.id, limit: 1 })).toEqual([filled])
    })

    test('clients and credentials', async () => {
      const { organizationId, theClient } = samples
      const client = samples.client({
        employeePortal: true,
        grant: { permissions: ['resume'], scopes: ['candidates_rw'] },
        revokedAt: 9,
      })
      const token = samples.credential(client.id, { revokedAt: 10 })
      const key = samples.credential(client.id, { kind: 'jwt', lookup: token.lookup, sealedSecret: '1.abc' })
      await stores.commit(
        { do: 'addClient', client },
        { do: 'addCredential', credential: token },
        { do: 'addCredential', credential: key },
      )
      expect(await stores.clients.byId(organizationId, client.id)).toEqual(client)
      expect(await stores.clients.byName(organizationId, client.name)).toEqual(client)
      expect(await stores.clients.list(organizationId)).toEqual([theClient, client])
      expect(await stores.clients.credentials(organizationId, client.id)).toEqual([token, key])
      expect(await stores.clients.credentials(organizationId, theClient.id)).toEqual([])
      expect(await stores.clients.byName(organizationId, client.name.toUpperCase())).toBeUndefined()
    })

    test('the caller behind a credential, unless it or its client was revoked', async () => {
      const { organization, theClient } = samples
      const portal = samples.client({ employeePortal: true, grant: { scopes: ['my_candidates_r'] } })
      const gone = samples.client({ revokedAt: 1 })
      const token = samples.credential(theClient.id)
      const key = samples.credential(portal.id, { kind: 'jwt', sealedSecret: '1.abc' })
      const revoked = samples.credential(theClient.id, { revokedAt: 1 })
      const ofGone = samples.credential(gone.id)
      await stores.commit(
        { do: 'addClient', client: portal },
        { do: 'addClient', client: gone },
        ...[token, key, revoked, ofGone].map((credential) => ({ do: 'addCredential', credential }) as const),
      )
      const common = { organizationId: organization.id, organizationReference: organization.reference }
      expect(await stores.credentials.find('bearer', token.lookup)).toEqual({
        ...common,
        credentialId: token.id,
        clientId: theClient.id,
        clientName: theClient.name,
        employeePortal: false,
        grantJson: JSON.stringify(theClient.grant),
      })
      expect(await stores.credentials.find('jwt', key.lookup)).toEqual({
        ...common,
        credentialId: key.id,
        clientId: portal.id,
        clientName: portal.name,
        employeePortal: true,
        sealedSecret: '1.abc',
        grantJson: JSON.stringify(portal.grant),
      })
      expect(await stores.credentials.find('jwt', token.lookup)).toBeUndefined()
      expect(await stores.credentials.find('bearer', revoked.lookup)).toBeUndefined()
      expect(await stores.credentials.find('bearer', ofGone.lookup)).toBeUndefined()
    })

    test('people and source contacts', async () => {
      const { organizationId } = samples
      const person = samples.person({ emailKey: 'zoë@example.com' })
      const sourceContact = samples.sourceContact({ emailKey: 'zoë@example.com' })
      await stores.commit({ do: 'addPerson', person }, { do: 'addSourceContact', sourceContact })
      expect(await stores.people.byEmail(organizationId, 'zoë@example.com')).toEqual(person)
      expect(await stores.people.sourceContactByEmail(organizationId, 'zoë@example.com')).toEqual(sourceContact)
      expect(await stores.people.byEmail(organizationId, 'other@example.com')).toBeUndefined()
      expect(await stores.people.sourceContactByEmail(organizationId, 'other@example.com')).toBeUndefined()
    })

    test('an application, the smallest and the fullest', async () => {
      for (const application of [samples.application(), samples.application(FULL)]) {
        await stores.commit({ do: 'addApplication', application })
        expect(await stores.applications.byId(application.organizationId, application.id)).toEqual(application)
      }
    })

    test('an application after a change, in every field that a change may touch', async () => {
      const { organizationId } = samples
      const from = samples.application()
      const person = samples.person()
      const job = samples.job()
      const to: Application = {
        ...from,
        ...FULL,
        surface: from.surface,
        version: 2,
        personId: person.id,
        jobId: job.id,
        stageId: job.stages[1]?.id ?? 0,
        updatedAt: 8_001,
        statusChangedAt: 8_002,
        stageEnteredAt: 8_003,
      }
      await stores.commit(
        { do: 'addApplication', application: from },
        { do: 'addPerson', person },
        { do: 'addJob', job },
        { do: 'changeApplication', application: to, from },
      )
      expect(await stores.applications.byId(organizationId, from.id)).toEqual(to)
      const cleared = { ...from, version: 3 }
      await stores.commit({ do: 'changeApplication', application: cleared, from: to })
      expect(await stores.applications.byId(organizationId, from.id)).toEqual(cleared)
    })

    test('any text in a profile, a statement and tags', async () => {
      const text = fc.string({ unit: 'binary', maxLength: 40 })
      await fc.assert(
        fc.asyncProperty(text, text, fc.array(text, { maxLength: 3 }), async (lastName, coverLetter, tags) => {
          const profile = { firstName: 'Ada', lastName }
          const application = samples.application({ profile, statement: { coverLetter }, tags })
          await stores.commit({ do: 'addApplication', application })
          expect(await stores.applications.byId(application.organizationId, application.id)).toEqual(application)
        }),
      )
    })

    test('attachments in the order of their ids, without removed ones', async () => {
      const { organizationId } = samples
      const application = samples.application()
      const resume = samples.attachment(application.id, { name: 'Zoë "cv".pdf', size: 0 })
      const picture = samples.attachment(application.id, { kind: 'picture', contentType: '' })
      const other = samples.attachment(application.id, { kind: 'other' })
      const newer = samples.attachment(application.id)
      await stores.commit(
        { do: 'addApplication', application },
        ...[newer, other, picture, resume].map((attachment) => ({ do: 'addAttachment', attachment }) as const),
      )
      const { applications } = stores
      expect(await applications.attachments(organizationId, application.id)).toEqual([resume, picture, other, newer])
      expect(await applications.attachment(organizationId, resume.id)).toEqual(resume)
      const removal = { organizationId, applicationId: application.id, kind: 'resume', at: 9 } as const
      await stores.commit({ do: 'removeAttachments', ...removal })
      expect(await applications.attachments(organizationId, application.id)).toEqual([picture, other])
      expect(await applications.attachment(organizationId, resume.id)).toBeUndefined()
      const after = samples.attachment(application.id)
      await stores.commit({ do: 'removeAttachments', ...removal, at: 10 }, { do: 'addAttachment', attachment: after })
      expect(await applications.attachments(organizationId, application.id)).toEqual([picture, other, after])
    })

    test("one client's notes, oldest first", async () => {
      const { organizationId, theClient } = samples
      const application = samples.application()
      const another = samples.client()
      const first = samples.note(application.id, { text: 'First\r\n"note"' })
      const second = samples.note(application.id, { text: '' })
      const foreign = samples.note(application.id, { clientId: another.id })
      await stores.commit(
        { do: 'addApplication', application },
        { do: 'addClient', client: another },
        ...[second, foreign, first].map((note) => ({ do: 'addNote', note }) as const),
      )
      const { applications } = stores
      expect(await applications.notesBy(organizationId, application.id, theClient.id)).toEqual([first, second])
      expect(await applications.notesBy(organizationId, application.id, another.id)).toEqual([foreign])
    })

    test('notes and attachments in the order of their times, as the ids of several processes do not grow together', async () => {
      const { organizationId, theClient } = samples
      const application = samples.application()
      const [second, first] = [samples.note(application.id), samples.note(application.id, { createdAt: 8_999 })]
      const newer = samples.attachment(application.id)
      const older = samples.attachment(application.id, { createdAt: newer.createdAt - 1 })
      await stores.commit(
        { do: 'addApplication', application },
        ...[second, first].map((note) => ({ do: 'addNote', note }) as const),
        ...[newer, older].map((attachment) => ({ do: 'addAttachment', attachment }) as const),
      )
      const { applications } = stores
      expect(await applications.notesBy(organizationId, application.id, theClient.id)).toEqual([first, second])
      expect(await applications.attachments(organizationId, application.id)).toEqual([older, newer])
    })

    test('a note with a character that a database may not hold: nothing around it is lost', async () => {
      const { organizationId } = samples
      const application = samples.application()
      const note = samples.note(application.id, { text: 'before\u0000after' })
      await stores.commit({ do: 'addApplication', application }, { do: 'addNote', note })
      const [found] = await stores.applications.notesBy(organizationId, application.id, note.clientId)
      expect(found?.text).toBeOneOf(['before\u0000after', 'before\ufffdafter'])
      expect(await stores.jobs.byUid(organizationId, 'a\u0000b')).toBeUndefined()
    })

    test('events, whose row holds the hash of their details', async () => {
      const { organizationId } = samples
      const application = samples.application()
      const actor = { type: 'user', name: 'Zoë', email: 'zoe@example.com' } as const
      const submitted = samples.event(application.id)
      const details = { salt: 2 ** 48 - 1, before: { a: null, b: [1] }, after: { a: { x: 'é' } } }
      const updated = samples.event(application.id, { type: 'application.updated', actor, fields: ['a', 'b'], details })
      await stores.commit(
        { do: 'addApplication', application },
        { do: 'appendEvent', event: submitted },
        { do: 'appendEvent', event: updated },
      )
      const found = await store.engine.all('select * from event order by position', [], 'every')
      expect(found.map((row) => row['id'])).toEqual([submitted.id, updated.id])
      expect(found[1]).toEqual({
        position: expect.any(Number),
        organization_id: organizationId,
        id: updated.id,
        type: 'application.updated',
        application_id: application.id,
        job_id: null,
        person_id: updated.personId,
        client_id: updated.clientId,
        surface: 'comeet',
        actor_json: JSON.stringify(actor),
        fields_json: '["a","b"]',
        at: 10_000,
        request_id: 'request-1',
        details_sha256: createHash('sha256').update(JSON.stringify(details)).digest('hex'),
      })
      expect(found[0]).toMatchObject({ actor_json: null })
      const kept = await store.engine.all('select * from event_details order by event_id', [], 'every')
      expect(kept).toEqual(
        [submitted, updated].map((event) => ({
          event_id: event.id,
          organization_id: organizationId,
          details_json: JSON.stringify(event.details),
        })),
      )
    })

    test('answers', async () => {
      const { organizationId, theClient } = samples
      const answer = samples.answer({ body: '{"a":"é\\n"}', status: 422 })
      await stores.commit({ do: 'rememberAnswer', answer })
      expect(await stores.answers.find(organizationId, theClient.id, answer.keyHash)).toEqual(answer)
      expect(await stores.answers.find(organizationId, theClient.id, 'another')).toBeUndefined()
    })

    test('the one in progress with a partner reference', async () => {
      const { organizationId, theClient, theJob } = samples
      const rejected = samples.application({ partnerReference: 'p-1', status: 'rejected' })
      const current = samples.application({ partnerReference: 'p-1' })
      const unnamed = samples.application()
      await stores.commit(
        ...[rejected, current, unnamed].map((application) => ({ do: 'addApplication', application }) as const),
      )
      const { applications } = stores
      const find = (reference: string) => applications.inProgress(organizationId, theClient.id, theJob.id, reference)
      expect(await find('p-1')).toEqual(current)
      expect(await find('P-1')).toBeUndefined()
      expect(await find('')).toBeUndefined()
      expect(await applications.inProgress(organizationId, theClient.id + 1, theJob.id, 'p-1')).toBeUndefined()
      expect(await applications.inProgress(organizationId, theClient.id, theJob.id + 1, 'p-1')).toBeUndefined()
    })

    test('which blobs are named, however many', async () => {
      const { organizationId } = samples
      const application = samples.application()
      const attachments = Array.from({ length: 1203 }, () => samples.attachment(application.id))
      await stores.commit(
        { do: 'addApplication', application },
        ...attachments.map((attachment) => ({ do: 'addAttachment', attachment }) as const),
      )
      const picture = samples.attachment(application.id, { kind: 'picture' })
      await stores.commit(
        { do: 'addAttachment', attachment: picture },
        { do: 'removeAttachments', organizationId, applicationId: application.id, kind: 'picture', at: 1 },
      )
      const expected = attachments.map(({ id, blobKey: key, sha256, size, name }) => {
        return { id, organizationId, key, sha256, size, name }
      })
      expect(await Array.fromAsync(namedBlobs(store.engine))).toEqual(expected)
      const key = attachments[7]?.blobKey ?? ''
      const keys = attachments.map(({ blobKey }) => blobKey)
      const asked = [picture.blobKey, 'unknown', '', ...keys]
      expect(await namedAmong(store.engine, organizationId, asked)).toEqual(new Set(keys))
      expect(await namedAmong(store.engine, organizationId + 1, [key])).toEqual(new Set())
      expect(await namedAmong(store.engine, organizationId, [])).toEqual(new Set())
    })
  })

  test('nothing of one organization is found through another', async () => {
    const { theJob, theClient } = samples
    const other = createSamples(2_000_000)
    const elsewhere = other.organizationId
    const application = samples.application({ partnerReference: 'p-1' })
    const attachment = samples.attachment(application.id)
    const person = samples.person({ emailKey: 'a@example.com' })
    const sourceContact = samples.sourceContact({ emailKey: 'a@example.com' })
    const answer = samples.answer()
    await stores.commit(
      ...other.ground,
      { do: 'addPerson', person },
      { do: 'addSourceContact', sourceContact },
      { do: 'addApplication', application },
      { do: 'addAttachment', attachment },
      { do: 'addNote', note: samples.note(application.id) },
      { do: 'rememberAnswer', answer },
    )
    const { applications, people, jobs, clients, answers } = stores
    expect(await applications.byId(elsewhere, application.id)).toBeUndefined()
    expect(await applications.inProgress(elsewhere, theClient.id, theJob.id, 'p-1')).toBeUndefined()
    expect(await applications.attachments(elsewhere, application.id)).toEqual([])
    expect(await applications.attachment(elsewhere, attachment.id)).toBeUndefined()
    expect(await applications.notesBy(elsewhere, application.id, theClient.id)).toEqual([])
    expect(await people.byEmail(elsewhere, 'a@example.com')).toBeUndefined()
    expect(await people.sourceContactByEmail(elsewhere, 'a@example.com')).toBeUndefined()
    expect(await jobs.byId(elsewhere, theJob.id)).toBeUndefined()
    expect(await jobs.byUid(elsewhere, theJob.uid)).toBeUndefined()
    expect(await jobs.byReference(elsewhere, theJob.reference)).toBeUndefined()
    expect(await clients.byId(elsewhere, theClient.id)).toBeUndefined()
    expect(await clients.byName(elsewhere, theClient.name)).toBeUndefined()
    expect(await answers.find(elsewhere, theClient.id, answer.keyHash)).toBeUndefined()

    const removal = { organizationId: elsewhere, applicationId: application.id, kind: 'resume', at: 1 } as const
    const takeover = { ...application, organizationId: elsewhere, version: 2 }
    await stores.commit({ do: 'removeAttachments', ...removal })
    expect(await stores.commit({ do: 'changeApplication', application: takeover, from: application })).toBe('stale')
    await stores.commit({ do: 'revokeClient', organizationId: elsewhere, clientId: theClient.id, at: 1 })
    expect(await applications.attachments(samples.organizationId, application.id)).toEqual([attachment])
    expect(await applications.byId(samples.organizationId, application.id)).toEqual(application)
    expect(await clients.byName(samples.organizationId, theClient.name)).toEqual(theClient)
  })

  describe('guards', () => {
    /** For each way in which a guard can fail: what was there before, and the change that cannot be made any more. */
    type Case = {
      readonly conflict: Conflict
      readonly what: string
      make(): { readonly before: readonly Change[]; readonly change: Change }
    }
    const cases: readonly Case[] = [
      {
        conflict: 'idempotency_key',
        what: 'a key that was used',
        make() {
          const answer = samples.answer()
          const again = samples.answer({ keyHash: answer.keyHash, createdAt: answer.createdAt + ANSWER_LIFETIME })
          return { before: [{ do: 'rememberAnswer', answer }], change: { do: 'rememberAnswer', answer: again } }
        },
      },
      {
        conflict: 'person_email',
        what: 'an e-mail that a person has',
        make() {
          const [person, same] = [samples.person({ emailKey: 'a@b.co' }), samples.person({ emailKey: 'a@b.co' })]
          return { before: [{ do: 'addPerson', person }], change: { do: 'addPerson', person: same } }
        },
      },
      {
        conflict: 'source_contact_email',
        what: 'an e-mail that a source contact has',
        make() {
          const sourceContact = samples.sourceContact({ emailKey: 'a@b.co' })
          const same = samples.sourceContact({ emailKey: 'a@b.co' })
          return {
            before: [{ do: 'addSourceContact', sourceContact }],
            change: { do: 'addSourceContact', sourceContact: same },
          }
        },
      },
      {
        conflict: 'partner_reference',
        what: 'a partner reference that is in progress',
        make() {
          const application = samples.application({ partnerReference: 'p-1' })
          const same = samples.application({ partnerReference: 'p-1' })
          return {
            before: [{ do: 'addApplication', application }],
            change: { do: 'addApplication', application: same },
          }
        },
      },
      {
        conflict: 'stale',
        what: 'a partner reference that is in progress, taken by a change',
        make() {
          const application = samples.application({ partnerReference: 'p-1' })
          const from = samples.application()
          const to = { ...from, partnerReference: 'p-1', version: 2 }
          return {
            before: [
              { do: 'addApplication', application },
              { do: 'addApplication', application: from },
            ],
            change: { do: 'changeApplication', application: to, from },
          }
        },
      },
      {
        conflict: 'stale',
        what: 'an application that was changed meanwhile',
        make() {
          const from = samples.application()
          const [first, second] = [2, 2].map((version) => ({ ...from, version, tags: ['x'] }))
          if (!first || !second) throw new Error('There are two')
          return {
            before: [
              { do: 'addApplication', application: from },
              { do: 'changeApplication', application: first, from },
            ],
            change: { do: 'changeApplication', application: second, from },
          }
        },
      },
      {
        conflict: 'stale',
        what: 'an application that is not there',
        make() {
          const from = samples.application()
          return { before: [], change: { do: 'changeApplication', application: { ...from, version: 2 }, from } }
        },
      },
      ...(['reference', 'id'] as const).map(
        (field): Case => ({
          conflict: 'name_taken',
          what: `an organization's ${field}`,
          make() {
            const organization = { ...createSamples(5_000_000).organization, [field]: samples.organization[field] }
            return { before: [], change: { do: 'addOrganization', organization } }
          },
        }),
      ),
      {
        conflict: 'name_taken',
        what: 'a custom field',
        make() {
          const field = { do: 'addCustomField', organizationId: samples.organizationId, name: 'level' } as const
          return { before: [field], change: field }
        },
      },
      ...(['uid', 'reference', 'id'] as const).map(
        (field): Case => ({
          conflict: 'name_taken',
          what: `a job's ${field}`,
          make: () => ({ before: [], change: { do: 'addJob', job: samples.job({ [field]: samples.theJob[field] }) } }),
        }),
      ),
      {
        conflict: 'name_taken',
        what: "a stage's id",
        make: () => ({ before: [], change: { do: 'addJob', job: samples.job({ stages: samples.theJob.stages }) } }),
      },
      {
        conflict: 'name_taken',
        what: "a client's name",
        make: () => ({
          before: [],
          change: { do: 'addClient', client: samples.client({ name: samples.theClient.name }) },
        }),
      },
      {
        conflict: 'name_taken',
        what: 'a credential that another organization has',
        make() {
          const other = createSamples(6_000_000)
          const credential = other.credential(other.theClient.id, { lookup: 'taken' })
          const same = samples.credential(samples.theClient.id, { lookup: 'taken' })
          return {
            before: [...other.ground, { do: 'addCredential', credential }],
            change: { do: 'addCredential', credential: same },
          }
        },
      },
    ]

    test.each(cases)('$conflict: $what, and the whole unit is undone', async ({ conflict, ...failing }) => {
      const { before, change } = failing.make()
      if (before.length > 0) expect(await stores.commit(...before)).toBeUndefined()
      const tables = [
        'person',
        'application',
        'attachment',
        'note',
        'event',
        'event_details',
        'answer',
        'job',
        'client',
      ]
      const counts = await Promise.all(tables.map(countOf))

      const [earlier, later] = [samples.application(), samples.application()]
      const rest = (application: Application): Change[] => [
        { do: 'rememberAnswer', answer: samples.answer() },
        { do: 'addPerson', person: samples.person() },
        { do: 'addApplication', application },
        { do: 'addAttachment', attachment: samples.attachment(application.id) },
        { do: 'addNote', note: samples.note(application.id) },
        { do: 'appendEvent', event: samples.event(application.id) },
      ]
      expect(await stores.commit(...rest(earlier), change, ...rest(later))).toBe(conflict)
      expect(await Promise.all(tables.map(countOf))).toEqual(counts)
    })

    test('who has no e-mail or no partner reference is in nobody\u2019s way', async () => {
      const people = Array.from({ length: 3 }, () => samples.person())
      const applications = Array.from({ length: 3 }, () => samples.application())
      const conflict = await stores.commit(
        ...people.map((person) => ({ do: 'addPerson', person }) as const),
        ...applications.map((application) => ({ do: 'addApplication', application }) as const),
      )
      expect(conflict).toBeUndefined()
    })

    test('a partner reference is free again once its application is not in progress', async () => {
      const from = samples.application({ partnerReference: 'p-1' })
      const hired: Application = { ...from, status: 'hired', version: 2 }
      await stores.commit({ do: 'addApplication', application: from })
      await stores.commit({ do: 'changeApplication', application: hired, from })
      const next = samples.application({ partnerReference: 'p-1' })
      expect(await stores.commit({ do: 'addApplication', application: next })).toBeUndefined()
      const back: Application = { ...hired, status: 'in_progress', version: 3 }
      expect(await stores.commit({ do: 'changeApplication', application: back, from: hired })).not.toBeUndefined()
      expect(await stores.applications.byId(from.organizationId, from.id)).toEqual(hired)
    })

    test('an answer that has outlived its time gives way', async () => {
      const { organizationId, theClient } = samples
      const old = samples.answer()
      await stores.commit({ do: 'rememberAnswer', answer: old })
      const next = samples.answer({ keyHash: old.keyHash, createdAt: old.createdAt + ANSWER_LIFETIME + 1, status: 200 })
      expect(await stores.commit({ do: 'rememberAnswer', answer: next })).toBeUndefined()
      expect(await stores.answers.find(organizationId, theClient.id, old.keyHash)).toEqual(next)
      await forgetAnswers(store.engine, next.createdAt)
      expect(await stores.answers.find(organizationId, theClient.id, old.keyHash)).toEqual(next)
      await forgetAnswers(store.engine, next.createdAt + 1)
      expect(await stores.answers.find(organizationId, theClient.id, old.keyHash)).toBeUndefined()
    })
  })

  test('answers that have outlived their time are forgotten, however many', async () => {
    const at = 1_000_000
    const old = Array.from({ length: 2_100 }, () => samples.answer({ createdAt: at - 1 }))
    const young = samples.answer({ createdAt: at })
    await Promise.all([...old, young].map((answer) => stores.commit({ do: 'rememberAnswer', answer })))
    await forgetAnswers(store.engine, at)
    expect(await countOf('answer')).toBe(1)
    const { organizationId, theClient } = samples
    expect(await stores.answers.find(organizationId, theClient.id, young.keyHash)).toEqual(young)
  })

  describe('units that are committed at the same time', () => {
    test('are neighbours: those whose guard fails are undone, all others are done', async () => {
      const taken = samples.application({ partnerReference: 'taken' })
      await stores.commit({ do: 'addApplication', application: taken })
      const units = Array.from({ length: 60 }, (_, index) => {
        const partnerReference = index % 3 === 0 ? 'taken' : `p-${index}`
        return samples.application({ partnerReference })
      })
      const results = await Promise.all(
        units.map((application) =>
          stores.commit(
            { do: 'addApplication', application },
            { do: 'appendEvent', event: samples.event(application.id) },
          ),
        ),
      )
      expect(results).toEqual(units.map((_, index) => (index % 3 === 0 ? 'partner_reference' : undefined)))
      for (const [index, { organizationId, id }] of units.entries()) {
        const found = await stores.applications.byId(organizationId, id)
        expect(found).toEqual(index % 3 === 0 ? undefined : units[index])
      }
      expect(await countOf('event')).toBe(40)
      expect(await countOf('event_details')).toBe(40)
    })

    test('one of many with the same key is done, whichever', async () => {
      const keyHash = 'one-key'
      const units = Array.from({ length: 50 }, () => samples.application())
      const results = await Promise.all(
        units.map((application) =>
          stores.commit(
            { do: 'rememberAnswer', answer: samples.answer({ keyHash }) },
            { do: 'addApplication', application },
          ),
        ),
      )
      expect(results.filter((result) => result === undefined)).toHaveLength(1)
      expect(results.filter((result) => result === 'idempotency_key')).toHaveLength(49)
      expect(await countOf('application')).toBe(1)
    })

    test('one of 100 that fails by a fault of ours is undone and told, and no other', async () => {
      const units = Array.from({ length: 100 }, (_, index) =>
        samples.application(index === 37 ? { jobId: 999_999_999 } : {}),
      )
      const results = await Promise.allSettled(
        units.map((application) =>
          stores.commit(
            { do: 'appendEvent', event: samples.event(application.id) },
            { do: 'addApplication', application },
          ),
        ),
      )
      const failed = results.flatMap((result, index) => (result.status === 'rejected' ? [index] : []))
      expect(failed).toEqual([37])
      expect(await countOf('application')).toBe(99)
      expect(await countOf('event')).toBe(99)
      expect(await countOf('event_details')).toBe(99)
    })

    test('are all done, however many, and each is read as soon as it is', async () => {
      const units = Array.from({ length: 700 }, () => samples.application())
      await Promise.all(
        units.map(async (application) => {
          expect(await stores.commit({ do: 'addApplication', application })).toBeUndefined()
          expect(await stores.applications.byId(application.organizationId, application.id)).toEqual(application)
        }),
      )
      expect(await countOf('application')).toBe(700)
    })

    test('on two connections: both are done, and each sees the other', async () => {
      const other = storesOn(await store.another())
      const units = Array.from({ length: 40 }, () => samples.application())
      await Promise.all(
        units.map((application, index) =>
          (index % 2 === 0 ? stores : other).commit({ do: 'addApplication', application }),
        ),
      )
      for (const application of units) {
        const { organizationId, id } = application
        expect(await stores.applications.byId(organizationId, id)).toEqual(application)
        expect(await other.applications.byId(organizationId, id)).toEqual(application)
      }
    })

    test('of which many change one application: each version is made once', async () => {
      const from = samples.application()
      await stores.commit({ do: 'addApplication', application: from })
      const other = storesOn(await store.another())
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) => {
          const application = { ...from, version: 2, tags: [`tag ${index}`] }
          return (index % 2 === 0 ? stores : other).commit({ do: 'changeApplication', application, from })
        }),
      )
      const done = results.flatMap((result, index) => (result === undefined ? [index] : []))
      expect(done).toHaveLength(1)
      expect(results.filter((result) => result === 'stale')).toHaveLength(19)
      const found = await stores.applications.byId(from.organizationId, from.id)
      expect(found?.tags).toEqual([`tag ${done[0]}`])
    })
  })

  describe('erasing', () => {
    test('empties an application, the answers about it and the values in its events, and no other', async () => {
      const { organizationId } = samples
      const [gone, kept] = [samples.application(), samples.application()]
      const answers = [samples.answer(), samples.answer(), samples.answer()] as const
      for (const [index, application] of [gone, kept].entries()) {
        const conversation = samples.conversation(application.id)
        await stores.commit(
          { do: 'rememberAnswer', answer: answers[index] as (typeof answers)[0] },
          { do: 'addApplication', application },
          { do: 'addAttachment', attachment: samples.attachment(application.id, { kind: 'picture' }) },
          { do: 'addNote', note: samples.note(application.id) },
          { do: 'addConversation', conversation },
          { do: 'addMessage', message: samples.message(conversation) },
          { do: 'queueMatching', organizationId, applicationId: application.id, version: 1 },
          { do: 'appendEvent', event: samples.event(application.id) },
        )
        const match = { organizationId, applicationId: application.id }
        await stores.commit({ do: 'setMatchKeys', ...match, version: 1, keys: ['phone:1'] })
        await stores.commit({ do: 'queueMatching', ...match, version: 2 })
      }
      // What tells of no application is left alone.
      await stores.commit({ do: 'rememberAnswer', answer: answers[2] })
      const tables = ['attachment', 'note', 'conversation', 'message', 'match_key', 'match_queue', 'answer'] as const
      const before = Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await countOf(table)])))
      await stores.commit({ do: 'emptyApplication', organizationId, applicationId: gone.id })
      for (const table of tables)
        expect({ table, count: await countOf(table) }).toEqual({ table, count: before[table] - 1 })
      const found = await Promise.all(
        answers.map(({ clientId, keyHash }) => stores.answers.find(organizationId, clientId, keyHash)),
      )
      expect(found).toEqual([undefined, answers[1], answers[2]])
      const details = await store.engine.all('select details_json from event_details order by event_id', [], 'every')
      expect(details.map((row) => row['details_json'] === '{}')).toEqual([true, false])
      expect((await stores.matches.withKeys(organizationId, ['phone:1'], 10)).map(({ id }) => id)).toEqual([kept.id])
    })

    test('keeps the parts that are to be kept; files of messages go with the conversations', async () => {
      const { organizationId } = samples
      const application = samples.application()
      const conversation = samples.conversation(application.id)
      const message = samples.message(conversation)
      const own = samples.attachment(application.id)
      const ofMessage = samples.attachment(application.id, { kind: 'message', messageId: message.id })
      await stores.commit(
        { do: 'addApplication', application },
        { do: 'addNote', note: samples.note(application.id) },
        { do: 'addConversation', conversation },
        { do: 'addMessage', message },
        { do: 'addAttachment', attachment: own },
        { do: 'addAttachment', attachment: ofMessage },
      )
      expect(await stores.applications.blobsOf(organizationId, [application.id])).toEqual([
        { blobKey: own.blobKey, isOfMessage: false },
        { blobKey: ofMessage.blobKey, isOfMessage: true },
      ])
      const emptying = { do: 'emptyApplication', organizationId, applicationId: application.id } as const
      const counts = () => Promise.all(['attachment', 'note', 'message'].map(countOf))
      await stores.commit({ ...emptying, keep: ['files', 'notes', 'conversations'] })
      expect(await counts()).toEqual([2, 1, 1])
      await stores.commit({ ...emptying, keep: ['files', 'notes'] })
      expect(await counts()).toEqual([1, 1, 0])
      await stores.commit(emptying)
      expect(await counts()).toEqual([0, 0, 0])
    })

    test('what a lead is found by, says and was answered goes with it', async () => {
      const { organizationId, theClient } = samples
      const [gone, kept] = [samples.lead({ partnerReference: 'p', tags: ['x'] }), samples.lead()]
      const answer = samples.answer()
      await stores.commit(
        { do: 'rememberAnswer', answer },
        { do: 'addLead', lead: gone },
        { do: 'appendEvent', event: samples.event(gone.id, { type: 'lead.added' }) },
        { do: 'addLead', lead: kept },
      )
      for (const { id } of [gone, kept]) {
        const match = { organizationId, applicationId: id, version: 1 }
        await stores.commit({ do: 'queueMatching', ...match }, { do: 'setMatchKeys', ...match, keys: ['name:a'] })
      }
      expect((await stores.matches.leadsWithKeys(organizationId, ['name:a'], 10)).map(({ id }) => id)).toEqual([
        kept.id,
        gone.id,
      ])
      await stores.commit({ do: 'eraseLead', organizationId, id: gone.id, at: 20_000 })
      const { partnerReference: _, ...rest } = gone
      const stub = { ...rest, profile: {}, tags: [], updatedAt: 20_000, deletedAt: 20_000 }
      expect(await stores.leads.byId(organizationId, gone.id)).toEqual(stub)
      expect(await stores.answers.find(organizationId, theClient.id, answer.keyHash)).toBeUndefined()
      expect(await stores.matches.leadsWithKeys(organizationId, ['name:a'], 10)).toEqual([kept])
      expect(await countOf('match_key')).toBe(1)
    })

    test('keys that were found before an erasure, and are written after it, are not kept', async () => {
      const { organizationId } = samples
      const application = samples.application()
      const match = { organizationId, applicationId: application.id }
      await stores.commit({ do: 'addApplication', application }, { do: 'queueMatching', ...match, version: 1 })
      const other = storesOn(await store.another())
      await Promise.all([
        stores.commit({ do: 'emptyApplication', ...match }),
        other.commit({ do: 'setMatchKeys', ...match, version: 1, keys: ['email:a@example.com'] }),
      ])
      expect(await countOf('match_key')).toBe(0)
      expect(await stores.commit({ do: 'setMatchKeys', ...match, version: 1, keys: ['email:a@example.com'] })).toBe(
        'stale',
      )
      // Nor those of an older version than the one that waits.
      await stores.commit({ do: 'queueMatching', ...match, version: 3 })
      expect(await stores.commit({ do: 'setMatchKeys', ...match, version: 2, keys: ['x'] })).toBe('stale')
      expect(await stores.matches.waiting(10)).toEqual([{ ...match, version: 3 }])
    })

    test('lists what was deleted when, of one client or of all, and what a person ever had', async () => {
      const { organizationId, theClient, thePerson } = samples
      const other = samples.client()
      const of = (clientId: number, deletedAt?: number) =>
        samples.application({ clientId, ...(deletedAt !== undefined && { deletedAt }) })
      const [live, late, early, theirs] = [
        of(theClient.id),
        of(theClient.id, 300),
        of(theClient.id, 100),
        of(other.id, 200),
      ]
      const leads = [
        samples.lead(),
        samples.lead({ deletedAt: 100 }),
        samples.lead({ clientId: other.id, deletedAt: 50 }),
      ]
      await stores.commit(
        { do: 'addClient', client: other },
        ...[live, late, early, theirs].map((application) => ({ do: 'addApplication', application }) as const),
        ...leads.map((lead) => ({ do: 'addLead', lead }) as const),
      )
      const { applications, leads: leadReader } = stores
      expect(await applications.deletedIn(organizationId, {})).toEqual([early.id, theirs.id, late.id])
      expect(await applications.deletedIn(organizationId, { from: 100, until: 300 }, theClient.id)).toEqual([early.id])
      expect(await leadReader.deletedIn(organizationId, {})).toEqual([leads[2]?.id, leads[1]?.id])
      expect(await leadReader.deletedIn(organizationId, {}, theClient.id)).toEqual([leads[1]?.id])
      expect(await applications.everOfPerson(organizationId, thePerson.id)).toEqual([live, late, early, theirs])
      expect(await applications.ofPerson(organizationId, thePerson.id)).toEqual([live])
      expect(await leadReader.ofPerson(organizationId, thePerson.id)).toEqual(leads)
      expect(await leadReader.list(organizationId, { afterId: 0, limit: 9 })).toEqual([leads[0]])
      expect(await leadReader.list(organizationId, { afterId: 0, limit: 9, clientId: other.id })).toEqual([])
    })
  })

  describe('requests in a window', () => {
    const windowMs = 60_000
    const take = (wanted: number, limit: number, now: number, rates = stores.rates) =>
      rates.take({
        organizationId: samples.organizationId,
        clientId: samples.theClient.id,
        wanted,
        limit,
        windowMs,
        now,
      })

    test('are given out up to the limit, and anew once the window is over', async () => {
      expect(await take(3, 5, 1_000)).toEqual({ taken: 3, used: 3, startedAt: 1_000 })
      expect(await take(3, 5, 2_000)).toEqual({ taken: 2, used: 6, startedAt: 1_000 })
      // What is refused does not count.
      for (const wanted of [1, 4]) expect(await take(wanted, 5, 3_000)).toMatchObject({ taken: 0, used: 6 })
      expect(await take(1, 7, 60_999)).toEqual({ taken: 1, used: 7, startedAt: 1_000 })
      expect(await take(2, 7, 61_000)).toEqual({ taken: 2, used: 2, startedAt: 61_000 })
    })

    test('are given out once, however many processes take them', async () => {
      const other = storesOn(await store.another())
      const all = Array.from({ length: 40 }, (_, turn) => take(1, 25, 5_000, turn % 2 ? other.rates : stores.rates))
      const taken = (await Promise.all(all)).reduce((sum, each) => sum + each.taken, 0)
      expect(taken).toBe(25)
    })

    test('are each client’s own', async () => {
      const { organizationId, theClient } = samples
      const other = samples.client()
      await stores.commit({ do: 'addClient', client: other })
      expect(await take(1, 1, 1_000)).toMatchObject({ taken: 1 })
      expect(
        await stores.rates.take({ organizationId, clientId: other.id, wanted: 1, limit: 1, windowMs, now: 1_000 }),
      ).toMatchObject({ taken: 1 })
      await stores.commit({ do: 'changeClient', client: { ...other, rateLimit: 7 } })
      expect(await stores.clients.byName(organizationId, other.name)).toEqual({ ...other, rateLimit: 7 })
      await stores.commit({ do: 'changeClient', client: other })
      expect(await stores.clients.byName(organizationId, other.name)).toEqual(other)
      expect(await stores.clients.byName(organizationId, theClient.name)).toEqual(theClient)
    })
  })

  describe('ids', () => {
    test('never repeat, whoever asks, and grow', async () => {
      const all = [stores.ids, storesOn(store.engine).ids, storesOn(await store.another()).ids]
      const drawn = await Promise.all(all.map((ids) => Promise.all(Array.from({ length: 2000 }, () => ids.next()))))
      expect(new Set(drawn.flat()).size).toBe(6000)
      for (const mine of drawn) expect(mine).toEqual(mine.toSorted((a, b) => a - b))
      expect(drawn.flat().every((id) => Number.isSafeInteger(id) && id > 0)).toBe(true)
    })

    test('a new store begins with small ones', async () => {
      expect(await stores.ids.next()).toBe(1)
      expect(await stores.ids.next()).toBe(2)
    })

    test('stay above one that was given from outside', async () => {
      await raiseIds(store.engine, 14_602)
      expect(await stores.ids.next()).toBe(14_603)
      await raiseIds(store.engine, 100)
      expect(await storesOn(store.engine).ids.next()).toBeGreaterThan(14_603)
    })
  })

  describe('the catalog', () => {
    const turn = () => new Promise((resolve) => setImmediate(resolve))

    test('finds what another process added, and no more what it revoked', async () => {
      const { organizationId, theClient } = samples
      const other = storesOn(await store.another())
      const credential = samples.credential(theClient.id)
      const job = samples.job()
      expect(await stores.credentials.find('bearer', credential.lookup)).toBeUndefined()
      expect(await stores.jobs.byUid(organizationId, job.uid)).toBeUndefined()
      expect(await stores.organizations.customFields(organizationId)).toEqual(new Set())
      await other.commit(
        { do: 'addCredential', credential },
        { do: 'addJob', job },
        { do: 'addCustomField', organizationId, name: 'level' },
      )
      await turn()
      expect(await stores.credentials.find('bearer', credential.lookup)).toMatchObject({ clientId: theClient.id })
      expect(await stores.jobs.byUid(organizationId, job.uid)).toEqual(job)
      expect(await stores.organizations.customFields(organizationId)).toEqual(new Set(['level']))

      await other.commit({ do: 'revokeCredentials', organizationId, clientId: theClient.id, at: 9 })
      await turn()
      expect(await stores.credentials.find('bearer', credential.lookup)).toBeUndefined()

      expect(await stores.clients.byId(organizationId, theClient.id)).toEqual(theClient)
      await other.commit({ do: 'revokeClient', organizationId, clientId: theClient.id, at: 10 })
      await turn()
      expect(await stores.clients.byId(organizationId, theClient.id)).toEqual({ ...theClient, revokedAt: 10 })
    })

    test('a revocation keeps the time of the first', async () => {
      const { organizationId, theClient } = samples
      const credential = samples.credential(theClient.id)
      await stores.commit({ do: 'addCredential', credential })
      const ours = { organizationId, clientId: theClient.id }
      for (const at of [5, 6]) {
        await stores.commit({ do: 'revokeCredentials', ...ours, at }, { do: 'revokeClient', ...ours, at })
      }
      expect(await stores.clients.byName(organizationId, theClient.name)).toEqual({ ...theClient, revokedAt: 5 })
      expect(await stores.clients.credentials(organizationId, theClient.id)).toEqual([{ ...credential, revokedAt: 5 }])
    })

    test('a change of our own is seen in the turn after it was committed, whoever asked meanwhile', async () => {
      const { organizationId, theClient } = samples
      const credential = samples.credential(theClient.id)
      await stores.commit({ do: 'addCredential', credential })
      expect(await stores.credentials.find('bearer', credential.lookup)).toBeDefined()
      await turn()
      const revoking = stores.commit({ do: 'revokeCredentials', organizationId, clientId: theClient.id, at: 9 })
      await Promise.all([stores.credentials.find('bearer', credential.lookup), revoking])
      await turn()
      expect(await stores.credentials.find('bearer', credential.lookup)).toBeUndefined()
    })
  })

  describe('many at once', () => {
    test('applications by their ids, of one organization alone', async () => {
      const [one, other] = [samples.application(), samples.application()]
      const stranger = createSamples()
      const theirs = stranger.application()
      await stores.commit({ do: 'addApplication', application: one }, { do: 'addApplication', application: other })
      await stores.commit(...stranger.ground, { do: 'addApplication', application: theirs })
      const found = await stores.applications.byIds(samples.organizationId, [one.id, other.id, theirs.id, one.id])
      expect(found.toSorted((a, b) => a.id - b.id)).toEqual([one, other])
      expect(await stores.applications.byIds(samples.organizationId, [])).toEqual([])
    })

    test('moves by pages: all, of a job, of what one client sent', async () => {
      const { organizationId, theJob, theClient } = samples
      const client = samples.client()
      const job = samples.job()
      const [one, other] = [samples.application(), samples.application({ clientId: client.id })]
      const elsewhere = { jobId: job.id, stageId: job.stages[0]?.id ?? 0 }
      const moves = [samples.move(one.id), samples.move(other.id), samples.move(one.id, { to: elsewhere })] as const
      await stores.commit(
        { do: 'addClient', client },
        { do: 'addJob', job },
        { do: 'addApplication', application: one },
        { do: 'addApplication', application: other },
        ...moves.map((move) => ({ do: 'addMove', move }) as const),
      )
      const [first, second, third] = moves
      const page = { offset: 0, limit: 10 }
      for (const [filter, expected] of [
        [{}, [third, second, first]],
        [{ jobId: theJob.id }, [third, second, first]],
        [{ jobId: job.id }, [third]],
        [{ clientId: client.id }, [second]],
        [{ jobId: job.id, clientId: client.id }, []],
        [{ jobId: theJob.id, clientId: theClient.id }, [third, first]],
      ] as const) {
        expect(await stores.applications.moves(organizationId, filter, page)).toEqual(expected)
        expect(await stores.applications.countMoves(organizationId, filter)).toBe(expected.length)
      }
      expect(await stores.applications.moves(organizationId, {}, { offset: 1, limit: 1 })).toEqual([second])
    })
  })

  test('messages to send are those that are queued or interrupted, and due, of every organization', async () => {
    const application = samples.application()
    const conversation = samples.conversation(application.id)
    const message = (more: Partial<Message>) => samples.message(conversation, more)
    const queued = message({ sending: 'queued', dueAt: 100 })
    const interrupted = message({ sending: 'sending', attempts: 2, dueAt: 90 })
    const others = [
      message({}),
      message({ sending: 'sent', attempts: 1 }),
      message({ sending: 'failed', attempts: 8 }),
      message({ sending: 'queued', attempts: 1, dueAt: 101 }),
    ]
    await stores.commit(
      { do: 'addApplication', application },
      { do: 'addConversation', conversation },
      ...[queued, interrupted, ...others].map((each) => ({ do: 'addMessage', message: each }) as const),
    )
    const ours = async (now: number) =>
      (await stores.conversations.toSend(now, 100)).filter(({ conversationId }) => conversationId === conversation.id)
    expect(await ours(100)).toEqual([queued, interrupted])
    expect(await ours(99)).toEqual([interrupted])

    const begun: Message = { ...queued, sending: 'sending', attempts: 1, dueAt: 700 }
    expect(await stores.commit({ do: 'markMessage', message: begun, from: queued })).toBeUndefined()
    expect(await stores.commit({ do: 'markMessage', message: begun, from: queued })).toBe('stale')
    const { dueAt: _, ...sent } = { ...begun, sending: 'sent' as const }
    await stores.commit({ do: 'markMessage', message: sent, from: begun })
    expect(await stores.conversations.message(samples.organizationId, queued.id)).toEqual(sent)
    expect(await ours(1000)).toEqual([interrupted, others[3]])
  })

  test('it is in order while it is open, and says that it is not once it is closed', async () => {
    const engine = await store.another()
    expect(await engine.check()).toEqual({ ok: true })
    await engine.close()
    expect(await engine.check()).toMatchObject({ ok: false, reason: expect.stringMatching(/.+/) })
  })

  test('what was not committed when it is closed is refused, and nothing of it is done', async () => {
    const engine = await store.another()
    const other = storesOn(engine)
    const application = samples.application()
    const committing = other.commit({ do: 'addApplication', application })
    const settled = Promise.allSettled([committing])
    await engine.close()
    const [result] = await settled
    const found = await stores.applications.byId(application.organizationId, application.id)
    expect(found).toEqual(result?.status === 'fulfilled' ? application : undefined)
  })
})
