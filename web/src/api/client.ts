import { createClient } from '@longlist/client'
import { API } from './prefix.ts'
import { ApiProblem } from './problem.ts'
import type { AnswerFrom, Method, RequestTo, Route } from './routes.ts'
import type { Problem } from './types.ts'

/** The one way to the server: same origin, with the session's cookie; what it refuses is thrown as an ApiProblem. */

/** What every request may carry. */
type Common = {
  /** The version that the change was made from; the server answers `stale` when it is another by now. */
  readonly ifMatch?: string
  readonly signal?: AbortSignal
}
type Sent = Common & { readonly path?: object; readonly query?: object; readonly body?: object }

/** The client's own calls, without the types of its routes: ours are told below. */
type Sender = (url: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>
const client = createClient() as unknown as Record<Uppercase<Method>, Sender>

let csrfToken: string | undefined
/** The token that proves to the server that a write comes from this app; it comes with the session. */
export function setCsrfToken(token: string | undefined): void {
  csrfToken = token
}

const listeners = new Set<() => void>()
/** Calls `listener` whenever the server says that nobody is signed in. @returns what ends that */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

async function send(method: Method, url: string, { path, query, body, ifMatch, signal }: Sent): Promise<unknown> {
  const isRaw = body instanceof Blob
  const headers = {
    ...(method !== 'get' && csrfToken !== undefined && { 'x-csrf-token': csrfToken }),
    ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
    ...(isRaw && { 'content-type': body.type || 'application/octet-stream' }),
  }
  const { data, error, response } = await client[method.toUpperCase() as Uppercase<Method>](API + url, {
    params: { path, query },
    headers,
    ...(body !== undefined && { body }),
    ...(isRaw && { bodySerializer: (blob: Blob) => blob }),
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new ApiProblem({}, 0)
  })
  if (response.ok) return data
  if (response.status === 401 && !url.startsWith('/session')) for (const listener of listeners) listener()
  throw new ApiProblem(typeof error === 'object' ? (error as Partial<Problem>) : {}, response.status)
}

/** A route with nothing to say to it may be asked with nothing. */
type Rest<M extends Method, R extends Route<M>> =
  Record<string, never> extends RequestTo<M, R> ? [call?: Common & RequestTo<M, R>] : [call: Common & RequestTo<M, R>]

const to =
  <M extends Method>(method: M) =>
  <R extends Route<M>>(route: R, ...[call]: Rest<M, R>) =>
    send(method, route, (call ?? {}) as Sent) as Promise<AnswerFrom<M, R>>

/** The API's routes by method: `api.get('/jobs/{id}', { path: { id } })`. What each takes and answers is as the server says. */
export const api = { get: to('get'), post: to('post'), put: to('put'), patch: to('patch'), delete: to('delete') }

/** The bytes at an address that `urlOf` made. */
export async function fetchBytes(url: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(url, { credentials: 'same-origin', signal }).catch((cause: unknown) => {
    if (signal.aborted) throw cause
    throw new ApiProblem({}, 0)
  })
  if (response.ok) return response.blob()
  if (response.status === 401) for (const listener of listeners) listener()
  throw new ApiProblem((await response.json().catch(() => ({}))) as Partial<Problem>, response.status)
}

type Scalar = string | number | boolean
type Query = Readonly<Record<string, Scalar | readonly Scalar[] | null | undefined>>

/** The address of a GET, for links, frames and pictures. */
export function urlOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(name, String(one))
    }
  }
  return API + path + (search.size > 0 ? `?${search}` : '')
}
