import { offerSetup } from '../../src/core/access/offerSetup.ts'
import type { SubmitCommand } from '../../src/core/applications/submit-command.ts'
import { uidOf } from '../../src/core/ids.ts'
import type { Job } from '../../src/core/jobs/job.ts'
import { startSqlite } from '../engines/databases.ts'
import { fillStore } from '../engines/fill.ts'
import { prepareStore, startServers } from '../lib/target.ts'

/** Of a hundred candidates, how many are in each stage. */
const SHARES = [50, 20, 5, 5, 20]
const TAGS = ['senior', 'remote', 'referral', 'to call', 'Paris']
const HEADLINES = ['Backend developer, 8 years of Go and PostgreSQL', 'Site reliability engineer', 'Staff engineer']

export type OpenBoard = {
  readonly url: string
  /** The session of an admin, as a browser sends it. */
  readonly cookie: string
  stop(): Promise<void>
}

/** Starts a server whose one job has that many candidates, spread over its stages. */
export async function openBoard(data: string, cards: number, log: string): Promise<OpenBoard> {
  const database = await startSqlite()
  const flags = await database.newStore(data)
  let path = ''
  let token: string | undefined
  const prepared = await prepareStore(flags, async (store, ground) => {
    const writer = await database.bulkWriter(flags, store)
    await fillStore(store, ground, cards, writer.write, (command, number) => spread(ground.job, command, number))
    await writer.end()
    path = `/app/jobs/${uidOf(ground.job.id)}/board`
    token = await offerSetup(store.accounts)
  })
  await database.settle(flags)
  const server = await startServers(prepared, { log })
  const origin = `http://127.0.0.1:${server.target.ports[0]}`
  const answer = await fetch(`${origin}/api/longlist/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({
      token,
      name: 'Bench',
      email: 'bench@example.org',
      password: 'correct horse battery staple',
    }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0]
  if (!answer.ok || cookie === undefined)
    throw new Error(`Nobody could sign in: ${answer.status} ${await answer.text()}`)
  return {
    url: origin + path,
    cookie,
    async stop() {
      await server.stop()
      await database.close()
    },
  }
}

function spread(job: Job, command: SubmitCommand, number: number): SubmitCommand {
  let left = (number * 37) % 100
  const stage = job.stages.find((_, index) => (left -= SHARES[index] ?? 0) < 0) ?? job.stages[0]
  const tags = number % 3 === 0 ? TAGS.slice(number % 4, (number % 4) + 2) : []
  const headline = HEADLINES[number % 4]
  return {
    ...command,
    ...(stage && { stageId: stage.id }),
    profile: { ...command.profile, ...(headline !== undefined && { headline }) },
    tags,
  }
}
