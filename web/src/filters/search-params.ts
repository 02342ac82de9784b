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

/** The texts of these names that an address holds. */
function textsOf<K extends string>(search: Raw, ...names: readonly K[]): { [N in K]?: string } {
  const found = names.flatMap((name) => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : []
  })
  return Object.fromEntries(found) as { [N in K]?: string }
}

/** What the insight screen looks at; the days are those of who looks, the last one included. */
export type InsightSearch = { jobId?: string; range?: string; from?: string; until?: string }

export const readInsightSearch = (search: Raw): InsightSearch => textsOf(search, 'jobId', 'range', 'from', 'until')

/** Which jobs are listed. */
export type JobsSearch = { status?: string; q?: string }

export const readJobsSearch = (search: Raw): JobsSearch => textsOf(search, 'status', 'q')

/** Which part of a job is shown. */
export type EditorSearch = { part?: string }

export const readEditorSearch = (search: Raw): EditorSearch => textsOf(search, 'part')
