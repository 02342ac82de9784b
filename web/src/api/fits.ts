import type { ApplicationFilter, ApplicationQuery, ApplicationSummary } from './types.ts'

/** What the server answers to a filter, foreseen: so that a change shows in a list without asking for the list again. */

const among = (wanted: readonly string[] | undefined, value: string): boolean =>
  wanted === undefined || wanted.length === 0 || wanted.includes(value)

/** Whether an application is among those that a filter finds; undefined where only the server can tell. */
export function fits(filter: ApplicationFilter, item: ApplicationSummary): boolean | undefined {
  const { archived = 'false', tag, hasResume, createdFrom, createdUntil, updatedFrom } = filter
  const isIn =
    among(filter.jobId, item.job.id) &&
    among(filter.stageId, item.stage.id) &&
    among(filter.stageKind, item.stage.kind) &&
    among(filter.status, item.status) &&
    among(filter.sourceId, item.source.id) &&
    among(filter.surface, item.surface) &&
    among(filter.personId, item.personId) &&
    (archived === 'any' || item.archived === (archived === 'true')) &&
    (tag === undefined || tag.length === 0 || tag.some((one) => item.tags.includes(one))) &&
    (hasResume === undefined || item.hasResume === hasResume) &&
    (createdFrom === undefined || item.createdAt >= createdFrom) &&
    (createdUntil === undefined || item.createdAt < createdUntil) &&
    (updatedFrom === undefined || item.updatedAt >= updatedFrom)
  if (!isIn) return false
  return filter.q === undefined && filter.reachedStageId === undefined ? true : undefined
}

const sortedBy = {
  created: (item: ApplicationSummary) => item.createdAt,
  updated: (item: ApplicationSummary) => item.updatedAt,
  stageEntered: (item: ApplicationSummary) => item.stageEnteredAt,
  name: (item: ApplicationSummary) => item.name.toLowerCase(),
}

/** The order of a list: below 0 where `a` comes before `b`. */
export function orderOf({
  sort = '-created',
}: ApplicationQuery): (a: ApplicationSummary, b: ApplicationSummary) => number {
  const isDown = sort.startsWith('-')
  const valueOf = sortedBy[(isDown ? sort.slice(1) : sort) as keyof typeof sortedBy]
  return (a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)]
    const up = x === y ? a.number - b.number : x < y ? -1 : 1
    return isDown ? -up : up
  }
}
