import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createTaskLeases } from '../../src/db/stores/tasks.ts'
import { startTasks, type Task, type TaskRunner } from '../../src/tasks/runner.ts'
import { ENGINES, type TestStore } from '../db/engines.ts'

/** Tasks on a real store, by several processes: each runner has a connection and a name of its own. */

const MINUTE = 60_000
const LEASE = MINUTE

/** A task that says when it runs, and ends when it is told to. */
function manualTask(name: string, log: string[]): Task & { end(): void; fail(error: Error): void } {
  const running: { resolve(): void; reject(error: Error): void }[] = []
  return {
    name,
    everyMs: 60 * MINUTE,
    run: (signal) =>
      new Promise<void>((resolve, reject) => {
        log.push(name)
        running.push({ resolve, reject })
        signal.addEventListener('abort', () => log.push(`${name} was told to end`))
      }),
    end: () => running.shift()?.resolve(),
    fail: (error) => running.shift()?.reject(error),
  }
}

describe.each(ENGINES)('on $name', (on) => {
  let store: TestStore
  let now: number
  let log: string[]
  let runs: unknown[]
  const runners: TaskRunner[] = []
  beforeEach(async () => {
    store = await on.open()
    now = 1_000_000_000
    log = []
    runs = []
  })
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()))
    await store[Symbol.asyncDispose]()
  })

  function runnerOf(tasks: readonly Task[], holder = `process ${runners.length}`): TaskRunner {
    const runner = startTasks(tasks, {
      leases: createTaskLeases(store.engine, holder),
      now: () => now,
      onRun: (task, _seconds, error) => runs.push(error === undefined ? [task] : [task, error]),
    })
    runners.push(runner)
    return runner
  }

  test('what is due is done, one at a time, and not again before its time', async () => {
    const [first, second] = [manualTask('first', log), manualTask('second', log)]
    const runner = runnerOf([first, second])
    const looking = runner.look()
    await vi.waitFor(() => expect(log).toEqual(['first']))
    first.end()
    await vi.waitFor(() => expect(log).toEqual(['first', 'second']))
    second.end()
    await looking
    expect(runs).toEqual([['first'], ['second']])
    now += 59 * MINUTE
    await runner.look()
    expect(log).toHaveLength(2)
    now += MINUTE
    const again = runner.look()
    await vi.waitFor(() => expect(log).toHaveLength(3))
    first.end()
    await vi.waitFor(() => expect(log).toHaveLength(4))
    second.end()
    await again
  })

  test('of many that look at the same time one does it', async () => {
    const task: Task = { name: 'task', everyMs: MINUTE, run: async () => void log.push('run') }
    const processes = await Promise.all(Array.from({ length: 4 }, () => store.another()))
    const leases = processes.flatMap((engine, index) => [
      createTaskLeases(engine, `a${index}`),
      createTaskLeases(engine, `b${index}`),
    ])
    const claims = await Promise.all(leases.map((each) => each.claim('claimed', now, now + LEASE)))
    expect(claims.filter(Boolean)).toHaveLength(1)

    await Promise.all(Array.from({ length: 8 }, () => runnerOf([task]).look()))
    expect(log).toEqual(['run'])
  })

  test('what a dead process held is done by another when its lease has run out', async () => {
    const [dead, living] = [createTaskLeases(store.engine, 'dead'), createTaskLeases(await store.another(), 'living')]
    expect(await dead.claim('task', now, now + LEASE)).toBe(true)
    expect(await living.claim('task', now + LEASE - 1, now + 2 * LEASE)).toBe(false)
    expect(await living.claim('task', now + LEASE, now + 2 * LEASE)).toBe(true)
    // It was not dead after all, and hears that it has lost the task.
    expect(await dead.renew('task', now + 3 * LEASE)).toBe(false)
    await dead.finish('task', now)
    expect(await dead.claim('task', now + LEASE, now + 3 * LEASE)).toBe(false)
  })

  test('a lease that is renewed is kept', async () => {
    const [holder, other] = [createTaskLeases(store.engine, 'holder'), createTaskLeases(store.engine, 'other')]
    await holder.claim('task', now, now + LEASE)
    expect(await holder.renew('task', now + 2 * LEASE)).toBe(true)
    expect(await other.claim('task', now + LEASE + 1, now + 3 * LEASE)).toBe(false)
  })

  test('one that fails is told, tried again soon, and keeps no other from running', async () => {
    const [first, second] = [manualTask('first', log), manualTask('second', log)]
    const runner = runnerOf([first, second])
    const looking = runner.look()
    await vi.waitFor(() => expect(log).toEqual(['first']))
    first.fail(new Error('broken'))
    await vi.waitFor(() => expect(log).toEqual(['first', 'second']))
    second.end()
    await looking
    expect(runs).toEqual([['first', new Error('broken')], ['second']])
    now += 5 * MINUTE
    const again = runner.look()
    await vi.waitFor(() => expect(log).toEqual(['first', 'second', 'first']))
    first.end()
    await again
  })

  test('one that is woken is done soon, and until nothing is wanted; otherwise only where something is', async () => {
    let wanted = 0
    const task: Task = {
      name: 'woken',
      everyMs: 10,
      isWanted: async () => wanted > 0,
      run: async () => {
        wanted--
        log.push('run')
      },
    }
    const runner = runnerOf([task])
    await runner.look()
    expect(log).toEqual([])
    wanted = 3
    for (let times = 0; times < 5; times++) runner.wake('woken')
    await vi.waitFor(() => expect(wanted).toBe(0))
    expect(log).toEqual(['run', 'run', 'run'])
    wanted = 1
    await runner.look()
    expect(log).toHaveLength(4)
    await runner.stop()
    wanted = 1
    runner.wake('woken')
    await runner.look()
    expect(log).toHaveLength(4)
  })

  test('one that is woken does not wait for one that takes long', async () => {
    const long = manualTask('long', log)
    let wanted = true
    const task: Task = {
      name: 'woken',
      everyMs: 10,
      isWanted: async () => wanted,
      run: async () => {
        wanted = false
      },
    }
    const runner = runnerOf([long, task])
    const looking = runner.look()
    await vi.waitFor(() => expect(log).toEqual(['long']))
    runner.wake('woken')
    await vi.waitFor(() => expect(wanted).toBe(false))
    long.end()
    await looking
  })

  test('one that is woken while another process does it is done when that one has ended', async () => {
    let wanted = true
    const task: Task = {
      name: 'shared',
      everyMs: 10,
      isWanted: async () => wanted,
      run: async () => void (wanted = false),
    }
    const other = createTaskLeases(await store.another(), 'other')
    expect(await other.claim('shared', now, now + LEASE)).toBe(true)
    runnerOf([task]).wake('shared')
    await other.finish('shared', now)
    await vi.waitFor(() => expect(wanted).toBe(false))
  })

  test('stopping tells what is running, waits for it, gives it back and starts nothing more', async () => {
    const [first, second] = [manualTask('first', log), manualTask('second', log)]
    const runner = runnerOf([first, second])
    const looking = runner.look()
    await vi.waitFor(() => expect(log).toEqual(['first']))
    let stopped = false
    const stopping = runner.stop().then(() => {
      stopped = true
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect(stopped).toBe(false)
    expect(log).toEqual(['first', 'first was told to end'])
    first.end()
    await Promise.all([stopping, looking])
    expect(log).toHaveLength(2)
    const next = runnerOf([first])
    const taken = next.look()
    await vi.waitFor(() => expect(log).toHaveLength(3))
    first.end()
    await taken
  })

  test('a store that is gone is told, and looked at again', async () => {
    const engine = await store.another()
    const runner = startTasks([manualTask('task', log)], {
      leases: createTaskLeases(engine, 'x'),
      now: () => now,
      onRun: (...run) => runs.push(run),
    })
    await engine.close()
    await runner.look()
    expect(runs).toEqual([['task', 0, expect.any(Error)]])
    await runner.stop()
  })
})
