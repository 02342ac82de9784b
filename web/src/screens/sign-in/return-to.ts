/** Where who has signed in without having asked for anything begins. */
const BEGIN = '/app/inbox'

/**
 * Where to go after signing in: only ever to an address of this app, whatever the query of the page says.
 *
 * @param origin of this page
 * @returns a path below `/app/`, with its query
 */
export function inside(returnTo: string | undefined, origin: string): string {
  if (returnTo === undefined) return BEGIN
  const path = returnTo.replace(/^\/app(?=\/|$)/, '')
  const address = `${origin}/app${path.startsWith('/') ? path : `/${path}`}`
  if (!URL.canParse(address)) return BEGIN
  const url = new URL(address)
  const isOurs = url.origin === origin && url.pathname.startsWith('/app/') && !url.pathname.includes('//')
  return isOurs && !url.pathname.startsWith('/app/sign-in') ? url.pathname + url.search : BEGIN
}
