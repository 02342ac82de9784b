import pg from 'pg'
import { runPipeline } from '../../src/db/postgres/pipeline.ts'

/**
 * PostgreSQL's own limit: how many plain rows it makes durable: `node postgres-inserts.ts URL`. Told numbers of
 * connections, of rows in a transaction and of seconds, it inserts for so long, on each connection one transaction after
 * another, and says how many rows a second it was. With the server's own sending, so that no driver is compared.
 */

export type InsertsAsked = { readonly connections: number; readonly rows: number; readonly seconds: number }

const PATIENCE = 20_000
const INSERT = 'insert into candidate (name, email, note) values ($1, $2, $3)'
const NOTE = 'A plain row of about a hundred bytes, as small as they come.'

const url = process.argv[2] as string
const clients: pg.Client[] = []
let count = 0

async function connect(): Promise<pg.Client> {
  const client = new pg.Client(url)
  await client.connect()
  clients.push(client)
  return client
}

const first = await connect()
await first.query(`create table candidate (
  id bigint primary key generated always as identity, name text not null, email text not null, note text)`)

async function insertFor({ connections, rows, seconds }: InsertsAsked): Promise<void> {
  while (clients.length < connections) await connect()
  const before = count
  const begun = performance.now()
  const insert = async (client: pg.Client) => {
    while (performance.now() - begun < seconds * 1000) {
      const sent = Array.from({ length: rows }, () => ({
        text: INSERT,
        values: ['Ada Lovelace', `ada${count++}@example.com`, NOTE],
      }))
      await runPipeline(client, sent, PATIENCE)
    }
  }
  await Promise.all(clients.slice(0, connections).map(insert))
  process.send?.({ perSecond: ((count - before) * 1000) / (performance.now() - begun) })
}

process.on('message', (asked: InsertsAsked) => void insertFor(asked))
process.send?.({ ready: true })
process.once('disconnect', () => {
  for (const client of clients) void client.end()
})
