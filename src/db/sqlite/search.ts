import type { SearchScope } from '../../core/ports.ts'
import { indexWords } from '../../core/search/index-words.ts'
import type { SearchQuery } from '../../core/search/search-query.ts'
import { SEARCH_FIELDS, type SearchEntry } from '../../core/search/searched-text.ts'
import type { Engine, Statement } from '../engine.ts'
import { query, statement } from '../query.ts'
import { rows } from '../stores/rows.ts'
import type { Found, SearchIndex } from '../stores/search-index.ts'

/** The index of words on SQLite: FTS5, whose rows are read from the newest on, so that common words cost no more than rare ones. */

type OfApplication = { organizationId: number; applicationId: number }

/** Ids of applications are unique in the whole file. */
const remove = query<OfApplication>('delete from search_index where rowid = :applicationId')

const FIELDS = SEARCH_FIELDS.join(', ')
const VALUES = SEARCH_FIELDS.map((field) => `:${field}`).join(', ')
type Row = OfApplication & { scope: string } & { [field in (typeof SEARCH_FIELDS)[number]]: string }
const add = query<Row>(`insert into search_index (rowid, scope, ${FIELDS}) values (:applicationId, :scope, ${VALUES})`)

type Wanted = { organizationId: number; wanted: string; limit: number }

const MATCHES = `search_index match 'scope : "_o' || cast(:organizationId as integer) || '" AND ' || :wanted`

/** The weights are those of the columns: the scope's, then the fields' in their order. */
const ranked = query<Wanted, { id: number; rank: number }>(
  `select rowid as id, bm25(search_index, 0, 20, 10, 10, 6, 6, 2, 1) as rank from search_index where ${MATCHES}
    order by rowid desc limit :limit`,
)

const newest = query<Wanted, { id: number }>(
  `select rowid as id from search_index where ${MATCHES} order by rowid desc limit :limit`,
)

/** Between two texts of a field, so that no phrase goes over its end. */
const END = ' _ '

export const sqliteSearch: SearchIndex = {
  set(of, { jobId, clientId, text }: SearchEntry): Statement[] {
    const words = indexWords(text)
    const values = Object.fromEntries(SEARCH_FIELDS.map((field) => [field, words[field].join(END)]))
    const scope = `_o${of.organizationId} _j${jobId} _c${clientId}`
    return [statement(add, { ...of, scope, ...values } as Row)]
  },
  remove: (of) => [statement(remove, of)],
  async ranked(engine: Engine, organizationId, { query: asked, scope, fields, limit }): Promise<Found> {
    const within = fields === 'who' ? `{name email phone} : (${termsOf(asked)})` : termsOf(asked)
    const found = await rows(engine, ranked, { organizationId, wanted: `${scopeOf(scope)}${within}`, limit })
    // The best has the lowest.
    return { hits: found.map(({ id, rank }) => ({ id, rank: -rank })), isWhole: found.length < limit }
  },
  async newest(engine, organizationId, asked, limit) {
    const found = await rows(engine, newest, { organizationId, wanted: termsOf(asked), limit })
    return found.map(({ id }) => id)
  },
}

function scopeOf({ jobIds, clientId }: SearchScope): string {
  const jobs = jobIds && `scope : (${jobIds.map((id) => `"_j${id}"`).join(' OR ')}) AND `
  return `${jobs ?? ''}${clientId === undefined ? '' : `scope : "_c${clientId}" AND `}`
}

/** Words hold nothing that would have to be escaped. */
function termsOf(asked: SearchQuery): string {
  return asked.map(({ words, isPrefix }) => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`).join(' AND ')
}
