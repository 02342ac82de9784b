const DAY = 24 * 60 * 60 * 1000
const HOUR = DAY / 24
const MINUTE = HOUR / 60

/** A stretch of time in which the clocks of a zone do not change: `offset` is what they show more than UTC, in milliseconds. */
export type Stretch = { readonly from: number; readonly until: number; readonly offset: number }

/** Whether the IANA database, as the runtime has it, knows the zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}

/** The stretches between two times, in a zone of the IANA database. Clocks change once in a few hours at most. */
export function stretchesOf(from: number, until: number, timeZone: string): Stretch[] {
  const offsetAt = offsetsOf(timeZone)
  const stretches: Stretch[] = []
  let start = from
  for (let at = from; at < until; at += 6 * HOUR) {
    const next = Math.min(at + 6 * HOUR, until)
    if (offsetAt(next) === offsetAt(at)) continue
    const change = changeBetween(at, next, offsetAt)
    stretches.push({ from: start, until: change, offset: offsetAt(start) })
    start = change
  }
  if (start < until) stretches.push({ from: start, until, offset: offsetAt(start) })
  return stretches
}

/** The days between two times as clocks of the zone show them. */
export function daysOf(stretches: readonly Stretch[]): string[] {
  const [first, last] = [stretches[0], stretches.at(-1)]
  if (!first || !last) return []
  const days: string[] = []
  const end = dayNumber(last.until - 1, last.offset)
  for (let day = dayNumber(first.from, first.offset); day <= end; day++) days.push(dayText(day))
  return days
}

/** Days since 1970 on clocks that show so much more than UTC. */
export function dayNumber(time: number, offset: number): number {
  return Math.floor((time + offset) / DAY)
}

/** `YYYY-MM-DD` */
export function dayText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

function changeBetween(from: number, until: number, offsetAt: (time: number) => number): number {
  let [low, high] = [from, until]
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE
    if (middle <= low) break
    if (offsetAt(middle) === offsetAt(from)) low = middle
    else high = middle
  }
  return Math.ceil(high / MINUTE) * MINUTE
}

function offsetsOf(timeZone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (time) => {
    const at: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(time)) at[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = at
    const shown = Date.UTC(year, month - 1, day, hour, minute, second)
    return shown - Math.floor(time / 1000) * 1000
  }
}
