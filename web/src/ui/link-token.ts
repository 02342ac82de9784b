import { useState } from 'react'

/**
 * The secret of a link, which stands behind its `#`, where no server sees it. It is taken out of the address, so that it
 * stays in no history and goes along with no address that is copied.
 */
export function useLinkToken(): string {
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)))
  return token
}

/** Takes the secret out of the address once it has been used. */
export function forgetLinkToken(): void {
  history.replaceState(history.state, '', location.pathname + location.search)
}
