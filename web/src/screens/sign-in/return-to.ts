/**
 * Where to go after signing in: only ever to an address of this app, whatever the query of the page says.
 *
 * @returns an address below `/app`, as the router knows it
 */
export function inside(returnTo: string | undefined): string {
  const base = `${location.origin}/app`
  if (returnTo === undefined || !URL.canParse(base + withSlash(returnTo))) return '/app/inbox'
  const { pathname, search, origin } = new URL(base + withSlash(returnTo))
  const isOurs = origin === location.origin && pathname.startsWith('/app/') && !pathname.startsWith('/app/sign-in')
  return isOurs ? pathname + search : '/app/inbox'
}

function withSlash(address: string): string {
  const path = address.replace(/^\/app(?=\/|$)/, '')
  return path.startsWith('/') ? path : `/${path}`
}
