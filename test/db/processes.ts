import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const CHILD = join(import.meta.dirname, 'child.ts')

/** Does a task of `child.ts` in several processes at once; resolves to what each answered. */
export async function inProcesses<T>(path: string, tasks: readonly (readonly string[])[]): Promise<T[]> {
  const children = tasks.map((task) => new Child(spawn(process.execPath, [CHILD, path, ...task])))
  try {
    for (const child of children) await child.line()
    for (const child of children) child.begin()
    return await Promise.all(children.map(async (child) => JSON.parse(await child.line()) as T))
  } finally {
    await Promise.all(children.map((child) => child.end()))
  }
}

class Child {
  readonly #process: ChildProcess
  readonly #lines: AsyncIterator<string>
  #errors = ''

  constructor(child: ChildProcess) {
    if (!child.stdout || !child.stderr) throw new Error('The child has no pipes')
    this.#process = child
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    child.stderr.on('data', (chunk: Buffer) => {
      this.#errors += chunk.toString()
    })
  }

  async line(): Promise<string> {
    const { value, done } = await this.#lines.next()
    if (done) throw new Error(`The child ended: ${this.#errors}`)
    return value
  }

  begin(): void {
    this.#process.stdin?.write('go\n')
  }

  async end(): Promise<void> {
    const { exitCode, signalCode } = this.#process
    if (exitCode !== null || signalCode !== null) return
    this.#process.kill('SIGKILL')
    await once(this.#process, 'exit')
  }
}
