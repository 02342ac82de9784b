import type { ApplicationFilter, ApplicationQuery, Sort } from '../api/types.ts'

/**
 * The query of an address, in the words of the API: a name that stands several times means any of its values. So an
 * address of the app can be read, and what a list shows can be linked to.
 */

type Raw = Readonly<Record<string, unknown>>

export function parseSearch(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {}
  const params = new URLSearchParams(text)
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name)
    found[name] = values.length === 1 ? (values[0] as string) : values
  }
  return found
}

export function stringifySearch(search: Raw): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') params.append(name, String(one))
    }
  }
  return params.size > 0 ? `?${params}` : ''
}

const LISTS = [
  'jobId',
  'stageId',
  'stageKind',
  'status',
  'tag',
  'sourceId',
  'surface',
  'personId',
  'reachedStageId',
] as const
const TEXTS = ['q', 'createdFrom', 'createdUntil', 'updatedFrom'] as const
const SORTS = ['created', 'updated', 'stageEntered', 'name'].flatMap((name) => [name, `-${name}`])

/** What a list of applications is narrowed to and sorted by; `view` is the saved view that it came from. */
export type ListSearch = ApplicationQuery & {
  view?: string
  /** The columns of a table, in their order, with commas between. */
  columns?: string
}

/** Reads the filter of an address. What it does not know is left out. */
export function readListSearch(search: Raw): ListSearch {
  const read: ListSearch = {}
  for (const name of LISTS) {
    const value = search[name]
    const values = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string' && one !== '')
    // A value that the server does not know is the server's to refuse.
    if (values.length > 0) Object.assign(read, { [name]: values })
  }
  for (const name of TEXTS) {
    const value = search[name]
    if (typeof value === 'string' && value !== '') read[name] = value
  }
  const { archived, hasResume, sort, view, columns } = search
  if (archived === 'true' || archived === 'any') read.archived = archived
  if (String(hasResume) === 'true' || String(hasResume) === 'false') read.hasResume = String(hasResume) === 'true'
  if (typeof sort === 'string' && SORTS.includes(sort)) read.sort = sort as Sort
  if (typeof view === 'string' && view !== '') read.view = view
  if (typeof columns === 'string' && columns !== '') read.columns = columns
  return read
}

const LIST_NAMES = ['inbox', 'board', 'table'] as const
export type ListName = (typeof LIST_NAMES)[number]

/** A candidate's address: the list that it was opened from, with its filter; see `lists/candidate-link.ts`. */
export type CandidateSearch = ListSearch & { from?: ListName }

export function readCandidateSearch(search: Raw): CandidateSearch {
  const from = LIST_NAMES.find((name) => name === search['from'])
  return { ...readListSearch(search), ...(from && { from }) }
}

/** The filter alone, without how it is sorted and shown and where it came from. */
export function filterOf({
  sort: _sort,
  view: _view,
  columns: _columns,
  from: _from,
  ...filter
}: CandidateSearch): ApplicationFilter {
  return filter
}

/** What the insight screen looks at. */
export type InsightSearch = { jobId?: string; from?: string; until?: string }

export function readInsightSearch({ jobId, from, until }: Raw): InsightSearch {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  const read = { jobId: text(jobId), from: text(from), until: text(until) }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}
