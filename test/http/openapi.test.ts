import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer, WK } from '../support/server.ts'
import { conformanceOf } from './conformance.ts'

/** The OpenAPI documents: what they are made of, and that the server keeps what they promise. */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const WELCOME_KIT = '/api/v1/external/candidates'

/** Welcome Kit's operations on an organization and its jobs. */
const OF_ORGANIZATION = [
  'GET /api/v1/external/jobs',
  'GET /api/v1/external/jobs/all',
  'GET /api/v1/external/jobs/dependencies',
  'GET /api/v1/external/jobs/{reference}',
  'POST /api/v1/external/jobs',
  'PUT /api/v1/external/jobs/{reference}',
  'PUT /api/v1/external/jobs/{reference}/update_status',
  'GET /api/v1/external/offices',
  'GET /api/v1/external/offices/{id}',
  'POST /api/v1/external/offices',
  'PUT /api/v1/external/offices/{id}',
  'GET /api/v1/external/departments',
  'GET /api/v1/external/departments/{id}',
  'POST /api/v1/external/departments',
  'PUT /api/v1/external/departments/{id}',
  'GET /api/v1/external/organizations',
  'GET /api/v1/external/organizations/{reference}',
  'GET /api/v1/external/professions',
  'GET /api/v1/external/languages',
  'GET /api/v1/external/sectors',
  'GET /api/v1/external/tools',
  'GET /api/v1/external/images',
  'GET /api/v1/external/videos',
  'GET /api/v1/external/cms/articles/all',
  'GET /api/v1/embed',
]

describe.each([
  [
    'comeet',
    [
      'POST /candidates',
      'GET /candidates/{uid}',
      'PATCH /candidates/{uid}',

      'GET /positions',
      'POST /positions',
      'GET /positions/{uid}',
      'PATCH /positions/{uid}',
      'PATCH /position/{uid}',
      'POST /positions/{uid}/clone',
      'GET /openings',
      'POST /openings',
      'GET /openings/{uid}',
      'GET /locations',
      'GET /questionnaires',
      'GET /careers-api/2.0/company/{company}/positions',
      'GET /careers-api/2.0/company/{company}/positions/{uid}',
      'GET /candidates',
      'GET /positions/{uid}/candidates',
      'GET /candidates/{uid}/files',
      'POST /candidates/{uid}/files',
      'POST /candidates/{uid}/resume',
      'POST /candidates/{uid}/notes',
      'POST /candidates/{uid}/conversations',
      'POST /conversations/{uid}/messages',
      'GET /candidates/find_duplicates',
      'GET /sourcing/candidates/find_duplicates',
      'DELETE /person/{uid}',
      'POST /person/{uid}/pseudonymize',
      'GET /deleted-candidates',
      'GET /evaluation/deleted-candidates',
      'GET /leads',
      'POST /leads',
      'GET /leads/{uid}',
      'GET /audit-logs',
    ],
  ],
  [
    'welcome-kit',
    [
      `POST ${WELCOME_KIT}`,
      `GET ${WELCOME_KIT}`,
      `GET ${WELCOME_KIT}/{reference}`,
      `PUT ${WELCOME_KIT}/{reference}`,
      'POST /api/v1/external/comments',
      'GET /api/v1/external/documents',
      'POST /api/v1/external/documents',
      'GET /api/v1/external/emails',
      'POST /api/v1/external/emails',
      'GET /api/v1/external/users/current',
      'GET /api/v1/external/moves',
      ...OF_ORGANIZATION,
    ],
  ],
] as const)('the document of %s', (dialect, operations) => {
  let document: any
  beforeAll(async () => {
    const answer = await server.call({ path: `/openapi/${dialect}.json`, auth: null })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    document = answer.body
  })

  const each = () =>
    Object.entries<Record<string, any>>(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
    )

  test('is OpenAPI 3.1 with what that requires', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/)
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
    expect(document.info.license).toMatchObject({ name: 'Apache-2.0', identifier: 'Apache-2.0' })
    // OpenAPI lets a server's address be relative to the document's.
    for (const { url } of document.servers) expect(URL.canParse(url, server.url)).toBe(true)
    const known = new Set(Object.keys(document.components.securitySchemes))
    for (const requirement of document.security) {
      for (const name of Object.keys(requirement)) expect(known).toContain(name)
    }
  })

  test('has every operation that is answered', () => {
    const found = each().map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    expect(found.toSorted()).toEqual([...operations].toSorted())
  })

  test('refers to nothing outside itself', () => {
    expect(JSON.stringify(document)).not.toContain('"$ref"')
  })

  test('gives every operation an id of its own, a summary and responses', () => {
    const ids = each().map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { operation } of each()) {
      expect(operation.summary).toEqual(expect.any(String))
      expect(Object.keys(operation.responses).length).toBeGreaterThan(0)
      expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true)
      for (const [status, response] of Object.entries<any>(operation.responses)) {
        expect(status).toMatch(/^[1-5]\d\d$/)
        expect(response.description).toEqual(expect.any(String))
      }
    }
  })

  test('declares the parameters of every path, each once', () => {
    for (const { path, operation } of each()) {
      const parameters: any[] = operation.parameters ?? []
      const names = parameters.map((parameter) => `${parameter.in} ${parameter.name.toLowerCase()}`)
      expect(new Set(names).size).toBe(names.length)
      for (const parameter of parameters) {
        expect(['path', 'query', 'header', 'cookie']).toContain(parameter.in)
        expect(parameter.schema).toEqual(expect.any(Object))
        if (parameter.in === 'path') expect(parameter.required).toBe(true)
      }
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name as string)
      const inTemplate = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)
      expect(inPath.toSorted()).toEqual(inTemplate.toSorted())
    }
  })

  test('has schemas that are valid, and examples that fit them', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false })
    for (const { operation } of each()) {
      const bodies = [operation.requestBody, ...Object.values<any>(operation.responses)].filter((body) => body?.content)
      for (const { schema, example } of bodies.flatMap(({ content }) => Object.values<any>(content))) {
        const validate = ajv.compile(schema)
        if (example !== undefined) expect(validate(example) ? [] : validate.errors).toEqual([])
      }
      for (const { schema } of operation.parameters ?? []) ajv.compile(schema)
    }
  })

  test('holds no secret', () => {
    expect(JSON.stringify(document)).not.toMatch(/WK_API_KEY|partner-secret|acme-api-key/)
  })
})

