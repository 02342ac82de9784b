import type { SearchScope } from '../../core/ports.ts'
import { indexWords } from '../../core/search/index-words.ts'
import type { SearchQuery, SearchTerm } from '../../core/search/search-query.ts'
import { SEARCH_FIELDS, type SearchField } from '../../core/search/searched-text.ts'
import { query, statement } from '../query.ts'
import { rows } from '../stores/rows.ts'
import type { Found, SearchIndex } from '../stores/search-index.ts'

/**
 * The index of words on PostgreSQL: text search vectors that are written out here, so that its own reading of texts has no part
 * in it. What is looked through is kept apart from what is ranked, as the fewer pages have to be visited the quicker it is.
 */

type OfApplication = { organizationId: number; applicationId: number }

const removeWords = query<OfApplication>(
  'delete from search_index where organization_id = :organizationId and application_id = :applicationId',
)
const removeHead = query<OfApplication>(
  'delete from search_head where organization_id = :organizationId and application_id = :applicationId',
)
const addWords = query<OfApplication & { words: string }>(
  'insert into search_index (organization_id, application_id, words) values (:organizationId, :applicationId, :words)',
)
const addHead = query<OfApplication & { head: string }>(
  'insert into search_head (organization_id, application_id, head) values (:organizationId, :applicationId, :head)',
)

type Asked = { organizationId: number; wanted: string; some: string; phrases: string; limit: number }
type AskedRow = { id: number; rank: number; fits: number }

/**
 * The planner does not see what is asked for inside its own query, and so takes it for rare, which the index answers best at
 * any rate; nor may it go through all rows in the order of their ids. Only what was found so is ranked, by the head alone, and
 * looked into for phrases, as that costs most. The weights are those of D, C, B and A.
 */
const ranked = query<Asked, AskedRow>(
  `select newest.application_id as id, cast(ts_rank('{0.04, 0.1, 0.4, 1}', head, q.some) * 1000000 as integer) as rank,
      case when q.phrases is null then 1 else cast(newest.words @@ q.phrases as integer) end as fits
    from (select application_id, words from search_index
      where organization_id = :organizationId and words @@ (select cast(:wanted as tsquery))
      order by application_id + 0 desc limit :limit) newest
    join search_head on search_head.organization_id = :organizationId
      and search_head.application_id = newest.application_id
    cross join (select cast(:some as tsquery) as some, cast(nullif(:phrases, '') as tsquery) as phrases) q`,
)

/** The same among names, e-mails and phone numbers. */
const rankedWho = query<Asked, AskedRow>(
  `select application_id as id, cast(ts_rank('{0.04, 0.1, 0.4, 1}', newest.head, q.some) * 1000000 as integer) as rank,
      case when q.phrases is null then 1 else cast(ts_filter(newest.head, '{a}') @@ q.phrases as integer) end as fits
    from (select application_id, head from search_head
      where organization_id = :organizationId and ts_filter(head, '{a}') @@ (select cast(:wanted as tsquery))
      order by application_id + 0 desc limit :limit) newest
    cross join (select cast(:some as tsquery) as some, cast(nullif(:phrases, '') as tsquery) as phrases) q`,
)

