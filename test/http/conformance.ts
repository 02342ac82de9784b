import { Ajv } from 'ajv'
import { expect } from 'vitest'
import type { Answer, TestServer } from '../support/server.ts'

/** Checks answers against what the server's own OpenAPI documents promise. */

type Operation = { readonly responses: Record<string, { readonly content?: Record<string, { schema: object }> }> }
export type OpenApi = { readonly paths: Record<string, Record<string, Operation>> }

export type Conformance = (method: string, path: string, answer: Answer) => void

/** @returns a check that an answer has a status, a media type and a body that the document of the dialect names */
export async function conformanceOf(server: TestServer, dialect: 'comeet' | 'welcome-kit'): Promise<Conformance> {
  const ajv = new Ajv({ strict: false, allErrors: true })
  const { body } = await server.call({ path: `/openapi/${dialect}.json`, auth: null })
  const { paths } = body as OpenApi
  return (method, path, answer) => {
    const operation = operationAt(paths, method, path)
    const response = operation?.responses[answer.status]
    expect(response, `${method} ${path} answered ${answer.status}, which its document does not name`).toBeDefined()
    expect(answer.headers.get('content-type')).toMatch(/^application\/json(;|$)/)
    const schema = response?.content?.['application/json']?.schema
    expect(schema, `${method} ${path}: ${answer.status} has no schema`).toBeDefined()
    const validate = ajv.compile(schema as object)
    expect(validate(answer.body) ? [] : validate.errors).toEqual([])
  }
}

function operationAt(paths: OpenApi['paths'], method: string, path: string): Operation | undefined {
  const pathname = path.split('?', 1)[0] as string
  const found = Object.entries(paths).find(([template]) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}/?$`).test(pathname),
  )
  return found?.[1][method.toLowerCase()]
}
