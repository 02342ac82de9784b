const TIME = /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:([Zz])|([+\- ])(\d\d):?(\d\d)?)?)?$/

/**
 * The moment that an ISO 8601 text names, in milliseconds since 1970: a date, or a date with a time, with or without
 * seconds, a fraction and an offset. Without an offset it is UTC. A plus that became a blank on its way through a URL is
 * understood. Undefined when it is no such text or there is no such day.
 */
export function parseIsoTime(text: string): number | undefined {
  const match = TIME.exec(text)
  if (!match) return undefined
  const [, day, minute = '00:00', second = '00', fraction = '', , sign, hours = '0', minutes = '0'] = match
  const plain = `${day}T${minute}:${second}`
  const time = Date.parse(`${plain}Z`)
  // A day that is not in the calendar would become one of the next month.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 19) !== plain) return undefined
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000
  const moment = time + Number(fraction.padEnd(3, '0').slice(0, 3)) - (sign === '-' ? -offset : offset)
  return moment >= FIRST && moment <= LAST ? moment : undefined
}

/** What can be written with a year of four digits in UTC. */
const FIRST = Date.parse('0000-01-01T00:00:00Z')
const LAST = Date.parse('9999-12-31T23:59:59.999Z')
