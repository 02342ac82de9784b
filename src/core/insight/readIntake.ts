import type { Principal } from '../access/permissions.ts'
import { InvalidField } from '../errors.ts'
import type { InsightReader, JobReader } from '../ports.ts'
import { daysOf, dayText, isTimeZone, stretchesOf } from './days.ts'
import { scopeOf } from './scopeOf.ts'

/** `day` is `YYYY-MM-DD`. */
export type IntakeDay = { readonly day: string; readonly count: number }

const DAY = 24 * 60 * 60 * 1000
/** More days than this nobody looks at one by one. */
const MOST_DAYS = 800

export type IntakeWanted = {
  readonly jobId?: number
  readonly from: number
  readonly until: number
  /** A name of the IANA database. */
  readonly timeZone: string
}

/**
 * How many applications came in on each day, as the clocks of a zone count days; days on which none came too.
 *
 * @throws NotPermitted | NotFound (job) | InvalidField
 */
export async function readIntake(
  deps: { readonly jobs: JobReader; readonly insight: InsightReader },
  principal: Principal,
  { jobId, from, until, timeZone }: IntakeWanted,
): Promise<IntakeDay[]> {
  const { jobIds } = await scopeOf(deps, principal, jobId, {})
  if (!isTimeZone(timeZone)) {
    throw new InvalidField('timeZone', 'value', { value: timeZone, expected: 'a name such as Europe/Paris' })
  }
  if (until <= from) throw new InvalidField('until', 'value', { expected: 'a time after "from"' })
  if (until - from > MOST_DAYS * DAY) {
    throw new InvalidField('until', 'value', { expected: `a time at most ${MOST_DAYS} days after "from"` })
  }
  const stretches = stretchesOf(from, until, timeZone)
  const counts = new Map<string, number>()
  const found = await Promise.all(
    stretches.map(({ offset, ...created }) =>
      deps.insight.byDay(principal.organizationId, { ...(jobIds && { jobIds }), created }, offset),
    ),
  )
  for (const [day, count] of found.flatMap((days) => [...days])) {
    counts.set(dayText(day), (counts.get(dayText(day)) ?? 0) + count)
  }
  return daysOf(stretches).map((day) => ({ day, count: counts.get(day) ?? 0 }))
}
