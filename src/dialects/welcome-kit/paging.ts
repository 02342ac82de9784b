import type { OffsetPage } from '../../core/applications/application-list.ts'
import { InvalidField } from '../../core/errors.ts'
import { wholeNumber } from './param-schemas.ts'

/** Numbered pages, as every list has them (reference, section 3). */

const DEFAULT_PER_PAGE = 100
const MOST_PER_PAGE = 1000
/** More pages than any list has. */
const LAST_PAGE = 1_000_000_000

/** The parameters of a list's schema. */
export const PAGING_PARAMS = {
  per_page: {
    ...wholeNumber(`Items on a page, from 1 to ${MOST_PER_PAGE}; left out, ${DEFAULT_PER_PAGE}`),
    'x-expected': `a whole number from 1 to ${MOST_PER_PAGE}`,
  },
  page: {
    ...wholeNumber('Number of the page, from 1 on; left out, the first'),
    'x-expected': 'a whole number from 1 on',
  },
}
export type PagingParams = { readonly per_page?: string | number; readonly page?: string | number }

export type Page = OffsetPage & { readonly number: number }

/**
 * The page that is asked for. More items than are allowed are refused, not cut: a client that stops at the first page that
 * is not full would take the cut one for the end.
 *
 * @throws InvalidField
 */
export function readPage(params: PagingParams): Page {
  const limit = numberWithin(params, 'per_page', MOST_PER_PAGE) ?? DEFAULT_PER_PAGE
  const number = numberWithin(params, 'page', LAST_PAGE) ?? 1
  return { number, limit, offset: (number - 1) * limit }
}

/** The headers that tell how much there is, of which the FAQ shows an example. */
export function pagingHeaders({ number, limit, offset }: Page, total: number): Record<string, string> {
  return {
    'x-total': String(total),
    'x-total-pages': String(Math.ceil(total / limit)),
    'x-per-page': String(limit),
    'x-page': String(number),
    'x-offset': String(offset),
  }
}

/** The part of a list that is in memory already. */
export function pageOf<T>(items: readonly T[], { offset, limit }: Page): T[] {
  return items.slice(offset, offset + limit)
}

const count = (description: string) => ({ description, schema: { type: 'integer' } })

/** The same headers in the OpenAPI document. */
export const PAGING_HEADERS = {
  'X-Total': count('How many items there are on all pages'),
  'X-Total-Pages': count('How many pages there are'),
  'X-Per-Page': count('How many items a page has'),
  'X-Page': count('The number of this page'),
  'X-Offset': count('How many items stand on the pages before'),
}

function numberWithin(params: PagingParams, name: keyof PagingParams, most: number): number | undefined {
  const value = params[name]
  if (value === undefined) return undefined
  const number = Number(value)
  if (number >= 1 && number <= most) return number
  throw new InvalidField(name, 'value', { expected: PAGING_PARAMS[name]['x-expected'] })
}
