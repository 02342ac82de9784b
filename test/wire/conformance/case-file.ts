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
  /** The ids of the same operation at other addresses; each must be called by a case too. */
  readonly also?: readonly string[]
  readonly source: string
  /**
   * The permissions (Comeet) or scopes (Welcome Kit) without which the operation is refused, as the sources tell; one that
   * may stand for another is behind a bar: `documents_r | documents_rw`. Left out: any credential will do.
   */
  readonly needs?: readonly string[]
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
  /** What happens before, one after another. */
  readonly given?: readonly Given[]
  readonly as?: Caller
  readonly request: Request
  readonly expect: Expected
}

/** A call, a while that passes, or something that no wire can bring about (`in-store.ts`). */
export type Given =
  | {
      readonly as?: Caller
      readonly request: Request
      /** What it is answered with; left out, anything below 300. */
      readonly status?: number
      /** Keeps parts of the answer under names: `messages[0].uid`, or the number in `URL =~ /can/(\d+)`. */
      readonly save?: Readonly<Record<string, string>>
    }
  | { readonly seconds: number }
  | { readonly store: StoreChange }

export type StoreChange =
  | { readonly removeAsDuplicate: string; readonly of: string }
  | { readonly putIntoStage: string; readonly stage: number }
  /** With an opening that the candidate fills. */
  | { readonly hire: string }

/**
 * Who calls: a client that is always there and may do everything (`partner`, the default of Comeet; `portal`, of an
 * employee portal; `other`; `wk`, the default of Welcome Kit; `neighbour`, of another organization; `nobody`, without a
 * credential), or one made for the case with this grant.
 */
export type Caller =
  | 'partner'
  | 'portal'
  | 'other'
  | 'wk'
  | 'neighbour'
  | 'nobody'
  | { readonly permissions?: readonly string[]; readonly scopes?: readonly string[]; readonly rateLimit?: number }

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

export type DialectName = 'comeet' | 'welcome-kit'

/** Every file of a dialect. */
export function caseFiles(dialect: DialectName): CaseFile[] {
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
