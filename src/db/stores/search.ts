import type { SearchReader } from '../../core/ports.ts'
import { parseSearch } from '../../core/search/search-query.ts'
import { bounded, type SearchEntry } from '../../core/search/searched-text.ts'
import type { Engine, Statement } from '../engine.ts'
import { postgresSearch } from '../postgres/search.ts'
import { crossingQuery, manyQuery, query, statement } from '../query.ts'
import type { ApplicationTextTable, NoteTable, SearchQueueTable } from '../schema.ts'
import { sqliteSearch } from '../sqlite/search.ts'
import { toNote } from './application-rows.ts'
import { rows, rowsOfMany } from './rows.ts'
import type { SearchIndex } from './search-index.ts'

/** How many of the newest hits are ranked, and how many of those in names and addresses when there are more hits than that. */
const RANKED = 2000
const RANKED_WHO = 500

type OfApplication = { organizationId: number; applicationId: number }

const queue = query<OfApplication & { mark: number }>(
  `insert into search_queue (organization_id, application_id, mark) values (:organizationId, :applicationId, :mark)
    on conflict (organization_id, application_id) do update set mark = excluded.mark`,
)
const leaveQueue = query<OfApplication & { mark: number }>(
  `delete from search_queue
    where organization_id = :organizationId and application_id = :applicationId and mark = :mark`,
)
const dropFromQueue = query<OfApplication>(
  'delete from search_queue where organization_id = :organizationId and application_id = :applicationId',
)
const removeText = query<OfApplication>(
  'delete from application_text where organization_id = :organizationId and application_id = :applicationId',
)
const addText = query<OfApplication & { texts: string }>(
  `insert into application_text (organization_id, application_id, texts_json)
    values (:organizationId, :applicationId, :texts)`,
)

const texts = manyQuery<{ organizationId: number }, ApplicationTextTable>(
  'select * from application_text where organization_id = :organizationId and application_id in (:values)',
)
const notes = query<OfApplication, NoteTable>(
  `select * from note where organization_id = :organizationId and application_id = :applicationId
    order by created_at, id`,
)

/** Crosses organizations: one task reads the texts of all. */
const waiting = crossingQuery<{ limit: number }, SearchQueueTable>('select * from search_queue limit :limit')

/** The index of words of an engine. */
export function indexOn(engine: Engine['name']): SearchIndex {
  return engine === 'SQLite' ? sqliteSearch : postgresSearch
}

/** A new mark for each time, so that whoever read the text before does not take it out of the line. */
export function queueSearch({ organizationId, applicationId }: OfApplication): Statement {
  return statement(queue, { organizationId, applicationId, mark: Math.floor(Math.random() * 2 ** 48) })
}

export function setSearchEntry(
  on: Engine['name'],
  { organizationId, applicationId, mark, entry }: OfApplication & { mark: number; entry?: SearchEntry | undefined },
): Statement[] {
  const of = { organizationId, applicationId }
  const index = indexOn(on)
  const text = entry && bounded(entry.text)
  return [
    // First, as whoever erases begins there too: of two at the same time one waits for the other.
    { ...statement(leaveQueue, { ...of, mark }), guard: 'stale', mustChange: true },
    ...index.remove(of),
    statement(removeText, of),
    ...(entry && text
      ? [...index.set(of, { ...entry, text }), statement(addText, { ...of, texts: JSON.stringify(text) })]
      : []),
  ]
}

/** Takes an application out of everything that a search looks into. */
export function removeFromSearch(on: Engine['name'], { organizationId, applicationId }: OfApplication): Statement[] {
  const of = { organizationId, applicationId }
  return [statement(dropFromQueue, of), ...indexOn(on).remove(of), statement(removeText, of)]
}

export function createSearchReader(engine: Engine): SearchReader {
  const index = indexOn(engine.name)
  return {
    async ranked(organizationId, asked, scope) {
      if (asked.length === 0 || scope.jobIds?.length === 0) return { ids: [], isWhole: true }
      const wanted = { query: asked, scope }
      const found = await index.ranked(engine, organizationId, { ...wanted, fields: 'all', limit: RANKED })
      const older = found.isWhole
        ? []
        : (await index.ranked(engine, organizationId, { ...wanted, fields: 'who', limit: RANKED_WHO })).hits
      const seen = new Set(found.hits.map(({ id }) => id))
      const all = [...found.hits, ...older.filter(({ id }) => !seen.has(id))]
      all.sort((a, b) => b.rank - a.rank || b.id - a.id)
      return { ids: all.map(({ id }) => id), isWhole: found.isWhole }
    },
    async idsMatching(organizationId, typed, limit) {
      const asked = parseSearch(typed)
      return asked.length === 0 ? [] : index.newest(engine, organizationId, asked, limit)
    },
    async texts(organizationId, applicationIds) {
      const found = await rowsOfMany(engine, texts, { organizationId }, applicationIds)
      return new Map(found.map(({ application_id, texts_json }) => [application_id, JSON.parse(texts_json)]))
    },
    notes: async (organizationId, applicationId) =>
      (await rows(engine, notes, { organizationId, applicationId })).map(toNote),
    waiting: async (limit) =>
      (await rows(engine, waiting, { limit })).map((row) => ({
        organizationId: row.organization_id,
        applicationId: row.application_id,
        mark: row.mark,
      })),
  }
}
