import { searchTexts } from '../../core/search/searchTexts.ts'
import type { Operation } from '../../http/operation.ts'
import { presentSummaries } from '../applications/present-summary.ts'
import { caller } from '../caller.ts'
import { cursorOf, keysOf } from '../cursor.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, inQuery, json, PAGING, QUERY_ERRORS } from '../openapi.ts'
import { readQuery } from '../query.ts'
import { integer, list, nullable, object, ref, text } from '../schemas/build.ts'

/** `GET /search`: applications by what is written in them. */
export const searchApplications: Operation<ApiDeps> = {
  id: 'search',
  method: 'GET',
  path: '/search',
  docs: {
    tags: ['Search'],
    summary: 'Search applications',
    description:
      'Looks in names, e-mails, phone numbers, headlines, tags, notes and the text of resumes. All words must be there; those in ' +
      'quotes one behind the other; the last one may be the beginning of a word. Case and accents do not matter, and `C++`, `C#` ' +
      'and `.NET` are words. Best first: a name counts more than a headline or a tag, those more than a note, a note more than a ' +
      'resume; among equals the newest first. Of very many hits (more than 2000; on PostgreSQL more than some hundreds) only ' +
      'the newest are listed, and those whose name or address holds it all; `total` is then null. What changed in the last ' +
      'seconds may be missing. Needs `applications.resume`, and `applications.read.others`, or `applications.read.own` for ' +
      'its own.',
    parameters: [
      inQuery('q', 'What is looked for; nothing finds nothing'),
      inQuery('jobId', 'In these jobs alone', list(text)),
      ...PAGING,
    ],
    responses: {
      200: json(
        'A page of hits',
        object({
          items: list(ref('SearchHit')),
          next: { ...nullable(text), description: 'Send it as `cursor` for the next page; null on the last one' },
          total: { ...nullable(integer), description: 'Null when there are more than are ranked' },
        }),
      ),
      ...ERRORS,
      ...QUERY_ERRORS,
    },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const { typed, jobIds, limit, cursor } = readQuery(request, (from) => ({
      typed: from.text('q') ?? '',
      jobIds: from.ids('jobId'),
      limit: from.integer('limit', { least: 1, most: 200 }) ?? 50,
      cursor: from.text('cursor'),
    }))
    const [id, index] = cursor === undefined ? [] : keysOf(cursor, 2).map(Number)
    const found = await searchTexts(deps.search, principal, {
      typed,
      limit,
      ...(jobIds && { jobIds }),
      ...(id !== undefined && index !== undefined && { after: { id, index } }),
    })
    const applications = found.hits.map(({ application }) => application)
    const summaries = await presentSummaries(deps, principal, applications)
    const items = found.hits.map(({ highlights }, place) => ({ application: summaries[place], highlights }))
    const next = found.next ? cursorOf([found.next.id, found.next.index]) : null
    return { status: 200, body: JSON.stringify({ items, next, total: found.total ?? null }) }
  },
}
