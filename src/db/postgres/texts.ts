import type { Statement } from '../engine.ts'

/** Our SQL in PostgreSQL's spelling. */

/** A statement as it is sent. */
export type Sent = { readonly text: string; readonly values: readonly (string | null)[] }

const texts = new Map<string, string>()
const mustChangeTexts = new Map<string, string>()
const mustFindTexts = new Map<string, string>()

type Kind = Pick<Statement, 'sql' | 'params' | 'mustChange' | 'mustFind'>

export function toSent({ sql, params, mustChange, mustFind }: Kind): Sent {
  const text = mustChange ? mustChangeText(sql) : mustFind ? mustFindText(sql) : textOf(sql)
  return { text, values: params.map(toText) }
}

/** Tells the policies of row-level security whose rows the statements after it may touch, until the transaction ends. */
export function reachTo(reach: number | string): Sent {
  return { text: SET_REACH, values: [String(reach)] }
}

const SET_REACH = `select set_config('longlist.reach', $1, true)`

function textOf(sql: string): string {
  let text = texts.get(sql)
  if (text === undefined) {
    let count = 0
    text = sql.replace(/\?/g, () => `$${++count}`)
    texts.set(sql, text)
  }
  return text
}

/**
 * The text of a statement that fails when it changes no row. All statements of a unit are on their way before the first
 * is answered, and the database must refuse what comes after one that did not do what it had to.
 */
function mustChangeText(sql: string): string {
  let text = mustChangeTexts.get(sql)
  if (text === undefined) {
    text = `with changed as (${textOf(sql)} returning 1) select 1 / count(*) from changed`
    mustChangeTexts.set(sql, text)
  }
  return text
}

/** The same for a statement that reads. */
function mustFindText(sql: string): string {
  let text = mustFindTexts.get(sql)
  if (text === undefined) {
    text = `select 1 / count(*) from (${textOf(sql)}) found`
    mustFindTexts.set(sql, text)
  }
  return text
}

/** PostgreSQL's texts hold no NUL: in a plain column it becomes the replacement character. In JSON it is escaped already. */
function toText(value: string | number | null): string | null {
  if (value === null) return null
  const text = String(value)
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text
}
