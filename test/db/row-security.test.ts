import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Engine, Reach, Statement } from '../../src/db/engine.ts'
import { DERIVED_TABLES, TENANT_TABLES } from '../../src/db/pages.ts'
import { openPostgres } from '../../src/db/postgres/engine.ts'
import { createTestDatabase } from '../support/postgres-server.ts'
import { ENGINES, type TestStore } from './engines.ts'
import { createSamples, storesOn } from './samples.ts'

/** Row-level security on PostgreSQL: what a statement can do that was written without a thought for the organization. */

const ISOLATED = [...TENANT_TABLES, ...DERIVED_TABLES]
/** Their migration says why; see also the test of what a search finds. */
const WITHOUT = ['search_index', 'search_head']

const postgres = ENGINES.find(({ name }) => name === 'PostgreSQL')

describe.skipIf(!postgres)(`row-level security${postgres ? '' : ' (skipped: DATABASES leaves PostgreSQL out)'}`, () => {
  let store: TestStore
  let engine: Engine
  const ours = createSamples()
  const theirs = createSamples(2_000_000)
  beforeAll(async () => {
    store = await (postgres as NonNullable<typeof postgres>).open()
    engine = store.engine
    const { commit } = storesOn(engine)
    for (const samples of [ours, theirs]) {
      const application = samples.application({ partnerReference: 'p', tags: ['a'] })
      const attachment = samples.attachment(application.id)
      const { organizationId } = samples
      const conversation = samples.conversation(application.id)
      const user = samples.user()
      await storesOn(engine).rates.take({
        organizationId,
        clientId: samples.theClient.id,
        wanted: 1,
        limit: 100,
        windowMs: 60_000,
        now: 1,
      })
      await commit(
        ...samples.ground,
        { do: 'addCustomField', organizationId, name: 'field' },
        { do: 'addCredential', credential: samples.credential(samples.theClient.id) },
        { do: 'addSourceContact', sourceContact: samples.sourceContact() },
        { do: 'addApplication', application },
        { do: 'addAttachment', attachment },
        { do: 'addNote', note: samples.note(application.id) },
        { do: 'appendEvent', event: samples.event(application.id) },
        { do: 'rememberAnswer', answer: samples.answer() },
        { do: 'addMove', move: samples.move(application.id) },
        { do: 'addConversation', conversation },
        { do: 'addMessage', message: samples.message(conversation) },
        { do: 'addLead', lead: samples.lead() },
        { do: 'addDepartment', department: samples.department() },
        { do: 'addOffice', office: samples.office() },
        { do: 'addOpening', opening: samples.opening() },
        { do: 'addQuestionnaire', questionnaire: samples.questionnaire() },
        { do: 'addUser', user },
        { do: 'addView', view: samples.view(user.id) },
        { do: 'addSession', session: samples.session(user) },
        { do: 'addInvitation', invitation: samples.invitation() },
        { do: 'queueMatching', organizationId, applicationId: application.id, version: 1 },
        { do: 'setMatchKeys', organizationId, applicationId: application.id, version: 1, keys: ['phone 12345'] },
        { do: 'queueMatching', organizationId, applicationId: application.id, version: 2 },
        { do: 'addUndoStep', step: samples.undoStep(application.id) },
        { do: 'queueSearch', organizationId, applicationId: application.id },
      )
      const { search } = storesOn(engine)
      const { mark = 0 } = (await search.waiting(9)).find((each) => each.applicationId === application.id) ?? {}
      const { id: applicationId, jobId, clientId } = application
      const text = { name: ['Ada'], email: [], phone: [], headline: [], tags: [], notes: [], resume: [] }
      await commit(
        { do: 'setSearchEntry', organizationId, applicationId, mark, entry: { jobId, clientId, text } },
        { do: 'queueSearch', organizationId, applicationId },
      )
    }
  })
  afterAll(() => store[Symbol.asyncDispose]())

  const column = (table: string) => (table === 'organization' ? 'id' : 'organization_id')

  test('stands on every table of an organization, and holds its owner', async () => {
    const rows = await engine.all(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = current_schema() and c.relkind = 'r' and c.relrowsecurity and c.relforcerowsecurity`,
      [],
      'none',
    )
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(ISOLATED))
  })

  test('every table with an organization is among them', async () => {
    const rows = await engine.all(
      `select distinct table_name as name from information_schema.columns
        where table_schema = current_schema() and column_name = 'organization_id'`,
      [],
      'none',
    )
    const expected = [...ISOLATED.filter((table) => table !== 'organization'), ...WITHOUT]
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(expected))
  })

  describe.each(ISOLATED)('%s', (table) => {
    test('a query that names no organization is refused', async () => {
      await expect(engine.all(`select * from ${table}`, [], 'none')).rejects.toThrow(/22P02|42704/)
    })

    test('a query that forgot its condition sees the rows of its own organization alone', async () => {
      const rows = await engine.all(`select ${column(table)} as organization from ${table}`, [], ours.organizationId)
      expect(rows.length).toBeGreaterThan(0)
      expect(new Set(rows.map(({ organization }) => organization))).toEqual(new Set([ours.organizationId]))
    })

    test('a query that asks for another organization finds nothing', async () => {
      const sql = `select * from ${table} where ${column(table)} = ?`
      expect(await engine.all(sql, [theirs.organizationId], ours.organizationId)).toEqual([])
    })

    test('a change that forgot its condition leaves the rows of another organization as they are', async () => {
      const all = () => engine.all(`select * from ${table}`, [], theirs.organizationId)
      const before = await all()
      const same = column(table)
      await engine.write(`update ${table} set ${same} = ${same}`, [], ours.organizationId)
      // Rows that others refer to cannot be removed at all; the rest of ours goes, and nothing of theirs.
      await engine.write(`delete from ${table}`, [], ours.organizationId).catch((error: Error) => {
        expect(error.message).toContain('23503')
      })
      expect(await all()).toEqual(before)
    })
  })

  test('a row for another organization is not taken', async () => {
    const person = { ...theirs.person(), organizationId: theirs.organizationId }
    await expect(
      engine.write(
        'insert into person (organization_id, id, created_at) values (?, ?, 1)',
        [person.organizationId, person.id],
        ours.organizationId,
      ),
    ).rejects.toThrow('42501')
  })

  describe('units of several organizations in one transaction', () => {
    const { organizationId: our } = ours
    const { organizationId: their } = theirs
    const tag = (text: string, reach: Reach): Statement => ({
      sql: 'update application set tags_json = ?',
      params: [text],
      reach,
    })
    const tags = async (reach: Reach) =>
      (await engine.all('select tags_json from application', [], reach)).map((row) => row['tags_json'])

    test('each that forgot its condition changes the rows of its own organization alone', async () => {
      const { batches } = engine.figures()
      await Promise.all([engine.commit([tag('ours', our)]), engine.commit([tag('theirs', their)])])
      expect(engine.figures().batches).toBe(batches + 1)
      expect([await tags(our), await tags(their)]).toEqual([['ours'], ['theirs']])
    })

    test('a unit that changes from one to another and back is held to each in its turn', async () => {
      const mark = (text: string, reach: Reach): Statement => ({
        sql: 'update application set tags_json = tags_json || ?',
        params: [text],
        reach,
      })
      await engine.commit([tag('1', our), tag('2', their), mark('a', our), mark('b', their), mark('c', our)])
      expect([await tags(our), await tags(their)]).toEqual([['1ac'], ['2b']])
    })

    test('one that names none is refused, whoever came before it, and its neighbours are done', async () => {
      const results = await Promise.allSettled([
        engine.commit([tag('before', our)]),
        engine.commit([tag('everybody', 'none')]),
        engine.commit([tag('after', their)]),
      ])
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect((results[1] as PromiseRejectedResult).reason.message).toMatch(/22P02|42704/)
      expect(await tags('every')).toEqual(expect.arrayContaining(['before', 'after']))
    })

    test('one that writes for another organization than it names is undone whole', async () => {
      const move: Statement = { sql: 'update application set organization_id = ?', params: [their], reach: our }
      await expect(engine.commit([tag('half', our), move])).rejects.toThrow(/42501|23503/)
      expect(await tags(our)).toEqual(['before'])
    })

    test('reads that arrive together see their own rows alone', async () => {
      const reads = Array.from({ length: 40 }, (_, at) => tags(at % 2 ? our : their))
      const seen = await Promise.all(reads)
      expect(seen).toEqual(seen.map((_, at) => [at % 2 ? 'before' : 'after']))
    })
  })

  test('does not hold a superuser, and the examination says so', async () => {
    expect(await Array.fromAsync(engine.examine())).toEqual([])
    const adminUrl = inject('postgresAdminUrl') as string
    const database = await createTestDatabase(adminUrl)
    const unbound = await openPostgres({ url: adminUrl.replace(/[^/]*$/, database.name), connections: 2 })
    try {
      const finding = 'The user postgres is a superuser or bypasses row-level security'
      expect(await Array.fromAsync(unbound.examine())).toEqual([expect.stringContaining(finding)])
    } finally {
      await unbound.close()
      await database.drop()
    }
  })

  test('a reach ends with its transaction: the next statement on the connection has none', async () => {
    // More at once than there are connections, so that each connection has had both.
    const reads = Array.from({ length: 60 }, (_, index) =>
      index % 2 === 0
        ? engine.all('select * from organization', [], 'every').then(() => 'every')
        : engine.all('select * from organization', [], 'none').then(
            () => 'seen',
            () => 'refused',
          ),
    )
    expect(new Set(await Promise.all(reads))).toEqual(new Set(['every', 'refused']))
  })
})
