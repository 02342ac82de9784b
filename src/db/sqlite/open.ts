import Database from 'better-sqlite3'

/** How long a statement waits for another process that is writing, in milliseconds. */
const BUSY_TIMEOUT = 5_000

/** Opens the file for writing; every commit is on disk when it returns (WAL, `synchronous=FULL`). */
export function openForWriting(path: string, options: { durable: boolean }): Database.Database {
  const db = new Database(path, { timeout: BUSY_TIMEOUT })
  setWal(db)
  db.pragma(`synchronous = ${options.durable ? 'FULL' : 'OFF'}`)
  db.pragma('foreign_keys = ON')
  db.pragma('cache_size = -32000')
  // Fewer, larger checkpoints: each costs a sync of the main file.
  db.pragma('wal_autocheckpoint = 4000')
  return db
}

/** Opens the file for reading; each read sees everything that was committed before it. */
export function openForReading(path: string): Database.Database {
  const db = new Database(path, { timeout: BUSY_TIMEOUT, readonly: true })
  db.pragma('cache_size = -16000')
  return db
}

/** The switch to WAL needs the file alone for an instant and does not wait for it by itself. */
function setWal(db: Database.Database): void {
  const deadline = Date.now() + BUSY_TIMEOUT
  for (;;) {
    try {
      db.pragma('journal_mode = WAL')
      return
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY' || Date.now() > deadline) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}
