/**
 * The servers that a database URL names. As with libpq, the host may be a list (`postgres://user@one,two:5433/name`): the
 * first that answers and takes writes is used, so that a replica that was promoted is found.
 */
export type Hosts = {
  /** The URL of the server in use. */
  current(): string
  /** The one in use did not answer, or takes no writes: the next one's turn, if it is still the one in use. */
  leave(url: string): void
  readonly several: boolean
}

const URL_PARTS = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^/?]*)(.*)$/

export function createHosts(url: string): Hosts {
  const [, head = '', hosts = '', tail = ''] = URL_PARTS.exec(url) ?? []
  const urls = hosts.split(',').map((host) => head + host + tail)
  let at = 0
  return {
    current: () => urls[at] as string,
    leave(left) {
      if (urls[at] === left) at = (at + 1) % urls.length
    },
    several: urls.length > 1,
  }
}
