import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine, Reach } from '../../src/db/engine.ts'
import { DERIVED_TABLES, TENANT_TABLES } from '../../src/db/pages.ts'
import { namedAmong } from '../../src/db/stores/blobs.ts'
import { ENGINES, type TestStore } from './engines.ts'
import { createSamples, storesOn } from './samples.ts'

/**
 * What a store must hold so that it can be spread over nodes by organization, on Citus and its like. The rules are those of
 * https://docs.citusdata.com (limits of distributed tables): unique and foreign keys contain the column that the tables are
 * distributed by, reference tables refer to no distributed one, and a statement names the organization in every table.
 */

const script = readFileSync(join(import.meta.dirname, '../../scripts/distribute.citus.sql'), 'utf8')
const ALL = [...TENANT_TABLES, ...DERIVED_TABLES, 'search_index', 'search_head']
const tablesIn = (call: string): string[] =>
  [...script.matchAll(new RegExp(`${call}\\('(\\w+)'`, 'g'))].map(([, table]) => table as string)
const distributed = tablesIn('create_distributed_table')
const replicated = tablesIn('create_reference_table')

test('the script places every table of an organization, once', () => {
  expect([...distributed, ...replicated].toSorted()).toEqual([...ALL].toSorted())
  for (const [, column] of script.matchAll(/create_distributed_table\('\w+', '(\w+)'/g)) {
    expect(column).toBe('organization_id')
  }
})

const postgres = ENGINES.find(({ name }) => name === 'PostgreSQL')

describe.skipIf(!postgres)(`on PostgreSQL${postgres ? '' : ' (skipped: DATABASES leaves it out)'}`, () => {
  let store: TestStore
  let engine: Engine
  beforeAll(async () => {
    store = await (postgres as NonNullable<typeof postgres>).open()
    engine = store.engine
  })
  afterAll(() => store[Symbol.asyncDispose]())

  test('every unique key of a distributed table contains the organization', async () => {
    const keys = await engine.all(
      `select t.relname as "table", i.relname as name,
          (select string_agg(a.attname, ',' order by k.place) from unnest(x.indkey) with ordinality as k (attnum, place)
            join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum) as columns
        from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
        join pg_namespace n on n.oid = t.relnamespace
        where n.nspname = current_schema() and x.indisunique`,
      [],
      'none',
    )
    const ofDistributed = keys.filter(({ table }) => distributed.includes(String(table)))
    expect(ofDistributed.length).toBeGreaterThanOrEqual(distributed.length)
    for (const { name, columns } of ofDistributed) {
      expect({ name, first: String(columns).split(',')[0] }).toEqual({ name, first: 'organization_id' })
    }
  })

  test('every foreign key contains the organization on both sides, and none leads from a copied table to a spread one', async () => {
    const keys = await engine.all(
      `select c.relname as child, p.relname as parent,
          (select string_agg(a.attname || '=' || b.attname, ',' order by k.place)
            from unnest(f.conkey, f.confkey) with ordinality as k (ours, theirs, place)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.ours
            join pg_attribute b on b.attrelid = p.oid and b.attnum = k.theirs) as columns
        from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid
        join pg_namespace n on n.oid = f.connamespace
        where f.contype = 'f' and n.nspname = current_schema()`,
      [],
      'none',
    )
    expect(keys.length).toBeGreaterThan(10)
    for (const { child, parent, columns } of keys) {
      const [first] = String(columns).split(',')
      const expected = parent === 'organization' ? 'organization_id=id' : 'organization_id=organization_id'
      expect({ child, parent, first }).toEqual({ child, parent, first: expected })
      if (replicated.includes(String(child))) expect(replicated).toContain(parent)
    }
  })

  test('every statement of a request names the organization for each table, and the others say that they do not', async () => {
    const sent: { sql: string; reach: Reach }[] = []
    const recording: Engine = {
      ...engine,
      all: (sql, params, reach) => {
        sent.push({ sql, reach })
        return engine.all(sql, params, reach)
      },
      write: (sql, params, reach) => {
        sent.push({ sql, reach })
        return engine.write(sql, params, reach)
      },
      commit: (statements) => {
        sent.push(...statements)
        return engine.commit(statements)
      },
    }
    const samples = createSamples()
    await runEverything(recording, samples)
    const reads = new Set(sent.map(({ sql }) => sql))
    expect(reads.size).toBeGreaterThan(35)

    for (const { sql, reach } of sent) {
      const tables = ALL.filter((table) => new RegExp(`\\b(from|join|into|update) ${table}\\b`).test(sql))
      if (reach === 'every') continue
      expect({ sql, reach }).toEqual({ sql, reach: tables.length === 0 ? 'none' : samples.organizationId })
      for (const table of tables)
        expect({ sql, table, named: namesOrganization(sql, table) }).toMatchObject({ named: true })
    }
  })
})

/** A condition on the organization, a column of an insert, or a join on it. */
function namesOrganization(sql: string, table: string): boolean {
  const column = table === 'organization' ? 'id' : 'organization_id'
  if (new RegExp(`insert into ${table} \\((\\w+, )*${column}\\b`).test(sql)) return true
  return new RegExp(`\\b(${table}\\.)?${column} = (\\?|\\w+\\.organization_id)`).test(sql)
}

/** Every store function, and every change of a unit of work. */
async function runEverything(engine: Engine, samples: ReturnType<typeof createSamples>): Promise<void> {
  const stores = storesOn(engine)
  const { organizationId, organization, theJob, theClient } = samples
  const credential = samples.credential(theClient.id)
  const application = samples.application({ partnerReference: 'p' })
  const contact = samples.sourceContact()
  const answer = samples.answer()
  const at = 1
  const conversation = samples.conversation(application.id)
  const message = samples.message(conversation, { sending: 'queued' })
  const department = samples.department()
  const office = samples.office()
  const opening = samples.opening()
  const personId = samples.thePerson.id
  const match = { organizationId, applicationId: application.id, version: 1 }
  const page = { offset: 0, limit: 10 }
  const range = { from: 0, until: 1_000_000 }
  await stores.commit(
    ...samples.ground,
    { do: 'addCustomField', organizationId, name: 'field' },
    { do: 'addCredential', credential },
    { do: 'addSourceContact', sourceContact: contact },
    { do: 'addApplication', application },
    { do: 'changeApplication', application: { ...application, version: 2 }, from: application },
    { do: 'addAttachment', attachment: samples.attachment(application.id) },
    { do: 'removeAttachments', organizationId, applicationId: application.id, kind: 'resume', at },
    { do: 'addNote', note: samples.note(application.id) },
    { do: 'appendEvent', event: samples.event(application.id) },
    { do: 'rememberAnswer', answer },
    { do: 'addMove', move: samples.move(application.id) },
    { do: 'addConversation', conversation },
    { do: 'addMessage', message },
    { do: 'markMessage', message: { ...message, sending: 'sending', attempts: 1 }, from: message },
    { do: 'addLead', lead: samples.lead() },
    { do: 'changeOrganization', organization },
    { do: 'changeJob', job: { ...theJob, updatedAt: theJob.updatedAt + 1 }, from: theJob },
    { do: 'addDepartment', department },
    { do: 'changeDepartment', department },
    { do: 'addOffice', office },
    { do: 'changeOffice', office },
    { do: 'addOpening', opening },
    { do: 'changeOpening', opening: { ...opening, updatedAt: opening.updatedAt + 1 }, from: opening },
    { do: 'addQuestionnaire', questionnaire: samples.questionnaire() },
    { do: 'touchPerson', organizationId, personId, at: 99_999 },
    { do: 'queueMatching', ...match },
    { do: 'setMatchKeys', ...match, keys: ['key'] },
    { do: 'queueSearch', organizationId, applicationId: application.id },
    { do: 'emptyApplication', organizationId, applicationId: application.id, keep: ['files'] },
    { do: 'emptyApplication', organizationId, applicationId: application.id },
    { do: 'eraseLead', organizationId, id: 1, at },
    { do: 'forgetPersonEmail', organizationId, personId },
    { do: 'emptyEventDetails', organizationId, personId },
    { do: 'changeClient', client: { ...theClient, rateLimit: 1 } },
    { do: 'revokeCredentials', organizationId, clientId: theClient.id, at },
    { do: 'revokeClient', organizationId, clientId: theClient.id, at },
  )
  await stores.answers.find(organizationId, theClient.id, answer.keyHash)
  await stores.applications.byId(organizationId, application.id)
  const filter = { clientId: theClient.id, jobId: theJob.id, statuses: ['hired'], deleted: false } as const
  for (const times of [{ created: range }, { updated: range, statusChanged: range }, { personActive: range }]) {
    const { next } = await stores.applications.list(organizationId, times, { limit: 1 })
    await stores.applications.list(organizationId, { ...filter, ...times }, { limit: 1, ...(next && { after: next }) })
  }
  const ofJob = { ...filter, email: 'a', referrer: 'b', stageIds: [1], archived: true, createdFrom: 1, updatedFrom: 1 }
  await stores.applications.ofJob(organizationId, ofJob, page)
  await stores.applications.countOfJob(organizationId, ofJob)
  await stores.applications.countsByStage(organizationId, theJob.id)
  await stores.applications.ofPerson(organizationId, personId)
  await stores.applications.everOfPerson(organizationId, personId)
  await stores.applications.blobsOf(organizationId, [application.id])
  for (const clientId of [undefined, theClient.id]) {
    await stores.applications.deletedIn(organizationId, range, clientId)
    await stores.leads.deletedIn(organizationId, range, clientId)
    await stores.leads.list(organizationId, { afterId: 0, limit: 1, clientId })
  }
  await stores.matches.leadsWithKeys(organizationId, ['key'], 1)
  await stores.applications.movesOf(organizationId, [application.id])
  await stores.applications.byIds(organizationId, [application.id])
  for (const moves of [{}, { jobId: theJob.id }, { jobId: theJob.id, clientId: theClient.id }]) {
    await stores.applications.moves(organizationId, moves, page)
    await stores.applications.countMoves(organizationId, moves)
  }
  await stores.applications.attachmentsOf(organizationId, [application.id])
  await stores.applications.notesOf(organizationId, [application.id], theClient.id)
  await stores.people.byId(organizationId, personId)
  await stores.jobs.byExternalReference(organizationId, 'x')
  await stores.conversations.byId(organizationId, conversation.id)
  await stores.conversations.messagesOf(organizationId, application.id, 'email', page)
  await stores.conversations.countMessagesOf(organizationId, application.id, 'email')
  await stores.conversations.message(organizationId, message.id)
  await stores.conversations.toSend(1, 1)
  await stores.leads.byId(organizationId, 1)
  await stores.leads.ofPerson(organizationId, personId)
  await stores.workplaces.offices(organizationId)
  await stores.workplaces.departments(organizationId)
  await stores.workplaces.questionnaires(organizationId)
  await stores.openings.byId(organizationId, 1)
  await stores.openings.ofJob(organizationId, theJob.id)
  await stores.openings.list(organizationId, { afterId: 0, limit: 1 })
  await stores.openings.filledBy(organizationId, [application.id])
  await stores.log.list(organizationId, { limit: 1 })
  await stores.matches.withKeys(organizationId, ['key'], 1)
  await stores.matches.waiting(1)
  const asked = [{ words: ['a', 'phrase'], isPrefix: true }]
  await stores.search.ranked(organizationId, asked, { jobIds: [theJob.id], clientId: theClient.id })
  await stores.search.idsMatching(organizationId, 'word', 1)
  await stores.search.texts(organizationId, [application.id])
  await stores.search.notes(organizationId, application.id)
  await stores.search.waiting(1)
  for (const now of [1, 1, 2]) {
    await stores.rates.take({ organizationId, clientId: theClient.id, wanted: 1, limit: 1, windowMs: 1, now })
  }
  await stores.applications.inProgress(organizationId, theClient.id, theJob.id, 'p')
  await stores.applications.attachments(organizationId, application.id)
  await stores.applications.attachment(organizationId, 1)
  await stores.applications.notesBy(organizationId, application.id, theClient.id)
  await stores.people.byEmail(organizationId, 'a@example.com')
  await stores.people.sourceContactByEmail(organizationId, contact.emailKey)
  await stores.jobs.byId(organizationId, theJob.id)
  await stores.jobs.byUid(organizationId, theJob.uid)
  await stores.jobs.byReference(organizationId, theJob.reference)
  await stores.jobs.list(organizationId)
  await stores.clients.byId(organizationId, theClient.id)
  await stores.clients.byName(organizationId, theClient.name)
  await stores.clients.list(organizationId)
  await stores.clients.credentials(organizationId, theClient.id)
  await stores.credentials.find(credential.kind, credential.lookup)
  await stores.organizations.byId(organizationId)
  await stores.organizations.byReference(organization.reference)
  await stores.organizations.list()
  await stores.organizations.customFields(organizationId)
  await namedAmong(engine, organizationId, ['key'])
  await stores.ids.next()
}
