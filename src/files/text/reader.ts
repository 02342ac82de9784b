import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, extname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FileUnreadable, Unavailable } from '../../core/errors.ts'
import type { DocumentReader } from '../../core/files.ts'
import { HEAP_MEGABYTES, MOST_MEMORY, READ_TIMEOUT } from './limits.ts'

export type ReadRequest = { readonly act: 'text' | 'preview'; readonly bytes: Uint8Array }
export type ReadAnswer = { readonly ready: true } | { readonly read: string | undefined } | { readonly failure: string }

type Job = ReadRequest & {
  readonly resolve: (read: string | undefined) => void
  readonly reject: (error: FileUnreadable | Unavailable) => void
}

/** How long the process stays when there is nothing to read, and how often its memory is looked at. Milliseconds. */
const IDLE = 30_000
const LOOK_EVERY = 100
const PAGE_SIZE = 4096

/**
 * One process reads one document at a time. It has a bounded heap and no right to write, to connect, or to read anything but the
 * program; what takes too long or too much memory ends with it, and the next document gets a new one.
 */
export function createDocumentReader(limits = { timeoutMs: READ_TIMEOUT, bytes: MOST_MEMORY }): DocumentReader {
  const waiting: Job[] = []
  let child: ChildProcess | undefined
  let isReady = false
  let current: Job | undefined
  let closed = false
  let idle: NodeJS.Timeout | undefined
  let watch: NodeJS.Timeout | undefined

  function next(): void {
    if (current || closed) return
    clearTimeout(idle)
    if (waiting.length === 0) {
      if (child) idle = setTimeout(end, IDLE).unref()
      return
    }
    child ??= start()
    if (!isReady) return
    current = waiting.shift() as Job
    const { act, bytes } = current
    const { pid = 0 } = child
    const deadline = performance.now() + limits.timeoutMs
    watch = setInterval(() => {
      if (performance.now() > deadline || memoryOf(pid) > limits.bytes) child?.kill('SIGKILL')
    }, LOOK_EVERY)
    child.send({ act, bytes }, (error) => error && child?.kill('SIGKILL'))
  }

  function start(): ChildProcess {
    const started = fork(CHILD, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [...rightsOf(), `--max-old-space-size=${HEAP_MEGABYTES}`],
      env: {},
      cwd: tmpdir(),
    })
    started.on('message', (answer: ReadAnswer) => {
      if (started !== child) return
      if ('ready' in answer) {
        isReady = true
        next()
      } else if ('read' in answer) settle((job) => job.resolve(answer.read))
      else settle((job) => job.reject(new FileUnreadable()))
    })
    const gone = () => {
      if (started !== child) return
      const never = !isReady
      child = undefined
      isReady = false
      // What was never begun says nothing of the documents.
      if (never) for (const job of waiting.splice(0)) job.reject(new Unavailable('Documents cannot be read now', 60))
      settle((job) => job.reject(new FileUnreadable()))
    }
    started.on('exit', gone)
    started.on('error', gone)
    return started
  }

  function settle(how: (job: Job) => void): void {
    clearInterval(watch)
    const job = current
    current = undefined
    if (job) how(job)
    next()
  }

  function end(): void {
    const ended = child
    child = undefined
    isReady = false
    ended?.kill('SIGKILL')
  }

  const read = (act: ReadRequest['act'], bytes: Uint8Array, goesFirst: boolean) =>
    new Promise<string | undefined>((resolve, reject) => {
      if (closed) return reject(new Unavailable('The server is ending'))
      waiting[goesFirst ? 'unshift' : 'push']({ act, bytes, resolve, reject })
      next()
    })

  return {
    text: (bytes) => read('text', bytes, false),
    preview: (bytes) => read('preview', bytes, true),
    close() {
      closed = true
      clearTimeout(idle)
      end()
      const gone = new Unavailable('The server is ending')
      settle((job) => job.reject(gone))
      for (const job of waiting.splice(0)) job.reject(gone)
    },
  }
}

/** From sources, and from the published package. */
const HERE = fileURLToPath(import.meta.url)
const CHILD = join(dirname(HERE), `reader-child${extname(HERE)}`)
const PACKAGES = ['unpdf', 'word-extractor', 'mammoth', 'fflate', 'saxes', 'sanitize-html']

let rights: string[] | undefined

/** The program and its packages may be read, as they are named and where they really lie. Nothing else is allowed. */
function rightsOf(): string[] {
  if (rights) return rights
  const require = createRequire(import.meta.url)
  const program = join(dirname(HERE), '..', '..')
  const folders = new Set([program, join(program, '..', 'package.json'), join(program, '..', 'node_modules')])
  for (const name of PACKAGES) {
    const path = require.resolve(name)
    folders.add(path.slice(0, path.lastIndexOf(`${sep}node_modules${sep}`) + `${sep}node_modules`.length))
  }
  const paths = [...folders].filter((path) => existsSync(path)).flatMap((path) => [path, realpathSync(path)])
  rights = ['--permission', ...new Set(paths.map((path) => `--allow-fs-read=${path}`))]
  return rights
}

/** What a process takes of the machine's memory, in bytes; 0 where the system does not say. */
function memoryOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_SIZE
  } catch {
    return 0
  }
}
