import { hash } from 'node:crypto'
import type { SignInThrottle } from '../../core/access/account-ports.ts'
import type { Engine } from '../engine.ts'
import { query } from '../query.ts'
import type { SignInThrottleTable } from '../schema.ts'
import { first, write } from './rows.ts'

const MINUTE = 60_000
/** The failures that are borne are counted in this time. */
const WINDOW = 15 * MINUTE
/** How long to wait after the last failure that is borne, after the next one, and after each of those that follow. */
const FIRST_WAIT = 15 * MINUTE
const SECOND_WAIT = 30 * MINUTE
const LONGEST_WAIT = 60 * MINUTE
/** After so long without any, failures are forgotten, however many there were. */
const FORGOTTEN = 24 * 60 * MINUTE

/** The failures that are borne; PostgreSQL wants to be told its type. */
const MOST = 'cast(:most as integer)'

/** Until when nothing is let through; the row's time is that of its last failure once there were too many. */
const wait = `case when sign_in_throttle.failures < ${MOST} then 0
    when sign_in_throttle.failures = ${MOST} then ${FIRST_WAIT}
    when sign_in_throttle.failures = ${MOST} + 1 then ${SECOND_WAIT}
    else ${LONGEST_WAIT} end`
/** The column stands first, so that PostgreSQL takes the time for as large a number. */
const isOver = `sign_in_throttle.started_at +
    case when sign_in_throttle.failures < ${MOST} then ${WINDOW} else ${FORGOTTEN} end <= :now`

/** One statement, so that attempts at the same time are counted one after another, whichever process they came to. */
const attempt = query<{ name: string; now: number; most: number }, SignInThrottleTable>(
  `insert into sign_in_throttle (name, started_at, failures) values (:name, :now, 1)
    on conflict (name) do update set
      failures = case when ${isOver} then 1 else sign_in_throttle.failures + 1 end,
      started_at = case when ${isOver} or sign_in_throttle.failures >= ${MOST} - 1 then :now
        else sign_in_throttle.started_at end
    where sign_in_throttle.started_at + ${wait} <= :now
    returning name, started_at, failures`,
)
const blocked = query<{ name: string; most: number }, { until: number }>(
  `select started_at + ${wait} as until from sign_in_throttle where name = :name`,
)
/** Whoever was let through may go on: what is left is below what makes wait. */
const forgiveOne = query<{ name: string; most: number }>(
  `update sign_in_throttle
    set failures = case when failures > ${MOST} then ${MOST} - 1 else failures - 1 end
    where name = :name and failures > 0`,
)
const forgiveAll = query<{ name: string }>('delete from sign_in_throttle where name = :name')
const forgetOld = query<{ before: number }>('delete from sign_in_throttle where started_at <= :before')

export function createSignInThrottle(engine: Engine): SignInThrottle {
  return {
    async attempt({ name: plain, most }, now) {
      const name = nameOf(plain)
      const [counted] = await write(engine, attempt, { name, now, most })
      if (counted) return undefined
      const until = (await first(engine, blocked, { name, most }))?.until ?? now
      return Math.max(1, until - now)
    },
    async forgiveOne({ name, most }) {
      await write(engine, forgiveOne, { name: nameOf(name), most })
    },
    async forgiveAll({ name }) {
      await write(engine, forgiveAll, { name: nameOf(name) })
    },
  }
}

/** Forgets failures that count no more. */
export async function forgetFailures(engine: Engine, now: number): Promise<void> {
  await write(engine, forgetOld, { before: now - FORGOTTEN })
}

/** Whoever reads the table learns no e-mail and no address. */
function nameOf(plain: string): string {
  return hash('sha256', plain, 'hex')
}
