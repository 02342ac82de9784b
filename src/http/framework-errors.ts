import { MalformedBody } from './errors.ts'

/** What the HTTP framework itself refuses (a bad escape in the URL, a broken body) is the sender's mistake, in our words. */
export function asDomainError(error: unknown): unknown {
  const { statusCode, code } = error as { statusCode?: number; code?: string }
  const byFramework = typeof code === 'string' && code.startsWith('FST_')
  if (byFramework && statusCode !== undefined && statusCode < 500) return new MalformedBody((error as Error).message)
  return error
}
