import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../test/support/free-port.ts'
import { Connection } from '../lib/connection.ts'
import { memoryMb } from '../lib/proc.ts'
import { median } from '../lib/stats.ts'

export type Startup = { readonly coldStartMs: number; readonly idleMb: number | undefined }

const LONGLIST = fileURLToPath(new URL('../../bin/longlist.js', import.meta.url))
const IDLE_AFTER = 3_000
const PATIENCE = 20_000

/** Starts the real command on fresh folders: how long until its first answer, and its memory when nothing happens. */
export async function measureStartup(folder: string, times: number): Promise<Startup> {
  const took: number[] = []
  let idleMb: number | undefined
  for (let time = 1; time <= times; time++) {
    const port = await freePort()
    const begun = performance.now()
    const args = [LONGLIST, 'serve', '--port', String(port), '--data', join(folder, `start-${time}`)]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], env: plainEnvironment() })
    const exited = once(child, 'exit')
    try {
      await firstAnswer(port)
      took.push(performance.now() - begun)
      if (time === times) {
        await sleep(IDLE_AFTER)
        idleMb = memoryMb(child.pid as number)?.now
      }
    } finally {
      child.kill('SIGTERM')
      await exited
    }
  }
  return { coldStartMs: median(took), idleMb }
}

async function firstAnswer(port: number): Promise<void> {
  const request = Buffer.from(`GET /healthz HTTP/1.1\r\nhost: localhost:${port}\r\n\r\n`)
  for (const deadline = performance.now() + PATIENCE; performance.now() < deadline; await sleep(3)) {
    const connection = await Connection.open(port).catch(() => undefined)
    const answer = await connection?.request([request]).catch(() => undefined)
    connection?.close()
    if (answer?.status === 200) return
  }
  throw new Error(`The server did not answer within ${PATIENCE / 1000} s`)
}

/** Without the settings of whoever measures. */
function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LONGLIST_')))
}
