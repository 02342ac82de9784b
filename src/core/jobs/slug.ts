/** A name for addresses: `Research & Development` → `research-development`. One that is taken gets a number. */
export function slugOf(name: string, taken: ReadonlySet<string> = new Set()): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const slug = plain || 'unnamed'
  for (let number = 2, tried = slug; ; tried = `${slug}-${number++}`) if (!taken.has(tried)) return tried
}
