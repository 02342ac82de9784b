import { afterEach, beforeEach, expect, test } from 'vitest'
import { addNeighbour, startServer, type TestServer, WK } from '../../support/server.ts'
import { create, form, patch } from './candidate.ts'
import { addPersonal, erase, WORD } from './person.ts'

/** `GET /audit-logs`: who did what to whom and when, without a value. */

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const list = (query = '', auth?: string) => server.call({ path: `/audit-logs${query}`, ...(auth && { auth }) })

test('what happened stands there in its order, by the ids that the wire gives', async () => {
  const created = await server.call({
    path: '/candidates',
    body: { position_uid: '11.11', first_name: 'A', last_name: 'B', national_id: 'x' },
    headers: { 'x-request-id': 'create-1' },
  })
  const { uid, person_uid } = created.body
  await patch(server, uid, { phone: '1', updated_by: { type: 'user', name: 'Mia', email: 'mia@acme.example' } })
  const lead = (await server.call({ path: '/leads', body: { first_name: 'L', last_name: 'M' } })).body
  await erase(server, person_uid)
  const { status, body } = await list()
  expect(status).toBe(200)
  const head = {
    uid: form.uid(),
    time_created: form.time(),
    app: { uid: form.uid(), name: 'Comeet partner' },
    surface: 'comeet',
  }
  expect(body).toEqual({
    audit_logs: [
      {
        ...head,
        action: 'candidate.created',
        candidate_uid: uid,
        lead_uid: null,
        person_uid,
        position_uid: null,
        fields: expect.arrayContaining(['first_name', 'last_name', 'national_id', 'position_uid', 'status']),
        performed_by: null,
        request_id: 'create-1',
      },
      {
        ...head,
        action: 'candidate.updated',
        candidate_uid: uid,
        lead_uid: null,
        person_uid,
        position_uid: null,
        fields: ['phone'],
        performed_by: { type: 'user', name: 'Mia', email: 'mia@acme.example' },
        request_id: form.text(),
      },
      {
        ...head,
        action: 'lead.created',
        candidate_uid: null,
        lead_uid: lead.uid,
        person_uid: lead.person_uid,
        position_uid: null,
        fields: ['first_name', 'last_name'],
        performed_by: null,
        request_id: form.text(),
      },
      {
        ...head,
        action: 'person.deleted',
        candidate_uid: null,
        lead_uid: null,
        person_uid,
        position_uid: null,
        fields: expect.arrayContaining(['first_name', 'email', 'files']),
        performed_by: null,
        request_id: form.text(),
      },
    ],
    next_page: null,
  })
})

test('it holds no value, before or after a person is erased, whichever wire they came in by', async () => {
  const { person_uid } = await addPersonal(server)
  await server.call({
    path: '/api/v1/external/candidates',
    body: {
      organization_reference: 'Pg4eV6k',
      job_reference: 'WTTJ_KmqkD1Y',
      email: `${WORD}@x.org`,
      firstname: WORD,
      lastname: WORD,
    },
    auth: WK,
  })
  const before = await list()
  expect(before.body.audit_logs.map(({ surface }: { surface: string }) => surface)).toEqual(['comeet', 'welcome-kit'])
  expect(before.text).not.toContain(WORD)
  await erase(server, person_uid)
  const after = await list()
  expect(after.body.audit_logs.slice(0, 2)).toEqual(before.body.audit_logs)
  expect(after.text).not.toContain(WORD)
})

test('it is read by pages and by time', async () => {
  const begun = server.clock.time
  for (let count = 0; count < 5; count++) {
    await create(server)
    server.clock.time += 60_000
  }
  const at = (minutes: number) => new Date(begun + minutes * 60_000).toISOString()
  const times = async (query: string) => (await list(query)).body.audit_logs.length
  expect(await times('')).toBe(5)
  expect(await times(`?time_created:after=${at(1)}`)).toBe(4)
  expect(await times(`?time_created%3Abefore=${at(1)}`)).toBe(1)
  expect(await times(`?time_created:after=${at(1)}&time_created:before=${at(3)}`)).toBe(2)

  const seen: string[] = []
  let path: string | null = `/audit-logs?limit=2&time_created:after=${at(1)}`
  while (path !== null) {
    const { body }: { body: any } = await server.call({ path })
    seen.push(...body.audit_logs.map(({ uid }: { uid: string }) => uid))
    path = body.next_page
  }
  expect(seen).toHaveLength(4)
  expect(new Set(seen).size).toBe(4)
  for (const [query, error] of [
    ['?time_created:after=x', 'invalid_datetime'],
    ['?limit=0', 'invalid_value'],
    ['?cursor=x', 'invalid_value'],
  ] as const) {
    expect((await list(query)).body).toMatchObject({ status: 400, error })
  }
})

test('only with its permission, and only of one’s own organization', async () => {
  await create(server)
  const { client } = await addNeighbour(server)
  expect((await list('', await server.jwt(client))).body).toEqual({ audit_logs: [], next_page: null })
  expect((await list('', WK)).body).toMatchObject({ status: 403, error: 'no_permission' })
  const grant = { permissions: ['retrieve-audit-logs'] }
  await server.addClient('Auditor', grant, { kind: 'bearer', token: 'AUDITOR' })
  expect((await list('', 'Bearer AUDITOR')).body.audit_logs).toHaveLength(1)
})
