import { TooManyAttempts } from '../errors.ts'
import type { AccountDeps, Counted } from './account-ports.ts'

/** Failures that are borne in 15 minutes, for one user. */
export const MOST_OF_A_USER = 10

/** Counts an attempt as a failure until it is forgiven. @throws TooManyAttempts */
export async function countAttempt(
  { throttle, clock }: Pick<AccountDeps, 'throttle' | 'clock'>,
  counted: Counted,
): Promise<void> {
  const wait = await throttle.attempt(counted, clock.now())
  if (wait !== undefined) throw new TooManyAttempts(Math.max(1, Math.ceil(wait / 1000)))
}
