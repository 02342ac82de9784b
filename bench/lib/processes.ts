import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { within } from './load.ts'

export type Running<Ready> = {
  readonly pid: number
  /** What the process said when it was ready. */
  readonly ready: Ready
  /** Tells the process something and waits for what it says to that. */
  ask<Reply>(message: object): Promise<Reply>
  /** Lets it end by itself, so that it can leave everything in order. */
  stop(): Promise<void>
}

const START_PATIENCE = 20_000
const STOP_PATIENCE = 40_000

/** Starts a file, named as from this folder, in a process of its own and waits until it is ready. */
export async function start<Ready>(
  file: string,
  args: readonly string[],
  { log, execArgv = [] }: { readonly log?: string; readonly execArgv?: readonly string[] } = {},
): Promise<Running<Ready>> {
  const stdout = log === undefined ? 'ignore' : openSync(log, 'a')
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, [...execArgv, path, ...args], { stdio: ['ignore', stdout, 'inherit', 'ipc'] })
  if (typeof stdout === 'number') closeSync(stdout)
  const exited = once(child, 'exit')

  async function ask<Reply>(message: object | undefined, patience: number): Promise<Reply> {
    const reply = once(child, 'message').then(([said]) => said as Reply)
    if (message) child.send(message)
    const died = exited.then(() => Promise.reject(new Error(`${file} ended too early`)))
    return within(patience, Promise.race([reply, died]))
  }

  const ready = await ask<Ready>(undefined, START_PATIENCE)
  return {
    pid: child.pid as number,
    ready,
    ask: (message) => ask(message, START_PATIENCE),
    stop: () => stop(child, exited),
  }
}

async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.connected) child.disconnect()
  await within(STOP_PATIENCE, exited).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
}
