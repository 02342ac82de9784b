import type { ApplicationFilter, InsightQuery, Time } from '../../api/types.ts'
import type { InsightSearch } from '../../filters/search-params.ts'

/** Days are those of who looks, written `YYYY-MM-DD`; the server is asked for instants. */
export type Day = string

export const RANGES = ['7', '30', '90', '365', 'all', 'custom'] as const
export type RangeName = (typeof RANGES)[number]

export function dayOf(date: Date): Day {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The first moment of a day, some days later; a day of a change of the clock has its own length. */
export function dateOf(day: Day, later = 0): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later)
}

const isDay = (text: string | undefined): text is Day => text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text)
const isRange = (text: string | undefined): text is RangeName => RANGES.includes(text as RangeName)

/** Which days an address asks for; the last 30 where it says nothing. */
export function rangeOf({ range, from, until }: InsightSearch): { name: RangeName; from?: Day; until?: Day } {
  if (isDay(from) || isDay(until)) {
    return { name: 'custom', ...(isDay(from) && { from }), ...(isDay(until) && { until }) }
  }
  const name = isRange(range) && range !== 'custom' ? range : '30'
  if (name === 'all') return { name }
  const today = dayOf(new Date())
  return { name, from: dayOf(dateOf(today, 1 - Number(name))), until: today }
}

const instant = (day: Day, later = 0): Time => dateOf(day, later).toISOString()

export function queryOf(search: InsightSearch): InsightQuery {
  const { from, until } = rangeOf(search)
  return {
    ...(search.jobId !== undefined && { jobId: search.jobId }),
    ...(from && { from: instant(from) }),
    ...(until && { until: instant(until, 1) }),
  }
}

/** The list of what is counted: everybody who was received in the period, archived or not. */
export function listOf({ jobId, from, until }: InsightQuery): ApplicationFilter {
  return {
    archived: 'any',
    ...(jobId !== undefined && { jobId: [jobId] }),
    ...(from !== undefined && { createdFrom: from }),
    ...(until !== undefined && { createdUntil: until }),
  }
}

/** The same for one day of it. */
export function listOfDay(query: InsightQuery, day: Day): ApplicationFilter {
  return listOf({ ...query, from: instant(day), until: instant(day, 1) })
}

/** Every day from the first to the last, each with what it counts, also where that is nothing. */
export function everyDay(items: readonly { day: Day; count: number }[], from?: Day, until?: Day) {
  const counts = new Map(items.map(({ day, count }) => [day, count]))
  const days = [...counts.keys()].toSorted()
  const first = from ?? days[0]
  const last = until ?? days.at(-1)
  const every: { day: Day; count: number }[] = []
  if (first === undefined || last === undefined) return every
  for (let day = first; day <= last; day = dayOf(dateOf(day, 1))) every.push({ day, count: counts.get(day) ?? 0 })
  return every
}
