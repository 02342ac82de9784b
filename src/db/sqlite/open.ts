import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { codeOf, isBusy } from './codes.ts'

/** How long a statement waits for another process that is writing, in milliseconds. */
const BUSY_TIMEOUT = 5_000

/** Opens the file; every commit is on disk when it returns (WAL, `synchronous=FULL`). */
export function openDatabase(path: string, options: { durable: boolean }): DatabaseSync {
  makeFile(path)
  const db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true })
  setWal(db)
  db.exec(`pragma synchronous = ${options.durable ? 'FULL' : 'OFF'}`)
  db.exec('pragma cache_size = -32000')
  // What is erased is overwritten. It costs where something is deleted, and a create deletes nothing.
  db.exec('pragma secure_delete = on')
  // Fewer, larger checkpoints: each costs a sync of the main file.
  db.exec('pragma wal_autocheckpoint = 4000')
  return db
}

/** For its owner only, and SQLite gives its other files the mode of this one. If it cannot be made, SQLite says so. */
function makeFile(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600))
  } catch {}
}

/** The switch to WAL needs the file alone for an instant and does not wait for it by itself. */
function setWal(db: DatabaseSync): void {
  const deadline = Date.now() + BUSY_TIMEOUT
  for (;;) {
    try {
      db.exec('pragma journal_mode = WAL')
      return
    } catch (error) {
      if (!isBusy(codeOf(error)) || Date.now() > deadline) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}
