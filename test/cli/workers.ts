import { randomUUID } from 'node:crypto'
import type { Running } from './longlist.ts'

/** The processes of one server, as its log shows them. */

/** One request on a connection of its own, so that another process may get it. */
export async function healthz({ url }: Running, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/healthz`, { headers: { connection: 'close', ...headers } })
}

/** The ids of the processes that answer now, once so many were seen: each line of a request names one. */
export async function workersOf(running: Running, count: number): Promise<number[]> {
  const pids = new Set<number>()
  while (pids.size < count) {
    const ids = Array.from({ length: 4 * count }, () => randomUUID())
    await Promise.all(ids.map((id) => healthz(running, { 'x-request-id': id })))
    for (const id of ids) pids.add(JSON.parse(await running.line((line) => line.includes(id))).pid)
  }
  return [...pids]
}

/** All lines of the log with a message. */
export function logged({ stdout }: Running, message: string): Record<string, unknown>[] {
  const lines = stdout.split('\n').slice(0, -1)
  return lines.filter((line) => line.includes(`"msg":"${message}"`)).map((line) => JSON.parse(line))
}
