import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../src/api/index.ts'
import { comeet } from '../../src/dialects/comeet/index.ts'
import { welcomeKit } from '../../src/dialects/welcome-kit/index.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** The OpenAPI documents: what they are made of. That every answer keeps what they promise, `support/documented.ts` sees to. */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

describe.each([
  ['comeet', comeet],
  ['welcome-kit', welcomeKit],
  ['longlist', api],
] as const)('the document of %s', (dialect, { prefix, operations }) => {
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
    const answered = operations.map(({ method, path }) => `${method} ${prefix}${path.replace(/:(\w+)/g, '{$1}')}`)
    expect(found.toSorted()).toEqual(answered.toSorted())
  })

  test('refers to nothing outside itself', () => {
    const names = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, name]) => name as string)
    for (const name of names) {
      expect(name).toMatch(/^#\/components\/schemas\/\w+$/)
      expect(Object.keys(document.components.schemas)).toContain(name.split('/').at(-1))
    }
  })

  test('gives every operation an id of its own, a summary and responses', () => {
    const ids = each().map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { operation } of each()) {
      expect(operation.summary).toEqual(expect.any(String))
      expect(Object.keys(operation.responses).length).toBeGreaterThan(0)
      expect(Object.keys(operation.responses).some((status) => /^[23]/.test(status))).toBe(true)
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
    ajv.addSchema({ components: document.components }, 'document')
    const inDocument = (schema: object) => JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/'))
    for (const { operation } of each()) {
      const bodies = [operation.requestBody, ...Object.values<any>(operation.responses)].filter((body) => body?.content)
      for (const { schema, example } of bodies.flatMap(({ content }) => Object.values<any>(content))) {
        const validate = ajv.compile(inDocument(schema))
        if (example !== undefined) expect(validate(example) ? [] : validate.errors).toEqual([])
      }
      for (const { schema } of operation.parameters ?? []) ajv.compile(schema)
    }
  })

  test('holds no secret', () => {
    expect(JSON.stringify(document)).not.toMatch(/WK_API_KEY|partner-secret|acme-api-key/)
  })
})
