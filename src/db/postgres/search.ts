import type { SearchScope } from '../../core/ports.ts'
import { indexWords } from '../../core/search/index-words.ts'
import type { SearchQuery, SearchTerm } from '../../core/search/search-query.ts'
import { SEARCH_FIELDS, type SearchField } from '../../core/search/searched-text.ts'
import { query, statement } from '../query.ts'
import { rows } from '../stores/rows.ts'
import type { Found, SearchIndex } from '../stores/search-index.ts'

/** The index of words on PostgreSQL: text search vectors that are written out here, so that its own reading of texts has no part in it. */

type OfApplication = { organizationId: number; applicationId: number }

const remove = query<OfApplication>(
  'delete from search_index where organization_id = :organizationId and application_id = :applicationId',
)
const add = query<OfApplication & { who: string; words: string }>(
  `insert into search_index (organization_id, application_id, who, words)
    values (:organizationId, :applicationId, :who, :words)`,
)

type Asked = { organizationId: number; wanted: string; words: string; phrases: string; limit: number }
type AskedRow = { id: number; rank: number; fits: number }

/**
 * The planner does not see what is asked for inside its own query, and so takes it for rare, which the index answers best at
 * any rate; nor may it go through all rows in the order of their ids. Only what was found so is looked into, for its rank and
 * for phrases, as that costs most. The weights are those of D, C, B and A.
 */
const rankedIn = (column: 'who' | 'words') =>
  query<Asked, AskedRow>(
    `select application_id as id, cast(ts_rank('{0.04, 0.1, 0.4, 1}', newest.${column}, q.asked) * 1000000 as integer) as rank,
        case when q.phrases is null then 1 else cast(newest.${column} @@ q.phrases as integer) end as fits
      from (select application_id, ${column} from search_index
        where organization_id = :organizationId and ${column} @@ (select cast(:wanted as tsquery))
        order by application_id + 0 desc limit :limit) newest
      cross join (select cast(:words as tsquery) as asked, cast(nullif(:phrases, '') as tsquery) as phrases) q`,
  )
const RANKED = { who: rankedIn('who'), words: rankedIn('words') }

const newest = query<Omit<Asked, 'words'>, { id: number; fits: number }>(
  `select application_id as id,
      case when q.phrases is null then 1 else cast(newest.words @@ q.phrases as integer) end as fits
    from (select application_id, words from search_index
      where organization_id = :organizationId and words @@ (select cast(:wanted as tsquery))
      order by application_id + 0 desc limit :limit) newest
    cross join (select cast(nullif(:phrases, '') as tsquery) as phrases) q
    order by id desc`,
)

const newestId = query<{ organizationId: number }, { id: number | null }>(
  'select max(application_id) as id from search_index where organization_id = :organizationId',
)

/**
 * Neighbours by their ids share a word, so that the index can be asked for the newest alone: what very many hold is found
 * among so many of these groups, of some thousand applications each, and what few hold is looked for in all.
 */
const GROUP = 2 ** 14
const NEWEST_GROUPS = 8
/** With fewer hits than this among those that hold the words of a phrase, more of them are looked into. */
const FEW = 25
const MORE = 5

const WEIGHTS: Readonly<Record<SearchField, 'A' | 'B' | 'C' | 'D'>> = {
  name: 'A',
  email: 'B',
  phone: 'B',
  headline: 'B',
  tags: 'B',
  notes: 'C',
  resume: 'D',
}
const WHO = SEARCH_FIELDS.slice(0, SEARCH_FIELDS.indexOf('headline'))
/** What PostgreSQL keeps of the places of a word, and the last place that it knows. */
const MOST_PLACES = 255
const LAST_PLACE = 16_383
/** Bytes of words and places; PostgreSQL refuses a vector of a mebibyte. What comes behind is not found. */
const LARGEST_VECTOR = 900_000

