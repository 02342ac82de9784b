import { templateOf } from '../../support/documented.ts'
import type { CaseFile, Request } from './case-file.ts'
import { INCLUDES } from './match.ts'

/** What of an operation's documents is in no case. */
export type Gaps = { readonly request: string[]; readonly response: string[]; readonly errors: string[] }

export type Covered = {
  readonly gaps: Gaps
  readonly fields: number
  readonly errors: number
  /** "METHOD /path/{parameter}" of each call whose answer a case looks at. */
  readonly called: readonly string[]
}

export function coverageOf({ documented, cases }: CaseFile): Covered {
  const request = new Set<string>()
  const response = new Set<string>()
  const errors = new Set<string>()
  const called = new Set<string>()
  for (const { request: sent, expect } of cases) {
    for (const path of pathsIn(sent.body)) request.add(path)
    const [, query = ''] = sent.path.split('?', 2)
    for (const name of new URLSearchParams(query).keys()) request.add(`?${name}`)
    for (const name of Object.keys(sent.headers ?? {})) request.add(`header ${name}`)
    if (expect.status < 400) for (const path of pathsIn(expect.body)) response.add(path)
    else errors.add(String((expect.body as { error?: unknown } | undefined)?.error))
    called.add(`${sent.method} ${addressOf(sent)}`)
  }
  const gaps = {
    request: (documented.request ?? []).filter((name) => !request.has(name)),
    response: (documented.response ?? []).filter((name) => !response.has(name)),
    errors: (documented.errors ?? []).filter((name) => !errors.has(name)),
  }
  const fields = [documented.request, documented.response].flatMap((names) => names ?? []).length
  return { gaps, fields, errors: (documented.errors ?? []).length, called: [...called] }
}

/** The template of the address that a case calls, as the OpenAPI document has it. */
export function addressOf({ path }: Request): string | undefined {
  return templateOf(path.replaceAll(/\$\{\w+\}/g, 'x'))
}

/** `{a: {b: 1}, c: [{d: 2}]}` → a, a.b, c, c[].d. */
export function pathsIn(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => pathsIn(each, `${at}[]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => {
    if (key === INCLUDES) return pathsIn(each, at)
    const path = at === '' ? key : `${at}.${key}`
    return [path, ...pathsIn(each, path)]
  })
}
