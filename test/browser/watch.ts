import type { BrowserContext } from 'playwright-core'

/** Before anybody is signed in, the app asks whether somebody is. */
const ASKED_AT_THE_DOOR = '/api/longlist/v1/session'

/**
 * Collects what must not happen in any test: errors on the console, which is where violations of the policy are told,
 * exceptions, and requests to anybody but the server.
 *
 * @param refused parts of the addresses whose answers may be refused
 * @returns what happened so far
 */
export function watch(context: BrowserContext, origin: string, refused: readonly string[]): () => string[] {
  const problems: string[] = []
  const mayFail = [ASKED_AT_THE_DOOR, ...refused]
  context.on('console', (message) => {
    if (message.type() !== 'error') return
    const { url } = message.location()
    // The browser itself tells of each answer that is an error.
    if (message.text().startsWith('Failed to load resource') && mayFail.some((part) => url.includes(part))) return
    problems.push(`${message.text()} (${url})`)
  })
  context.on('weberror', (error) => problems.push(String(error.error())))
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url())
    if (asked !== origin && !['data:', 'blob:', 'about:'].includes(protocol)) {
      problems.push(`a request to another origin: ${request.url()}`)
    }
  })
  return () => problems
}
