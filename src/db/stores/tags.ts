import type { Application } from '../../core/applications/application.ts'
import type { Engine, SqlValue, Statement } from '../engine.ts'
import { insertText, manyQuery, query, statement } from '../query.ts'
import { rows, rowsOfMany } from './rows.ts'

/** Tags in rows of their own, for whoever looks for applications by one. Those that are not there any more have none. */

/** Longer ones are cut: an index takes no longer keys. */
const LONGEST = 255

type TagOf = { organizationId: number; tag: string; applicationId: number }

const removeTag = query<TagOf>(
  'delete from application_tag where organization_id = :organizationId and tag = :tag and application_id = :applicationId',
)

/** A tag as lists look for it. */
export function tagKey(tag: string): string {
  return Array.from(tag.replaceAll('\0', '')).slice(0, LONGEST).join('')
}

/** What a change of an application does to them: mostly nothing. */
export function tagStatements(from: Application | undefined, to: Application): Statement[] {
  const before = keysOf(from)
  const after = keysOf(to)
  if (before.size === 0 && after.size === 0) return []
  const { organizationId, id: applicationId } = to
  const removed = [...before].filter((tag) => !after.has(tag))
  const added = [...after].filter((tag) => !before.has(tag))
  const statements = removed.map((tag) => statement(removeTag, { organizationId, tag, applicationId }))
  if (added.length > 0) {
    const params: SqlValue[] = added.flatMap((tag) => [organizationId, tag, applicationId])
    statements.push({ sql: insertTags(added.length), params, reach: organizationId })
  }
  return statements
}

function keysOf(application: Application | undefined): ReadonlySet<string> {
  return new Set(application && application.deletedAt === undefined ? application.tags.map(tagKey) : [])
}

function insertTags(count: number): string {
  return insertText('application_tag', ['organization_id', 'tag', 'application_id'], count)
}

type Used = { tag: string; count: number }

const inUse = query<{ organizationId: number; limit: number }, Used>(
  `select tag, count(*) as count from application_tag where organization_id = :organizationId
    group by tag order by count(*) desc, tag limit :limit`,
)

const inUseOf = manyQuery<{ organizationId: number }, Used>(
  `select t.tag, count(*) as count from application a cross join application_tag t
    where a.organization_id = :organizationId and a.job_id in (:values)
      and t.organization_id = a.organization_id and t.application_id = a.id
    group by t.tag`,
)

/** Most used first. */
export async function tagsInUse(
  engine: Engine,
  organizationId: number,
  limit: number,
  jobIds?: readonly number[],
): Promise<{ name: string; count: number }[]> {
  const found = jobIds
    ? summed(await rowsOfMany(engine, inUseOf, { organizationId }, jobIds)).slice(0, limit)
    : await rows(engine, inUse, { organizationId, limit })
  return found.map(({ tag, count }) => ({ name: tag, count: Number(count) }))
}

/** A hundred jobs are asked for at a time. */
function summed(found: readonly Used[]): Used[] {
  const counts = new Map<string, number>()
  for (const { tag, count } of found) counts.set(tag, (counts.get(tag) ?? 0) + Number(count))
  const all = [...counts].map(([tag, count]) => ({ tag, count }))
  return all.toSorted((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1))
}
