import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comeet } from '../../src/dialects/comeet/index.ts'
import { welcomeKit } from '../../src/dialects/welcome-kit/index.ts'
import { templateOf } from '../support/documented.ts'
import type { Answer } from '../support/server.ts'
import { caseFiles, type DialectName, type Request } from '../wire/conformance/case-file.ts'
import { openWorld, type World } from '../wire/conformance/world.ts'
import { mutateBody, mutateBytes, mutateHeaders, mutateName, mutateQuery } from './mutate.ts'
import { fuzz, inTime, QUIET, type Random, TIMEOUT } from './plan.ts'

/**
 * Valid requests of every operation, made wrong in ways that its OpenAPI document and our malice suggest: no 5xx, no hang, no
 * growth, and each answer as the document says (`call` sees to that), so that every 4xx has its dialect's body.
 */

/** The requests that are made wrong are made anew after this many, as some of them erase what others need. */
const RENEW = 1500

type Subject = { readonly request: Request; readonly schema: any; readonly query: readonly string[] }

test.each([
  ['comeet', comeet],
  ['welcome-kit', welcomeKit],
] as const)('requests to %s', { timeout: TIMEOUT * 2 }, async (name, { prefix, operations }) => {
  await using world = await openWorld(name, QUIET)
  const auth = await world.credentialOf()
  const docs = new Map(
    operations.map(({ method, path, docs }) => [`${method} ${templateOf(prefix + path)}`, docs as any]),
  )
  let subjects: Subject[] = []
  await fuzz(`requests to ${name}`, async (random, index) => {
    if (index % RENEW === 0) subjects = await subjectsOf(name, world, docs)
    const request = mutate(random, random(fc.constantFrom(...subjects)))
    const said = `${request.method} ${request.path} ${JSON.stringify(request.headers)} ${String(request.body ?? '').slice(0, 2000)}`
    try {
      const answer = await inTime(world.server.call({ ...request, auth }))
      expect(answer.status).toBeLessThan(500)
      if (answer.status >= 400 && request.method !== 'HEAD') expectForm(name, answer)
    } catch (error) {
      throw new Error(said, { cause: error })
    }
  })
})

async function subjectsOf(name: DialectName, world: World, docs: ReadonlyMap<string, any>): Promise<Subject[]> {
  const found: Subject[] = []
  for (const { operation, cases } of caseFiles(name)) {
    const before = found.length
    for (const each of cases) {
      if (each.expect.status >= 300 || each.as !== undefined || JSON.stringify(each).includes('${large}')) continue
      // What must be the only one of its name is not made twice.
      const prepared = await world.prepare(each).catch(() => undefined)
      if (!prepared) continue
      const { sent } = prepared
      const itsDocs = docs.get(`${sent.method} ${templateOf(sent.path)}`)
      const schema = itsDocs?.requestBody?.content['application/json']?.schema
      const parameters: readonly { readonly in: string; readonly name: string }[] = itsDocs?.parameters ?? []
      const ofQuery = parameters.filter((each) => each.in === 'query').map((each) => each.name)
      found.push({ request: sent, schema, query: [...ofQuery, ...Object.keys(schema?.properties ?? {})] })
    }
    expect(found.length, operation).toBeGreaterThan(before)
  }
  return found
}

type Mutated = { method: string; path: string; headers: Record<string, string>; body?: string | Uint8Array }

function mutate(random: Random, { request, schema, query: names }: Subject): Mutated {
  const { method, headers = {}, body } = request
  let [path, query = ''] = request.path.split('?', 2) as [string, string | undefined]
  const where = random(fc.constantFrom('body', 'body', 'body', 'bytes', 'query', 'path', 'headers'))
  if (where === 'path') path = path.replace(/[^/]+$/, () => mutateName(random))
  if (where === 'query' || (where === 'body' && body === undefined)) query = mutateQuery(random, query, names)
  const mutated = {
    method,
    path: query === '' ? path : `${path}?${query}`,
    headers: { ...headers, ...(where === 'headers' && mutateHeaders(random)) },
  }
  if (method === 'GET') return mutated
  if (where === 'body') return { ...mutated, body: JSON.stringify(mutateBody(random, body, schema)) ?? '' }
  // A byte that is changed in an address may name any host.
  if (where === 'bytes') return { ...mutated, body: mutateBytes(random, JSON.stringify(withoutRemote(body)) ?? '{}') }
  return body === undefined ? mutated : { ...mutated, body: JSON.stringify(body) }
}

function withoutRemote(body: unknown): unknown {
  return Object.fromEntries(Object.entries(body ?? {}).filter(([key]) => !key.startsWith('remote_')))
}

function expectForm(name: DialectName, { body, text, status }: Answer): void {
  const keys =
    name === 'comeet'
      ? { status, error: expect.any(String), message: expect.any(String) }
      : { error: expect.any(String), error_description: expect.any(String) }
  expect(body, text).toMatchObject(keys)
}
