/** The only place that reads the environment. */
export function environment(): Readonly<Record<string, string | undefined>> {
  return process.env
}
