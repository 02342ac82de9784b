import type { ApplicationQuery } from '../api/types.ts'
import { type CandidateSearch, filterOf, type ListName } from '../filters/search-params.ts'

/**
 * A candidate is opened with the list that it was found in: the address holds the list's whole query, so that one can leaf
 * through it and go back to it.
 */

/** The search of the address of a candidate that was found in a list. */
export function candidateSearch(from: ListName, query: ApplicationQuery): CandidateSearch {
  return { ...query, from }
}

/** The list that a candidate's address names; undefined where it names none. */
export function listOf(search: CandidateSearch): ApplicationQuery | undefined {
  if (search.from === undefined) return undefined
  return { ...filterOf(search), sort: search.sort ?? '-created' }
}

/** Where that list is, for a link back to it. */
export function backOf(search: CandidateSearch) {
  const { from, stageId: _column, jobId = [], ...filter } = search
  switch (from) {
    case 'board':
      return jobId[0] === undefined
        ? undefined
        : ({ to: '/jobs/$jobId/board', params: { jobId: jobId[0] }, search: { ...filter, sort: undefined } } as const)
    case 'inbox':
      return { to: '/inbox', search: { ...search, from: undefined, stageKind: undefined, sort: undefined } } as const
    case 'table': {
      const { from: _from, ...rest } = search
      return { to: '/candidates', search: rest } as const
    }
    case undefined:
      return undefined
  }
}
