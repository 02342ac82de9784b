/**
 * What a run is narrowed to: DATABASES=sqlite,postgres and BLOBS=disk,s3 name what is tested; left out, everything is.
 *
 * @throws Error when a variable names something that there is not
 */
const KNOWN = { DATABASES: ['sqlite', 'postgres'], BLOBS: ['disk', 's3'] } as const

export function wanted<V extends keyof typeof KNOWN>(variable: V, name: (typeof KNOWN)[V][number]): boolean {
  const known: readonly string[] = KNOWN[variable]
  const text = process.env[variable]
  if (!text) return true
  const names = text.split(',').map((item) => item.trim())
  for (const each of names) {
    if (!known.includes(each)) throw new Error(`${variable} knows ${known.join(' and ')}, not "${each}"`)
  }
  return names.includes(name)
}
