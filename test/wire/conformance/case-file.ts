import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/**
 * The cases of one operation, as data. Every expectation comes from where `source` says: a document, a section of the fact
 * sheet, or our own decision where both are silent (then docs/ says it too).
 */
export type CaseFile = {
  /** The operation's id, as in the dialect's OpenAPI document. */
  readonly operation: string
  readonly source: string
  /** What the sources name: each must be in a case. */
  readonly documented: {
    /** `name`, `source_contact.email`, `links[].url`; `?status` in the query; `header IDENTIFIER_TYPE`. */
    readonly request?: readonly string[]
    /** Of an answer without error; in a bare list `[].uid`. */
    readonly response?: readonly string[]
    /** Values of the answer's `error`. */
    readonly errors?: readonly string[]
  }
  readonly cases: readonly Case[]
}

export type Case = {
  readonly name: string
  readonly source: string
  /** Calls before, one after another; `save` keeps parts of an answer under names. */
  readonly given?: readonly Given[]
  readonly as?: Caller
  readonly request: Request
  readonly expect: Expected
}

export type Given = {
  readonly as?: Caller
  readonly request: Request
  readonly save?: Readonly<Record<string, string>>
}

/**
 * Who calls: a client that is always there (`partner`, the default of Comeet; `portal`; `other`; `wk`, the default of
 * Welcome Kit; `guest`, who has `my_candidates_rw`; `neighbour` and `neighbour wk`, of another organization; `nobody`),
 * or one made for the case with this grant.
 */
export type Caller =
  | 'partner'
  | 'portal'
  | 'other'
  | 'wk'
  | 'guest'
  | 'neighbour'
  | 'neighbour wk'
  | 'nobody'
  | { readonly permissions?: readonly string[]; readonly scopes?: readonly string[] }

export type Request = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD'
  /** With the query. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is. */
  readonly raw?: string
}

export type Expected = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Compared as `match.ts` says: keys that it does not name may be there. */
  readonly body?: unknown
  /** No other keys than those that `body` names. */
  readonly exactly?: boolean
}

/** Every file of a dialect. */
export function caseFiles(dialect: 'comeet' | 'welcome-kit'): CaseFile[] {
  const folder = join(import.meta.dirname, dialect)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => {
      const file = parse(readFileSync(join(folder, name), 'utf8')) as CaseFile
      if (`${file.operation}.yaml` !== name) throw new Error(`${name} is about the operation ${file.operation}`)
      return file
    })
}
