import createFetchClient, { type Client } from 'openapi-fetch'
import type { components, paths } from './schema.ts'

export type { components, operations, paths } from './schema.ts'

/** Every schema of the API by its name. */
export type Schemas = components['schemas']

export type LonglistClient = Client<paths>

export type ClientOptions = {
  /** The address of the server, such as `https://jobs.example.com`; left out, that of the page. */
  readonly baseUrl?: string
  /** The token of an API client. A page that was signed in needs none: its cookie goes with each request. */
  readonly token?: string
  readonly fetch?: (request: Request) => Promise<Response>
}

/** A client of Longlist's native API: `client.GET('/api/longlist/v1/jobs/{id}', { params: { path: { id } } })`. */
export function createClient({ baseUrl = '', token, fetch }: ClientOptions = {}): LonglistClient {
  return createFetchClient<paths>({
    baseUrl,
    credentials: 'same-origin',
    // A name that stands several times means any of its values.
    querySerializer: { array: { style: 'form', explode: true } },
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
    ...(fetch && { fetch }),
  })
}
