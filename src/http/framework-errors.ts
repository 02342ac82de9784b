import type { FastifyRequest } from 'fastify'
import { MalformedBody, NoSuchRoute, UnsupportedMediaType } from './errors.ts'

/** What the HTTP framework itself refuses (a bad escape in the URL, a broken body) is the sender's mistake, in our words. */
export function asDomainError(error: unknown, request: FastifyRequest): unknown {
  const { statusCode, code } = error as { statusCode?: number; code?: string }
  const byFramework = typeof code === 'string' && code.startsWith('FST_')
  if (byFramework && statusCode === 415) {
    return new UnsupportedMediaType(request.headers['content-type'] ?? '', ['application/json'])
  }
  // The framework's own words repeat the whole URL, in whose query a token may stand.
  if (code === 'FST_ERR_BAD_URL') return new MalformedBody('The address has an escape that is not valid')
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return new NoSuchRoute()
  if (byFramework && statusCode !== undefined && statusCode < 500) return new MalformedBody((error as Error).message)
  return error
}
