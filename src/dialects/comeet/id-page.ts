import type { FastifyRequest } from 'fastify'
import { InvalidField } from '../../core/errors.ts'
import { idOfUid, uidOf } from '../../core/ids.ts'

/** Lists in the order of their ids, by pages (reference, section 1.6): `limit`, and `cursor`, the uid behind which to begin. */

export const DEFAULT_LIMIT = 100
export const MOST = 1000

export type IdPage = { readonly afterId: number; readonly limit: number }

export type Query = Readonly<Record<string, string | string[] | undefined>>

export const PAGE_PARAMETERS = [
  {
    name: 'limit',
    in: 'query',
    required: false,
    description: `How many a page holds, ${MOST} at most`,
    schema: { type: 'integer', minimum: 1, default: DEFAULT_LIMIT },
  },
  {
    name: 'cursor',
    in: 'query',
    required: false,
    description: 'Where the page begins; from `next_page`',
    schema: { type: 'string' },
  },
]

/** The value of a parameter that may be given once; an empty one is none. @throws InvalidField */
export function one(query: Query, name: string): string | undefined {
  const value = query[name]
  if (Array.isArray(value)) throw new InvalidField(name, 'value', { expected: 'one value' })
  return value === '' ? undefined : value
}

/** How many items the page holds: what is asked for, and MOST at most. @throws InvalidField */
export function readLimit(query: Query): number {
  const asked = one(query, 'limit')
  const limit = asked === undefined ? DEFAULT_LIMIT : /^\d{1,9}$/.test(asked) ? Number(asked) : 0
  if (limit < 1) throw new InvalidField('limit', 'value', { expected: `a number from 1 to ${MOST}` })
  return Math.min(limit, MOST)
}

/** A cursor that no page of ours gave. */
export function badCursor(): InvalidField {
  return new InvalidField('cursor', 'value', { expected: 'the whole address that the page before gave' })
}

/** @throws InvalidField */
export function readIdPage(request: FastifyRequest): IdPage {
  const query = request.query as Query
  const limit = readLimit(query)
  const cursor = one(query, 'cursor')
  const afterId = cursor === undefined ? 0 : idOfUid(cursor)
  if (afterId === undefined) throw badCursor()
  return { afterId, limit }
}

/** The page of what is in memory, in the order of its ids. */
export function pageOf<T extends { readonly id: number }>(
  all: readonly T[],
  { afterId, limit }: IdPage,
): { readonly items: readonly T[]; readonly hasMore: boolean } {
  const rest = all.filter(({ id }) => id > afterId)
  return { items: rest.slice(0, limit), hasMore: rest.length > limit }
}

/**
 * The address of the page behind an item. Of the parameters only those that are named are kept: another may be a secret.
 */
export function nextPage(
  { baseUrl }: { readonly baseUrl: () => string },
  request: FastifyRequest,
  last: { readonly id: number },
  parameters: readonly string[] = [],
): string {
  const query = request.query as Query
  const kept = [...parameters, 'limit'].flatMap((name) => [query[name] ?? []].flat().map((value) => [name, value]))
  const path = request.url.split('?', 1)[0]
  return `${baseUrl()}${path}?${new URLSearchParams([...kept, ['cursor', uidOf(last.id)]]).toString()}`
}
