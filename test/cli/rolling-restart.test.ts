import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { startBalancer } from './balancer.ts'
import { atTheEnd, demonstration, type Running, serve, tempFolder } from './longlist.ts'
import { workersOf } from './workers.ts'

/** Servers are restarted under load, and no request is lost. */

const PATIENCE = { timeout: 180_000 }
const AT_ONCE = 6

test('three servers behind a load balancer, one after another', PATIENCE, async () => {
  const data = tempFolder()
  // More than the balancer takes to notice, also on a machine that is busy.
  const env = { LONGLIST_LINGER_SECONDS: '3' }
  const first = await serve(data, { env, port: await freePort() })
  const others = [
    await serve(data, { env, port: await freePort() }),
    await serve(data, { env, port: await freePort() }),
  ]
  const servers = [first, ...others]
  const balancer = await startBalancer(servers.map(portOf))
  atTheEnd(() => balancer.close())
  for (const server of servers) await balancer.until(portOf(server), true)

  const load = startLoad(balancer.url, first)
  for (const server of servers) {
    await load.more(20)
    server.child.kill('SIGTERM')
    await balancer.until(portOf(server), false)
    expect(await server.ended).toBe(0)
    const again = await serve(data, { env, port: portOf(server) })
    await balancer.until(portOf(again), true)
  }
  await load.more(20)
  await expectWhole(balancer.url, first, await load.end())
})

test('the processes of one server, by SIGHUP', PATIENCE, async () => {
  const running = await serve(tempFolder(), { env: { LONGLIST_PROCESSES: '2' } })
  const before = await workersOf(running, 2)
  const load = startLoad(running.url, running)
  await load.more(20)
  running.child.kill('SIGHUP')
  await running.line((line) => line.includes('all are replaced'))
  await load.more(20)
  const after = await workersOf(running, 2)
  expect(after.filter((pid) => before.includes(pid))).toEqual([])
  await expectWhole(running.url, running, await load.end())
  expect(await running.end()).toBe(0)
})

const portOf = ({ url }: Running) => Number(new URL(url).port)

type Answer = { readonly status: number; readonly body: string }

/** Creates candidates over kept connections, one after another on each, until it is ended. */
function startLoad(url: string, shown: Running) {
  const { token, organization, job } = demonstration(shown)
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const answers: (Answer | { readonly lost: unknown })[] = []
  let stopped = false
  let serial = 0
  let onAnswer = () => {}

  async function send(): Promise<void> {
    while (!stopped) {
      const person = { firstname: 'Grace', lastname: 'Hopper', email: `grace.${serial++}@example.com` }
      const body = JSON.stringify({ organization_reference: organization, job_reference: job, ...person })
      answers.push(
        await ask(agent, `${url}/api/v1/external/candidates`, token, body).catch((lost: unknown) => ({ lost })),
      )
      onAnswer()
    }
  }

  const sending = Array.from({ length: AT_ONCE }, send)
  return {
    /** Waits for so many more answers. */
    async more(count: number): Promise<void> {
      const wanted = answers.length + count
      await new Promise<void>((resolve) => {
        onAnswer = () => {
          if (answers.length >= wanted) resolve()
        }
      })
    },
    /** @returns every answer */
    async end() {
      stopped = true
      await Promise.all(sending)
      agent.destroy()
      return answers
    },
  }
}

/** Every request was answered with 201, and what it made can be read. */
async function expectWhole(
  url: string,
  shown: Running,
  answers: readonly (Answer | { readonly lost: unknown })[],
): Promise<void> {
  expect(answers.filter((answer) => !('status' in answer) || answer.status !== 201)).toEqual([])
  const { token } = demonstration(shown)
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const references = answers.map((answer) => ('body' in answer ? JSON.parse(answer.body).reference : ''))
  expect(new Set(references).size).toBe(answers.length)
  const read = references.map((reference) => ask(agent, `${url}/api/v1/external/candidates/${reference}`, token))
  expect(new Set((await Promise.all(read)).map(({ status }) => status))).toEqual(new Set([200]))
  agent.destroy()
}

function ask(agent: Agent, url: string, token: string, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    }
    const sent = request(url, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (answer) => {
      text(answer).then((content) => resolve({ status: answer.statusCode ?? 0, body: content }), reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
