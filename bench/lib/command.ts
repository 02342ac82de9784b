/** What every benchmark's command line needs. */

/** Runs a benchmark's whole work and ends the process with a mistake's stack if it throws. */
export async function main(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    process.stderr.write(`${(error as Error).stack}\n`)
    process.exit(1)
  }
}

export function positive(option: string, text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new Error(`--${option} must be a positive number, not "${text}"`)
  return value
}
