import { parentPort, workerData } from 'node:worker_threads'
import type { Conflict } from '../../core/unit-of-work.ts'
import type { SqlValue, Statement } from '../engine.ts'
import { createBatchRunner } from './batch.ts'
import { openForWriting } from './open.ts'
import type { FromWriter, ToWriter, WireUnit } from './writer.ts'

/** The thread that owns the only writing connection of the process. It knows statements, not what they mean. */

const { path, durable } = workerData as { path: string; durable: boolean }
const port = parentPort
if (!port) throw new Error('This file is the writer thread of the SQLite engine')

const db = openForWriting(path, { durable })
const runner = createBatchRunner(db)
const texts: { sql: string; guard?: Conflict; mustChange?: boolean }[] = []

port.on('message', (message: ToWriter) => {
  if ('close' in message) {
    db.close()
    port.close()
    return
  }
  for (const text of message.newTexts) texts.push(text)
  if ('alone' in message) return answer({ alone: runner.runAlone(message.alone.sql, message.alone.params) })
  answer({ batch: runner.runBatch(message.units.map(unpack)) })
})

answer({ ready: true })

function unpack(unit: WireUnit): Statement[] {
  const statements: Statement[] = []
  for (let i = 0; i < unit.length; i += 2) {
    const text = texts[unit[i] as number]
    if (!text) throw new Error('A statement was used before its text was sent')
    statements.push({ ...text, params: unit[i + 1] as readonly SqlValue[] })
  }
  return statements
}

function answer(message: FromWriter): void {
  port?.postMessage(message)
}
