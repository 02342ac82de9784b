import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { FetchFailed } from '../core/errors.ts'
import { type AddressGuard, bareHost } from './address-guard.ts'

/** Turns a host name into all its addresses. */
export type Resolver = (host: string) => Promise<readonly string[]>

/** An address that may be fetched, and the only IP addresses that a connection for it may go to. */
export type FetchTarget = { readonly url: URL; readonly addresses: readonly string[] }

/** A failure in one sentence; `why` must be safe to show to a stranger. */
export const fetchFailed = (why: string): FetchFailed => new FetchFailed(`The file could not be fetched: ${why}.`)

/** Asks the system, so that its hosts file and search rules count as they do for every other program. */
export const systemResolver: Resolver = async (host) =>
  (await lookup(host, { all: true, order: 'verbatim' })).map(({ address }) => address)

/** Reads a URL that a stranger gave, or a redirect to it. @throws FetchFailed */
export const parseFetchUrl = (text: string, base?: URL): URL => {
  const url = URL.parse(text, base?.href)
  if (!url) throw fetchFailed(base ? 'the server redirects to an address that is not a URL' : 'the URL is not valid')
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw fetchFailed('only http and https URLs can be fetched')
  if (url.username !== '' || url.password !== '') throw fetchFailed('a URL with a user name or password cannot be used')
  return url
}

const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80))

// Unresolvable and private names get one answer: the difference would tell a stranger which internal names exist.
const unknownHost = 'the host name could not be resolved to a public address'

const addressesOf = async (host: string, resolve: Resolver): Promise<readonly string[]> => {
  try {
    const addresses = await resolve(host)
    if (addresses.length > 0) return addresses
  } catch {
    // Whatever the reason, a stranger is told the same.
  }
  throw fetchFailed(unknownHost)
}

/**
 * Checks where a URL leads, before any connection: every address of its host must be permitted.
 * @throws FetchFailed
 */
export const checkTarget = async (url: URL, guard: AddressGuard, resolve: Resolver): Promise<FetchTarget> => {
  const host = bareHost(url.hostname)
  const port = portOf(url)
  const isLiteral = isIP(host) !== 0
  const addresses = isLiteral ? [host] : await addressesOf(host, resolve)
  const targets = addresses.map((address) => ({ host, port, address }))
  if (!targets.every((target) => guard.permits(target))) {
    throw fetchFailed(isLiteral ? 'the address is not public' : unknownHost)
  }
  const usualPort = port === 80 || port === 443 || port >= 1024
  if (!usualPort && !targets.every((target) => guard.isListed(target))) {
    throw fetchFailed(`port ${port} cannot be used; use 80, 443, or one from 1024`)
  }
  return { url, addresses }
}
