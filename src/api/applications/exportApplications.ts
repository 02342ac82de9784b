import { Readable } from 'node:stream'
import type { Principal } from '../../core/access/permissions.ts'
import type { CustomFieldValue } from '../../core/applications/application.ts'
import type { SearchFilter, SearchPlace, Sort } from '../../core/applications/search-filter.ts'
import { searchApplications } from '../../core/applications/searchApplications.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, inQuery, QUERY_ERRORS } from '../openapi.ts'
import { readQuery } from '../query.ts'
import { list, text } from '../schemas/build.ts'
import { BYTE_ORDER_MARK, csvLine } from './csv.ts'
import { FILTERS, readFilter, readSort, SORTING } from './list-query.ts'
import { presentSummary, type Summarized, summarize } from './present-summary.ts'

const PAGE = 200

/** `GET /applications/export` */
export const exportApplications: Operation<ApiDeps> = {
  id: 'exportApplications',
  method: 'GET',
  path: '/applications/export',
  docs: {
    tags: ['Applications'],
    summary: 'Export applications as CSV',
    description:
      'All that the filters let through, or those of `ids`, as RFC 4180 in UTF-8 with a byte order mark. A cell that a ' +
      'spreadsheet would take for a formula begins with an apostrophe.',
    parameters: [...FILTERS, inQuery('ids', 'These alone, archived or not', list(text)), SORTING],
    responses: {
      200: { description: 'The table', content: { 'text/csv': { schema: text } } },
      ...ERRORS,
      ...QUERY_ERRORS,
    },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const { filter, sort } = readQuery(request, (from) => {
      const ids = from.ids('ids')
      return { filter: ids ? { ids } : readFilter(from), sort: readSort(from) }
    })
    const rows = lines(deps, principal, filter, sort)
    // The first page is read before the answer begins, so that a refusal is an answer of its own.
    const first = await rows.next()
    const rest = async function* () {
      if (!first.done) yield first.value
      yield* rows
    }
    return {
      status: 200,
      body: Readable.from(rest()),
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="applications.csv"',
        'x-content-type-options': 'nosniff',
      },
    }
  },
}

const COLUMNS = 'id,name,email,phone,job,stage,status,archived,tags,source,created,updated,headline'.split(',')

async function* lines(deps: ApiDeps, principal: Principal, filter: SearchFilter, sort: Sort): AsyncGenerator<string> {
  const fields = [...(await deps.applications.organizations.customFields(principal.organizationId))].toSorted()
  let text = BYTE_ORDER_MARK + csvLine([...COLUMNS, ...fields])
  for (let after: SearchPlace | undefined, isLast = false; !isLast; ) {
    const page = { sort, limit: PAGE, ...(after && { after }) }
    const { applications, next } = await searchApplications(deps.applications, principal, filter, page)
    const shown = await summarize(deps, applications)
    yield text + shown.map((each) => csvLine(cellsOf(principal, each, fields))).join('')
    text = ''
    after = next
    isLast = next === undefined
  }
}

function cellsOf(principal: Principal, summarized: Summarized, fields: readonly string[]): string[] {
  const { id, name, email, phone, job, stage, status, archived, tags, source, createdAt, updatedAt, headline } =
    presentSummary(principal, summarized)
  const { customFields = {} } = summarized.application.statement
  const known = [id, name, email ?? '', phone ?? '', job.name, stage.name, status, archived ? 'yes' : 'no']
  const more = [tags.join(', '), source.name, createdAt, updatedAt, headline ?? '']
  return [...known, ...more, ...fields.map((field) => textOf(customFields[field]))]
}

function textOf(value: CustomFieldValue | undefined): string {
  return [value ?? []].flat().join(', ')
}
