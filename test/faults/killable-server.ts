import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { SettingName } from '../../src/config/settings.ts'

const CHILD = join(import.meta.dirname, 'server-child.ts')

/** The server in a process of its own; see `server-child.ts`. */
export class KillableServer {
  readonly #process: ChildProcess
  readonly #lines: AsyncIterator<string>
  readonly #ended: Promise<unknown>
  #errors = ''

  /**
   * @param cache where compiled code is kept, so that the next one loads quicker
   * @param settings that are not the usual ones
   */
  constructor(folder: string, cache: string, settings: { readonly [K in SettingName]?: string } = {}) {
    const env = { ...process.env, NODE_COMPILE_CACHE: cache }
    const child = spawn(process.execPath, [CHILD, folder, JSON.stringify(settings)], {
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    this.#process = child
    this.#ended = once(child, 'exit')
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    child.stdin.on('error', () => {})
    child.stderr.on('data', (chunk: Buffer) => {
      this.#errors += chunk.toString()
    })
  }

  /** Starts to serve. @returns the URL */
  async serve(): Promise<string> {
    await this.#line()
    this.#process.stdin?.write('serve\n')
    return this.#line()
  }

  /** What it complained about, which is nothing when all is well. */
  get errors(): string {
    return this.#errors
  }

  async #line(): Promise<string> {
    const { value, done } = await this.#lines.next()
    if (done) throw new Error(`The server ended: ${this.#errors}`)
    return value
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.#ended
  }

  get isAlive(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null
  }

  /** @returns the exit code */
  async terminate(): Promise<number | null> {
    this.#process.kill('SIGTERM')
    await this.#ended
    return this.#process.exitCode
  }
}
