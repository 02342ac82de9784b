import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { SignJWT } from 'jose'
import { afterAll } from 'vitest'

/** Runs the real command, as an operator does. */

const ROOT = join(import.meta.dirname, '../..')
const PINNED_NODE = process.execPath
const COMMAND = join(ROOT, 'bin/longlist.js')

export type Environment = Readonly<Record<string, string>>
export type RunOptions = { readonly env?: Environment; readonly node?: string }

const endings: (() => unknown)[] = []
afterAll(async () => {
  for (const end of endings.reverse()) await end()
})

/** A new folder that is removed at the end. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'longlist-test-'))
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Does something after the tests of the file: they run at once, so none of them is the current one. */
export function atTheEnd(end: () => unknown): void {
  endings.push(end)
}

/** Starts a verb that does not end by itself. */
export function start(args: readonly string[], { env = {}, node = PINNED_NODE }: RunOptions = {}): Running {
  const { PATH = '', HOME = '' } = process.env
  // The limit of requests has tests of its own; a sandbox has none by itself.
  const unlimited = args[0] === 'serve' ? { LONGLIST_RATE_LIMIT: '0' } : {}
  const child = spawn(node, [COMMAND, ...args], {
    env: { PATH, HOME, ...unlimited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const running = new Running(child)
  atTheEnd(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill()
    await running.ended
  })
  return running
}

/** Runs a verb to its end. */
export async function longlist(args: readonly string[], options: RunOptions = {}) {
  const running = start(args, options)
  const code = await running.ended
  return { code, stdout: running.stdout, stderr: running.stderr }
}

/** Starts `serve` and waits for the line of log that holds its URL. */
export async function serve(data: string, options: RunOptions & { readonly port?: number } = {}): Promise<Running> {
  const running = start(['serve', '--port', String(options.port ?? 0), '--data', data], options)
  const { url } = JSON.parse(await running.line((line) => line.startsWith('{') && 'url' in JSON.parse(line)))
  running.url = url
  return running
}

/** Starts `sandbox --json` and waits for its line. */
export async function sandbox(
  args: readonly string[] = [],
  options: RunOptions = {},
): Promise<Running & { ready: Ready }> {
  const running = start(['sandbox', '--port', '0', '--json', ...args], options)
  const ready = JSON.parse(await running.line((line) => line.startsWith('{"url"'))) as Ready
  running.url = ready.url
  return Object.assign(running, { ready })
}

/** What `sandbox --json` writes. */
export type Ready = {
  readonly url: string
  readonly organizations: readonly {
    readonly name: string
    readonly reference: string
    readonly companyUid: string
    readonly careersToken: string
    readonly customFields: readonly string[]
    readonly jobs: readonly {
      readonly name: string
      readonly status: string
      readonly uid: string
      readonly reference: string
      readonly stages: readonly { readonly id: number; readonly name: string; readonly reference?: string }[]
    }[]
    readonly clients: readonly {
      readonly name: string
      readonly token?: string
      readonly jwt?: { readonly apiKey: string; readonly secret: string }
    }[]
  }[]
}

export class Running {
  stdout = ''
  stderr = ''
  url = ''
  readonly child: ChildProcess
  /** The exit code, once all that was written was read. */
  readonly ended: Promise<number | null>
  #onOutput: (() => void) | undefined

  constructor(child: ChildProcess) {
    this.child = child
    this.ended = once(child, 'close').then(([code]) => code as number | null)
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text
      this.#onOutput?.()
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text
    })
    void this.ended.then(() => this.#onOutput?.())
  }

  /** The first whole line of stdout that is looked for. */
  line(matches: (line: string) => boolean): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.stdout.split('\n').slice(0, -1).find(matches)
        if (found !== undefined) resolve(found)
        else if (this.child.exitCode !== null)
          reject(new Error(`It ended without the line.\n${this.stdout}${this.stderr}`))
      }
      this.#onOutput = look
      look()
    })
  }

  /** Asks it to end, and gives its exit code. */
  end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal)
    return this.ended
  }
}

/** A Node on this machine that is too old for Longlist, if there is one. */
export function olderNode(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
  return folders
    .map((folder) => join(folder, 'node'))
    .find(
      (path) =>
        existsSync(path) && Number.parseInt(execFileSync(path, ['--version'], { encoding: 'utf8' }).slice(1), 10) < 26,
    )
}

export async function comeetToken({ apiKey, secret }: { apiKey: string; secret: string }): Promise<string> {
  const jwt = new SignJWT().setProtectedHeader({ alg: 'HS256' }).setIssuer(apiKey).setExpirationTime('1h')
  return jwt.sign(new TextEncoder().encode(secret))
}

/** The token of the Welcome Kit partner and where its candidates go, as `serve` shows them once. */
export function demonstration({ stdout }: Running): { token: string; organization: string; job: string } {
  const [, token = ''] = /token {4}(\S+)/.exec(stdout) ?? []
  const [, organization = ''] = /reference (\S+), custom field/.exec(stdout) ?? []
  const [, job = ''] = /Backend engineer, uid \S+, reference (\S+)/.exec(stdout) ?? []
  return { token, organization, job }
}

/** Sends a candidate to a Comeet position. */
export function sendToComeet(url: string, token: string, position: string, more: object = {}): Promise<Response> {
  return fetch(`${url}/candidates`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ position_uid: position, first_name: 'Ada', last_name: 'Lovelace', ...more }),
  })
}

/** Sends a candidate to a Welcome Kit job. */
export function sendToWelcomeKit(url: string, token: string, organization: string, job: string): Promise<Response> {
  return fetch(`${url}/api/v1/external/candidates`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      organization_reference: organization,
      job_reference: job,
      firstname: 'Grace',
      lastname: 'Hopper',
      email: 'grace@example.com',
    }),
  })
}
