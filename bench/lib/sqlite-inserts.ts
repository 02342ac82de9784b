import { DatabaseSync } from 'node:sqlite'

/**
 * The second limit: how often SQLite can make one plain row durable, one after another: `node inserts.ts FILE`. Told a
 * number of seconds, it inserts for so long and says how many rows a second it was.
 */

const db = new DatabaseSync(process.argv[2] as string)
db.exec('pragma journal_mode = WAL; pragma synchronous = FULL')
db.exec('create table candidate (id integer primary key, name text not null, email text not null, note text) strict')
// Outside of `begin` and `commit`, each statement is a transaction of its own.
const insert = db.prepare('insert into candidate (name, email, note) values (?, ?, ?)')

process.on('message', ({ seconds }: { seconds: number }) => {
  const begun = performance.now()
  let count = 0
  while (performance.now() - begun < seconds * 1000) {
    insert.run(
      'Ada Lovelace',
      `ada${count}@example.com`,
      'A plain row of about a hundred bytes, as small as they come.',
    )
    count++
  }
  process.send?.({ perSecond: (count * 1000) / (performance.now() - begun) })
})
process.send?.({ ready: true })
process.once('disconnect', () => db.close())
