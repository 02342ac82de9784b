import { setTimeout as sleep } from 'node:timers/promises'
import { isatty } from 'node:tty'
import { onceThenAtOnce, type Service } from '../run-server.ts'
import { createCrew, type Death } from './crew.ts'

/** Pauses before a process is started again, and how long none may have died for them to begin anew, in milliseconds. */
const FIRST_PAUSE = 100
const LONGEST_PAUSE = 30_000
const CALM = 60_000

/**
 * Starts the workers, replaces those that die, and ends or replaces all on a signal. It holds the port and no store.
 *
 * @throws FailedElsewhere when one of the workers cannot start; the others are ended then
 */
export async function runPrimary(service: Service): Promise<void> {
  const { config, logger, args = [] } = service
  const crew = createCrew([...process.argv.slice(2), ...args], (death) => void replace(death))
  const nextPause = createPauses()
  const ending = new AbortController()
  let replacing = false

  try {
    // The first alone: it makes the store where there is none, and says what is wrong before others say it too.
    const listening = await crew.add()
    await Promise.all(Array.from({ length: config.processes - 1 }, () => crew.add()))
    onceThenAtOnce(
      () => void end(),
      () => crew.killAll(),
    )
    onHangUp(
      () => void end(),
      () => void replaceAll(),
    )
    await service.announce(listening)
  } catch (error) {
    ending.abort()
    crew.killAll()
    throw error
  }

  async function replace({ pid, code, signal }: Death): Promise<void> {
    if (ending.signal.aborted) return
    let pause = nextPause()
    logger.error({ died: pid, code, signal, pauseMs: pause }, 'a process died and is replaced')
    for (;;) {
      await sleep(pause, undefined, { signal: ending.signal }).catch(() => {})
      if (ending.signal.aborted || (await add())) return
      pause = nextPause()
    }
  }

  /** @returns whether it listens */
  async function add(): Promise<boolean> {
    try {
      await crew.add()
      return true
    } catch (error) {
      if (!ending.signal.aborted) logger.error({ reason: (error as Error).message }, 'a process could not start')
      return false
    }
  }

  /** One after another, so that there are always as many as there should be. */
  async function replaceAll(): Promise<void> {
    if (replacing || ending.signal.aborted) return
    replacing = true
    logger.info('the processes are replaced, one after another')
    let left = config.processes
    for (; left > 0; left--) {
      if (!(await add()) || ending.signal.aborted) break
      await crew.endOldest()
    }
    replacing = false
    if (!ending.signal.aborted)
      logger.info({ left }, left > 0 ? 'some processes stay as they were' : 'all are replaced')
  }

  async function end(): Promise<void> {
    if (ending.signal.aborted) return
    ending.abort()
    const code = await crew.endAll()
    if (code !== 0) process.exitCode = code
    logger.flush()
  }
}

/** Longer and longer as long as processes go on dying. */
function createPauses(): () => number {
  let last = -CALM
  let pause = 0
  return () => {
    const now = performance.now()
    pause = now - last > CALM ? FIRST_PAUSE : Math.min(LONGEST_PAUSE, pause * 2)
    last = now
    return pause
  }
}

/** SIGHUP also comes when the terminal closes that this was started in: then there is nobody left to serve for. */
function onHangUp(end: () => void, replaceAll: () => void): void {
  const terminal = [0, 1, 2].find((fd) => isatty(fd))
  process.on('SIGHUP', () => {
    if (terminal !== undefined && !isatty(terminal)) end()
    else replaceAll()
  })
}