describe('what the server answers is what its documents say', () => {
  const candidate = { position_uid: '11.11', first_name: 'Bobby', last_name: 'Chauck', email: 'b@example.org' }
  const smallest = {
    organization_reference: 'Pg4eV6k',
    job_reference: 'WTTJ_KmqkD1Y',
    email: 'foo@example.org',
    firstname: 'Foo',
    lastname: 'Bar',
  }

  test('on Comeet’s wire', async () => {
    const conforms = await conformanceOf(server, 'comeet')
    const check = async (status: number, method: string, path: string, options: object = {}) => {
      const answer = await server.call({ method, path, ...options })
      expect(answer.status).toBe(status)
      conforms(method, path, answer)
      return answer
    }
    const { uid } = (await check(201, 'POST', '/candidates', { body: candidate })).body
    await check(200, 'GET', `/candidates/${uid}`)
    await check(200, 'PATCH', `/candidates/${uid}`, { body: { phone: '1' } })
    await check(400, 'POST', '/candidates', { body: {} })
    await check(400, 'PATCH', `/candidates/${uid}`, { body: { email: 'x' } })
    await check(401, 'POST', '/candidates', { body: candidate, auth: null })
    await check(401, 'GET', `/candidates/${uid}`, { auth: null })
    await check(401, 'PATCH', `/candidates/${uid}`, { body: {}, auth: null })
    await check(403, 'POST', '/candidates', { body: candidate, auth: 'Bearer READER' })
    await check(403, 'PATCH', `/candidates/${uid}`, { body: {}, auth: 'Bearer READER' })
    await check(404, 'POST', '/candidates', { body: { ...candidate, position_uid: 'FF.FFFF' } })
    await check(404, 'GET', '/candidates/FF.FFFF')
    await check(404, 'PATCH', '/candidates/FF.FFFF', { body: {} })
    const twice = { ...candidate, partner_candidate_id: 'P1' }
    await check(201, 'POST', '/candidates', { body: twice })
    await check(409, 'POST', '/candidates', { body: twice })
    await check(413, 'POST', '/candidates', { body: new Uint8Array(64 * 1024 * 1024 + 1) })
    await check(415, 'POST', '/candidates', { body: 'x', headers: { 'content-type': 'text/plain' } })
    await check(415, 'PATCH', `/candidates/${uid}`, { body: 'x', headers: { 'content-type': 'text/plain' } })
    const headers = { 'idempotency-key': 'k' }
    await check(201, 'POST', '/candidates', { body: candidate, headers })
    await check(422, 'POST', '/candidates', { body: { ...candidate, first_name: 'Other' }, headers })
  })

  test('on Welcome Kit’s wire', async () => {
    const conforms = await conformanceOf(server, 'welcome-kit')
    const check = async (status: number, method: string, path: string, options: object = {}) => {
      const answer = await server.call({ method, path, auth: WK, ...options })
      expect(answer.status).toBe(status)
      conforms(method, path, answer)
      return answer
    }
    const { reference } = (await check(201, 'POST', WELCOME_KIT, { body: smallest })).body
    await check(200, 'GET', `${WELCOME_KIT}/${reference}?stage=true&tags=true`)
    await check(400, 'POST', WELCOME_KIT, { body: {} })
    await check(400, 'GET', `${WELCOME_KIT}/${reference}?stage=x`)
    await check(401, 'POST', WELCOME_KIT, { body: smallest, auth: null })
    await check(401, 'GET', `${WELCOME_KIT}/${reference}`, { auth: null })
    await check(403, 'POST', WELCOME_KIT, { body: smallest, auth: 'Bearer READER' })
    await check(403, 'GET', `${WELCOME_KIT}/${reference}`, { auth: 'Bearer NOBODY' })
    await check(404, 'POST', WELCOME_KIT, { body: { ...smallest, job_reference: 'x' } })
    await check(404, 'GET', `${WELCOME_KIT}/x`)
    await check(413, 'POST', WELCOME_KIT, { body: new Uint8Array(1024 * 1024 + 1) })
    await check(415, 'POST', WELCOME_KIT, { body: 'x', headers: { 'content-type': 'text/plain' } })
    const headers = { 'idempotency-key': 'k' }
    await check(201, 'POST', WELCOME_KIT, { body: smallest, headers })
    await check(422, 'POST', WELCOME_KIT, { body: { ...smallest, firstname: 'Other' }, headers })
  })

  beforeAll(async () => {
    await server.addClient('Reader', { scopes: ['candidates_r'] }, { kind: 'bearer', token: 'READER' })
    await server.addClient('Nobody', { scopes: ['me_r'] }, { kind: 'bearer', token: 'NOBODY' })
  })
})