export const postgresSearch: SearchIndex = {
  set(of, { jobId, clientId, text }) {
    const words = indexWords(text)
    const scope = `_o${of.organizationId} _j${jobId} _c${clientId} ${groupOf(of.applicationId)}`
    const vectorOf = (fields: readonly SearchField[]) =>
      `${scope} ${vector(fields.map((field) => [words[field], WEIGHTS[field]]))}`
    return [statement(add, { ...of, who: vectorOf(WHO), words: vectorOf(SEARCH_FIELDS) })]
  },
  remove: (of) => statement(remove, of),
  async ranked(engine, organizationId, { query: asked, scope, fields, limit }) {
    const words = anywhere(asked)
    const values = { organizationId, words, phrases: phrasesOf(asked), limit }
    const wanted = `${scopeOf(organizationId, scope)} & ${words}`
    if (fields === 'who') return toFound(await rows(engine, RANKED.who, { ...values, wanted }), limit)
    const last = (await rows(engine, newestId, { organizationId }))[0]?.id
    if (last === null || last === undefined) return { hits: [], isWhole: true }
    const groups = Array.from({ length: NEWEST_GROUPS }, (_, back) => groupOf(Math.max(0, last - back * GROUP)))
    const among = `${wanted} & (${groups.join(' | ')})`
    const found = toFound(await rows(engine, RANKED.words, { ...values, wanted: among }), limit)
    if (!found.isWhole && found.hits.length >= FEW) return found
    const most = found.isWhole ? limit : limit * MORE
    return toFound(await rows(engine, RANKED.words, { ...values, wanted, limit: most }), most)
  },
  async newest(engine, organizationId, asked, limit) {
    const wanted = `${scopeOf(organizationId, {})} & ${anywhere(asked)}`
    const found = await rows(engine, newest, { organizationId, wanted, phrases: phrasesOf(asked), limit })
    return found.flatMap(({ id, fits }) => (fits === 1 ? [id] : []))
  },
}

function toFound(found: readonly AskedRow[], limit: number): Found {
  return { hits: found.filter(({ fits }) => fits === 1), isWhole: found.length < limit }
}

function groupOf(applicationId: number): string {
  return `_g${Math.floor(applicationId / GROUP)}`
}

/** Places go on over all fields, with one left free between two texts, so that no phrase goes over the end of one. */
function vector(fields: readonly (readonly [texts: readonly string[], weight: string])[]): string {
  const places = new Map<string, string[]>()
  let at = 0
  let size = 0
  for (const [texts, weight] of fields) {
    for (const word of texts.flatMap((text) => [...text.split(' '), ''])) {
      at = Math.min(at + 1, LAST_PLACE)
      if (word === '' || size > LARGEST_VECTOR) continue
      const known = places.get(word)
      if (!known) {
        places.set(word, [`${at}${weight}`])
        size += Buffer.byteLength(word) + 8
      } else if (known.length < MOST_PLACES) {
        known.push(`${at}${weight}`)
        size += 2
      }
    }
  }
  return [...places].map(([word, of]) => `${word}:${of.join(',')}`).join(' ')
}

function scopeOf(organizationId: number, { jobIds, clientId }: SearchScope): string {
  const jobs = jobIds ? ` & (${jobIds.map((id) => `_j${id}`).join(' | ')})` : ''
  return `_o${organizationId}${jobs}${clientId === undefined ? '' : ` & _c${clientId}`}`
}

/** The words of phrases in any order, which the index alone can tell. They hold nothing that would have to be quoted. */
function anywhere(asked: SearchQuery): string {
  return asked.map((term) => textOf(term, '&')).join(' & ')
}

/** Nothing where no words have to stand together. */
function phrasesOf(asked: SearchQuery): string {
  return asked.flatMap((term) => (term.words.length > 1 ? [textOf(term, '<->')] : [])).join(' & ')
}

function textOf({ words, isPrefix }: SearchTerm, between: '&' | '<->'): string {
  return `(${words.join(` ${between} `)}${isPrefix ? ':*' : ''})`
}
