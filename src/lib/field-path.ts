/** Adds a key or an index to a path such as `links[0].url`. */
export function joinPath(path: string, part: string): string {
  if (/^\d+$/.test(part)) return `${path}[${part}]`
  return path ? `${path}.${part}` : part
}

/** A JSON pointer (RFC 6901) as such a path. */
export function pathOfPointer(pointer: string): string {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  return parts.reduce(joinPath, '')
}
