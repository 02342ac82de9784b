import { expect, test, vi } from 'vitest'
import { startTasks, type Task } from '../../src/tasks/runner.ts'

/** A task that says when it runs, and ends when it is told to. */
function manualTask(name: string, log: string[]): Task & { end(): void; fail(error: Error): void } {
  const running: { resolve(): void; reject(error: Error): void }[] = []
  return {
    name,
    everyMs: 60_000,
    run: () =>
      new Promise<void>((resolve, reject) => {
        log.push(name)
        running.push({ resolve, reject })
      }),
    end: () => running.shift()?.resolve(),
    fail: (error) => running.shift()?.reject(error),
  }
}

const noFailure = (task: string, error: unknown) => expect.unreachable(`${task}: ${String(error)}`)

test('tasks run at their pace, one at a time', async () => {
  vi.useFakeTimers()
  try {
    const log: string[] = []
    const [first, second] = [manualTask('first', log), manualTask('second', log)]
    const runner = startTasks([first, second], noFailure)
    await vi.advanceTimersByTimeAsync(59_999)
    expect(log).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(log).toEqual(['first'])
    first.end()
    await vi.advanceTimersByTimeAsync(0)
    expect(log).toEqual(['first', 'second'])
    second.end()
    await runner.stop()
    await vi.advanceTimersByTimeAsync(600_000)
    expect(log).toHaveLength(2)
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

test('one that fails is reported, and does not keep the others from running', async () => {
  const log: string[] = []
  const failures: unknown[] = []
  const [first, second] = [manualTask('first', log), manualTask('second', log)]
  const runner = startTasks([first, second], (task, error) => failures.push([task, error]))
  const all = runner.runAll()
  await vi.waitFor(() => expect(log).toEqual(['first']))
  first.fail(new Error('broken'))
  await vi.waitFor(() => expect(log).toEqual(['first', 'second']))
  second.end()
  await all
  expect(failures).toEqual([['first', new Error('broken')]])
  await runner.stop()
})

test('stopping waits for what is running and starts nothing more', async () => {
  const log: string[] = []
  const [first, second] = [manualTask('first', log), manualTask('second', log)]
  const runner = startTasks([first, second], noFailure)
  const all = runner.runAll()
  await vi.waitFor(() => expect(log).toEqual(['first']))
  let stopped = false
  const stopping = runner.stop().then(() => {
    stopped = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(stopped).toBe(false)
  first.end()
  await Promise.all([stopping, all])
  expect(log).toEqual(['first'])
})
