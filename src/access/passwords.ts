import type * as Argon2 from '@node-rs/argon2'
import type { Passwords } from '../core/access/account-ports.ts'
import { Unavailable } from '../core/errors.ts'
import { BudgetExhausted, ByteBudget } from '../lib/byte-budget.ts'

/** OWASP's advice for argon2id, of 2025: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456
const OPTIONS = { memoryCost: MEMORY_KIB, timeCost: 2, parallelism: 1, outputLen: 32 } as const
const CURRENT = `$argon2id$v=19$m=${OPTIONS.memoryCost},t=${OPTIONS.timeCost},p=${OPTIONS.parallelism}$`

/** Hashed at once; each takes a thread and the memory above. */
const AT_ONCE = 2
const LONGEST_LINE = 100
/** How long to wait for a turn, in milliseconds. */
const PATIENCE = 10_000

/** Passwords as argon2id, a few at a time. The library is loaded with the first one. */
export function createPasswords(): Passwords {
  const budget = new ByteBudget(AT_ONCE, LONGEST_LINE)
  let nobody: Promise<string> | undefined

  async function inTurn<T>(act: (argon2: typeof Argon2) => Promise<T>): Promise<T> {
    const share = await budget.take(1, PATIENCE).catch((error: unknown) => {
      if (error instanceof BudgetExhausted) throw new Unavailable('Too many passwords are being checked', 5)
      throw error
    })
    try {
      return await act(await import('@node-rs/argon2'))
    } finally {
      share.release()
    }
  }

  const hash = (password: string) => inTurn((argon2) => argon2.hash(plain(password), OPTIONS))

  return {
    hash,
    async verify(known, password) {
      // Somebody who is not there costs what somebody who is there costs.
      nobody ??= hash('nobody').catch((error: unknown) => {
        nobody = undefined
        throw error
      })
      const against = known ?? (await nobody)
      const matches = await inTurn((argon2) => argon2.verify(against, plain(password)))
      return { isRight: matches && known !== undefined, isOutdated: !against.startsWith(CURRENT) }
    },
  }
}

/** The same characters, however a keyboard writes them. */
function plain(password: string): string {
  return password.normalize('NFKC')
}
