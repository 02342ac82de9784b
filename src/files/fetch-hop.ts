import { isIP, type LookupFunction } from 'node:net'
import { Client, type Dispatcher } from 'undici'
import { FileTooLarge } from '../core/errors.ts'
import { type FetchTarget, fetchFailed, parseFetchUrl } from './fetch-target.ts'
import { readBody } from './read-body.ts'
import { remoteFileName } from './remote-name.ts'

export type FetchRequest = {
  readonly maxBytes: number
  /** Sees the first bytes and the file's name while the rest still comes; throws to stop the fetch. */
  onHead?(head: Uint8Array, fileName: string): void
}

export type FetchedFile = {
  readonly bytes: Uint8Array
  /** As the server says it; not to be trusted. */
  readonly contentType: string | undefined
  readonly fileName: string
}

const longestHeaders = 16_384
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** Makes a connection go to the addresses that were checked, whatever a second resolution would say. */
const pinnedLookup = (addresses: readonly string[]): LookupFunction => {
  const found = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_host, options, callback) => {
    const first = found[0]
    if (options.all) callback(null, found)
    else callback(null, first?.address ?? '', first?.family)
  }
}

// One client for one hop: a kept connection could serve a later request whose check came out otherwise. The socket gets
// the signal too, because a request whose connection is still being made does not end when it is aborted.
const clientFor = ({ url, addresses }: FetchTarget, signal: AbortSignal): Client =>
  new Client(url.origin, {
    allowH2: false,
    maxHeaderSize: longestHeaders,
    maxRequestsPerClient: 1,
    // The deadline of the whole fetch bounds these.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { lookup: pinnedLookup(addresses), timeout: 0, maxCachedSessions: 0, signal },
  })

const header = (response: Dispatcher.ResponseData, name: string): string | undefined => {
  const value = response.headers[name]
  return Array.isArray(value) ? value[0] : value
}

const redirectOf = (response: Dispatcher.ResponseData, url: URL): URL | undefined => {
  const location = header(response, 'location')
  return redirects.has(response.statusCode) && location !== undefined ? parseFetchUrl(location, url) : undefined
}

const readFile = async (response: Dispatcher.ResponseData, visited: readonly URL[], request: FetchRequest) => {
  const { statusCode, body } = response
  // Nobody asked for a part, so a part would be a broken file.
  if (statusCode < 200 || statusCode > 299 || statusCode === 206) {
    throw fetchFailed(`the server answered ${statusCode}`)
  }
  const encoding = header(response, 'content-encoding')?.trim().toLowerCase() || 'identity'
  if (encoding !== 'identity') throw fetchFailed('the server sent it compressed, though it was asked not to')
  const fileName = remoteFileName(header(response, 'content-disposition'), visited)
  const tooLarge = () => new FileTooLarge(fileName, request.maxBytes)
  if (Number(header(response, 'content-length')) > request.maxBytes) throw tooLarge()
  const onHead = (head: Uint8Array) => request.onHead?.(head, fileName)
  const bytes = await readBody(body, { maxBytes: request.maxBytes, tooLarge, onHead })
  return { bytes, contentType: header(response, 'content-type'), fileName }
}

type Hop = {
  readonly target: FetchTarget
  /** The addresses that redirected here. */
  readonly visited: readonly URL[]
  readonly request: FetchRequest
  readonly headers: { readonly [name: string]: string }
  readonly signal: AbortSignal
}

/** Makes one request to a checked target: the file, or the address that it redirects to. */
export const fetchHop = async ({ target, visited, request, headers, signal }: Hop): Promise<FetchedFile | URL> => {
  const { url } = target
  const client = clientFor(target, signal)
  try {
    const response = await client.request({ method: 'GET', path: `${url.pathname}${url.search}`, headers, signal })
    // A body that is left unread fails when its client goes, and nobody else listens.
    response.body.on('error', () => {})
    return redirectOf(response, url) ?? (await readFile(response, [...visited, url], request))
  } finally {
    await client.destroy()
  }
}
