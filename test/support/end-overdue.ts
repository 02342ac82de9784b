import type { Reporter, TestModule, Vitest } from 'vitest/node'

/**
 * Ends a run in which one file takes too long, and says which. The runner's own limits are kept by the worker that runs the
 * file, and so do not hold for one that never gives way.
 */

/** In minutes: far more than any file takes on a slow machine. */
const LONGEST_FILE = 15

export class EndOverdue implements Reporter {
  readonly #running = new Map<string, NodeJS.Timeout>()
  #vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  onTestModuleStart({ id, project, relativeModuleId }: TestModule): void {
    const end = () => {
      process.stderr.write(`${project.name} ${relativeModuleId} was not over after ${LONGEST_FILE} minutes.\n`)
      process.exitCode = 1
      void this.#vitest?.exit(true)
    }
    this.#running.set(id, setTimeout(end, LONGEST_FILE * 60_000).unref())
  }

  onTestModuleEnd({ id }: TestModule): void {
    clearTimeout(this.#running.get(id))
  }
}
