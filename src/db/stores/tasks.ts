import type { Engine } from '../engine.ts'
import { query } from '../query.ts'
import { write } from './rows.ts'

const claim = query<{ name: string; holder: string; now: number; until: number }>(
  `insert into task (name, due_at, holder, held_until) values (:name, :now, :holder, :until)
    on conflict (name) do update set holder = excluded.holder, held_until = excluded.held_until
      where task.due_at <= :now and task.held_until <= :now
    returning name`,
)
const renew = query<{ name: string; holder: string; until: number }>(
  'update task set held_until = :until where name = :name and holder = :holder returning name',
)
const finish = query<{ name: string; holder: string; due: number }>(
  'update task set due_at = :due, holder = null, held_until = 0 where name = :name and holder = :holder',
)

const hold = query<{ name: string; holder: string; now: number; until: number }>(
  `insert into task (name, due_at, holder, held_until) values (:name, :now, :holder, :until)
    on conflict (name) do update set holder = excluded.holder, held_until = excluded.held_until
      where task.held_until <= :now
    returning name`,
)
const letGo = query<{ name: string; holder: string }>(
  'update task set holder = null, held_until = 0 where name = :name and holder = :holder',
)

/** The leases of one process (see `tasks/leases.ts`). @param holder a name that no other process has */
export function createTaskLeases(engine: Engine, holder: string) {
  return {
    claim: async (name: string, now: number, until: number): Promise<boolean> =>
      (await write(engine, claim, { name, holder, now, until })).length > 0,
    renew: async (name: string, until: number): Promise<boolean> =>
      (await write(engine, renew, { name, holder, until })).length > 0,
    /** Takes a task that nobody holds, whether it is due or not, so that it is not done meanwhile. @returns whether it was taken */
    hold: async (name: string, now: number, until: number): Promise<boolean> =>
      (await write(engine, hold, { name, holder, now, until })).length > 0,
    /** Gives back what was held; it is due when it was. */
    letGo: async (name: string): Promise<void> => {
      await write(engine, letGo, { name, holder })
    },
    finish: async (name: string, due: number): Promise<void> => {
      await write(engine, finish, { name, holder, due })
    },
  }
}
