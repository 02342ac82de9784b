import { Ajv } from 'ajv'
import { api } from '../../src/api/index.ts'
import { comeet } from '../../src/dialects/comeet/index.ts'
import { welcomeKit } from '../../src/dialects/welcome-kit/index.ts'
import { openApiDocument } from '../../src/http/openapi.ts'

/** Holds answers against what the OpenAPI documents of the server promise. */

type Response = { readonly content?: Record<string, { readonly schema: object }> }
type Operation = { readonly responses: Record<string, Response> }
export type OpenApi = { readonly paths: Record<string, Record<string, Operation>> }

export type Answered = {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: unknown
}

/** The methods that a path may have; of others the documents have nothing to say. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])

const ajv = new Ajv({ strict: false, allErrors: true, logger: false })
const closedSchemas = new WeakMap<object, object>()

const templates = [comeet, welcomeKit, api]
  .flatMap((dialect) => Object.entries(dereferenced(openApiDocument(dialect, '0')) as OpenApi['paths']))
  .map(([template, operations]) => ({
    template,
    operations,
    pattern: new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`),
  }))
  // The router prefers what is written out to a parameter.
  .toSorted((a, b) => a.template.split('{').length - b.template.split('{').length)

/**
 * That an answer of an operation has a status, a media type and a body that its document names, and no key beyond them. What
 * is asked at no operation's address is not judged.
 *
 * @throws Error that says what is not documented
 */
export function expectDocumented({ method, path, status, headers, text, body }: Answered): void {
  const found = templates.find(({ pattern }) => pattern.test(pathnameOf(path)))
  if (!found || !METHODS.has(method) || !isDecodable(path)) return
  const { template, operations } = found
  const what = `${method} ${template} answered ${status}`
  const operation = operations[method === 'HEAD' ? 'get' : method.toLowerCase()]
  if (!operation) {
    if (status !== 405) throw new Error(`${what}, and its document has no such operation`)
    return
  }
  const response = operation.responses[status]
  if (!response) throw new Error(`${what}, which its document does not name: ${text.slice(0, 500)}`)
  if (method === 'HEAD') return
  const given = (headers.get('content-type') ?? '').split(';', 1)[0] as string
  const content = Object.keys(response.content ?? {})
  if (content.includes('*/*')) return
  if (content.length > 0 && !content.includes(given)) throw new Error(`${what} as ${given}`)
  if (content.length > 0 && !given.endsWith('json')) return
  const schema = response.content?.[given]?.schema
  if (!schema) {
    if (text !== '') throw new Error(`${what} with a body, of which its document has no schema`)
    return
  }
  const validate = ajv.compile(closedOnce(schema))
  if (!validate(body)) throw new Error(`${what}, unlike its document: ${ajv.errorsText(validate.errors)}: ${text}`)
}

/** The template of the documents' address that a path has. */
export function templateOf(path: string): string | undefined {
  return templates.find(({ pattern }) => pattern.test(pathnameOf(path)))?.template
}

function pathnameOf(path: string): string {
  return (path.startsWith('http') ? new URL(path).pathname : path).split('?', 1)[0] as string
}

/** What cannot be decoded is refused before any route. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(pathnameOf(path))
    return true
  } catch {
    return false
  }
}

/** The paths of a document, with every schema that stands under a name put where it is named. */
function dereferenced(document: object): unknown {
  const { components, paths } = document as { components: { schemas?: Record<string, object> }; paths: object }
  const resolve = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(resolve)
    if (typeof node !== 'object' || node === null) return node
    const name = '$ref' in node ? String(node.$ref).split('/').at(-1) : undefined
    if (name !== undefined) return resolve(components.schemas?.[name])
    return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, resolve(each)]))
  }
  return resolve(paths)
}

/** Schemas are let grow by those who read them; we may answer no more than they say today. */
function closedOnce(schema: object): object {
  const there = closedSchemas.get(schema) ?? (closed(schema) as object)
  closedSchemas.set(schema, there)
  return there
}

function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([key, each]) => [key, closed(each)]))
  return 'properties' in schema && !('additionalProperties' in schema)
    ? { ...inner, additionalProperties: false }
    : inner
}