const newest = query<Omit<Asked, 'some'>, { id: number; fits: number }>(
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
 * Neighbours by their ids share a word, so that the index can be asked for the newest alone. There are groups of three sizes, in ids;
 * of each the newest two are asked for.
 */
const GROUPS = [
  { letter: 'x', size: 2 ** 14 },
  { letter: 'y', size: 2 ** 16 },
  { letter: 'z', size: 2 ** 18 },
] as const
type Group = (typeof GROUPS)[number]
/** So many hits among the newest are enough not to look further back. */
const ENOUGH = 300
/** Where fewer than this are to be expected in all, all are asked for. */
const FEW = 1000
/** Hits that hold the words of a phrase have to be looked into, one by one, until there are enough for a page. */
const LOOKED_INTO = { few: 500, many: 4000, most: 10_000 }
const PAGE = 25

const WEIGHTS: Readonly<Record<Exclude<SearchField, 'resume'>, 'A' | 'B' | 'C'>> = {
  name: 'A',
  email: 'A',
  phone: 'A',
  headline: 'B',
  tags: 'B',
  notes: 'C',
}
const HEAD = Object.entries(WEIGHTS) as [Exclude<SearchField, 'resume'>, string][]
/** A resume speaks of a word often that stands there so many times; so many of its words are kept in the head. */
const OFTEN = 3
const MOST_OFTEN = 12
/** What PostgreSQL keeps of the places of a word, and the last place that it knows. */
const MOST_PLACES = 255
const LAST_PLACE = 16_383
/** Bytes of words and places; PostgreSQL refuses a vector of a mebibyte. What comes behind is not found. */
const LARGEST_VECTOR = 900_000

export const postgresSearch: SearchIndex = {
  set(of, { jobId, clientId, text }) {
    const words = indexWords(text)
    const groups = GROUPS.map((group) => groupOf(of.applicationId, group))
    const within = [`_o${of.organizationId}`, `_j${jobId}`, `_c${clientId}`, ...groups]
    const all = vector(SEARCH_FIELDS.map((field) => [words[field], '']))
    const head = vector([...HEAD.map(([field, weight]) => [words[field], weight] as const), [often(words.resume), 'D']])
    return [
      statement(addWords, { ...of, words: `${within.join(' ')} ${all}` }),
      // With the weight of what is asked among names.
      statement(addHead, { ...of, head: `${within.map((word) => `${word}:1A`).join(' ')} ${head}` }),
    ]
  },
  remove: (of) => [statement(removeWords, of), statement(removeHead, of)],
  async ranked(engine, organizationId, { query: asked, scope, fields, limit }) {
    const phrases = phrasesOf(asked)
    const values = { organizationId, some: anyOf(asked), phrases }
    const wanted = `${scopeOf(organizationId, scope)} & ${anywhere(asked)}`
    const last = (await rows(engine, newestId, { organizationId }))[0]?.id
    if (last === null || last === undefined) return { hits: [], isWhole: true }
    const among: Among = async (group, most) => {
      const within = group ? ` & (${newestOf(group, last)})` : ''
      const asked = { ...values, wanted: wanted + within, limit: most }
      const found = await rows(engine, fields === 'who' ? rankedWho : ranked, asked)
      return { hits: found.filter(({ fits }) => fits === 1), isWhole: group === undefined && found.length < most }
    }
    return phrases === '' ? newestHits(among, last, limit) : newestPhrases(among)
  },
  async newest(engine, organizationId, asked, limit) {
    const wanted = `${scopeOf(organizationId, {})} & ${anywhere(asked)}`
    const found = await rows(engine, newest, { organizationId, wanted, phrases: phrasesOf(asked), limit })
    return found.flatMap(({ id, fits }) => (fits === 1 ? [id] : []))
  },
}

/** Looks into so many of the hits in the newest groups, or in all. */
type Among = (group: Group | undefined, most: number) => Promise<Found>

/** From the smallest groups on to those in which enough are to be expected. */
async function newestHits(among: Among, last: number, limit: number): Promise<Found> {
  const first = await among(GROUPS[0], limit)
  if (first.hits.length >= ENOUGH) return first
  const group = wider(first.hits.length, last)
  const more = group && (await among(group, limit))
  return more && more.hits.length >= ENOUGH ? more : among(undefined, limit)
}

/** First into a few, then into as many as are likely to fill a page, then into very many of all. */
async function newestPhrases(among: Among): Promise<Found> {
  const { few, many, most } = LOOKED_INTO
  const first = await among(GROUPS[0], few)
  if (first.hits.length >= PAGE) return first
  const likely = Math.ceil((1.5 * PAGE * few) / Math.max(1, first.hits.length))
  const more = likely <= many ? await among(GROUPS[1], likely) : first
  return more.hits.length >= PAGE ? more : among(undefined, most)
}

function groupOf(applicationId: number, { letter, size }: Group): string {
  return `_${letter}${Math.floor(applicationId / size)}`
}

function newestOf(group: Group, last: number): string {
  return `${groupOf(last, group)} | ${groupOf(Math.max(0, last - group.size), group)}`
}

/** The smallest groups in which enough are to be expected, if all are as dense as the smallest; nothing: ask for all. */
function wider(hits: number, last: number): Group | undefined {
  const idsIn = ({ size }: Group) => (last % size) + size
  const expected = (ids: number) => (hits / idsIn(GROUPS[0])) * ids
  if (expected(last) < FEW) return undefined
  return GROUPS.slice(1).find((group) => idsIn(group) < last && expected(idsIn(group)) >= ENOUGH)
}

/** The words that a resume holds again and again: those that take most of it, as long words say more than short ones. */
function often(resume: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const text of resume) for (const word of text.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .filter(([word, count]) => count >= OFTEN && word !== '')
    .toSorted(([a, timesA], [b, timesB]) => timesB * b.length - timesA * a.length)
    .slice(0, MOST_OFTEN)
    .map(([word]) => word)
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

/** Any of the words: hits are ranked by as many as their heads hold. */
function anyOf(asked: SearchQuery): string {
  return asked.map((term) => textOf(term, '|')).join(' | ')
}

/** Nothing where no words have to stand together. */
function phrasesOf(asked: SearchQuery): string {
  return asked.flatMap((term) => (term.words.length > 1 ? [textOf(term, '<->')] : [])).join(' & ')
}

function textOf({ words, isPrefix }: SearchTerm, between: '&' | '|' | '<->'): string {
  return `(${words.join(` ${between} `)}${isPrefix ? ':*' : ''})`
}
