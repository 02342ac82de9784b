import createClient from 'openapi-fetch'
import { ApiProblem } from './problem.ts'
import type { Problem } from './types.ts'

/** The one way to the server: same origin, with the session's cookie; what it refuses is thrown as an ApiProblem. */

export const API = '/api/longlist/v1'

type Scalar = string | number | boolean
export type Query = Readonly<Record<string, Scalar | readonly Scalar[] | null | undefined>>

export type Call = {
  /** Fills the names in braces of the path. */
  readonly path?: Readonly<Record<string, Scalar>>
  readonly query?: Query
  /** An object goes as JSON, a Blob as it is. */
  readonly body?: object | Blob
  /** The version that the change was made from; the server answers `stale` when it is another by now. */
  readonly ifMatch?: string
  readonly signal?: AbortSignal
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Sender = (url: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>

const client = createClient<never>({ baseUrl: API, credentials: 'same-origin' }) as unknown as Record<Method, Sender>

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

async function send<T>(method: Method, url: string, { path, query, body, ifMatch, signal }: Call = {}): Promise<T> {
  const isRaw = body instanceof Blob
  const headers = {
    ...(method !== 'GET' && csrfToken !== undefined && { 'x-csrf-token': csrfToken }),
    ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
    ...(isRaw && { 'content-type': body.type || 'application/octet-stream' }),
  }
  const { data, error, response } = await client[method](url, {
    params: { path, query },
    querySerializer: { array: { style: 'form', explode: true } },
    headers,
    ...(body !== undefined && { body }),
    ...(isRaw && { bodySerializer: (blob: Blob) => blob }),
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new ApiProblem({}, 0)
  })
  if (response.ok) return data as T
  if (response.status === 401 && !url.startsWith('/session')) for (const listener of listeners) listener()
  throw new ApiProblem(typeof error === 'object' ? (error as Partial<Problem>) : {}, response.status)
}

export const api = {
  get: <T>(url: string, call?: Call) => send<T>('GET', url, call),
  post: <T = void>(url: string, call?: Call) => send<T>('POST', url, call),
  put: <T = void>(url: string, call?: Call) => send<T>('PUT', url, call),
  patch: <T = void>(url: string, call?: Call) => send<T>('PATCH', url, call),
  delete: <T = void>(url: string, call?: Call) => send<T>('DELETE', url, call),
}

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
