import type { FastifyRequest } from 'fastify'
import { Stale } from '../core/errors.ts'

/** The header that names a version, as the answers carry it. */
export function etagOf(version: number | string): { readonly etag: string } {
  return { etag: `"${version}"` }
}

/**
 * Whether what is to be changed is still what the caller read, where it says so by If-Match (RFC 9110, section 13.1.1).
 *
 * @throws Stale
 */
export function mustMatch(request: FastifyRequest, version: number | string): void {
  const wanted = request.headers['if-match']
  if (wanted === undefined || wanted === '*') return
  const named = wanted.split(',').map((each) => each.trim().replace(/^W\//, ''))
  if (!named.includes(`"${version}"`)) throw new Stale()
}
