import { setTimeout as sleep } from 'node:timers/promises'
import { matchKeysOf } from '../core/applications/match-keys.ts'
import type { ApplicationReader, LeadReader, MatchReader } from '../core/ports.ts'
import type { UnitOfWork } from '../core/unit-of-work.ts'

export type MatchKeysDeps = {
  readonly matches: Pick<MatchReader, 'waiting'>
  readonly applications: Pick<ApplicationReader, 'byId'>
  readonly leads: Pick<LeadReader, 'byId'>
  readonly work: UnitOfWork
  readonly signal?: AbortSignal
}

/** Two hundred at a time with a rest of a tenth of a second, so that a burst of creates keeps most of the machine. */
const BATCH = 200
const REST = 100

/**
 * Finds what applications and leads are recognised by, for all that wait, and hands applications on to those that read their
 * texts: whoever takes one in has only one line to put it in. One that is changed meanwhile stays in the line, and
 * its turn comes again.
 */
export async function findMatchKeys({ matches, applications, leads, work, signal }: MatchKeysDeps): Promise<void> {
  for (;;) {
    const waiting = await matches.waiting(BATCH)
    await Promise.all(
      waiting.map(async ({ organizationId, applicationId, version }) => {
        const application = await applications.byId(organizationId, applicationId)
        const one = application ?? (await leads.byId(organizationId, applicationId))
        const keys = one && one.deletedAt === undefined ? matchKeysOf(one.profile) : []
        await work.commit([
          { do: 'setMatchKeys', organizationId, applicationId, version, keys },
          ...(application ? [{ do: 'queueSearch', organizationId, applicationId } as const] : []),
        ])
      }),
    )
    if (waiting.length < BATCH || signal?.aborted) return
    await sleep(REST, undefined, { ...(signal && { signal }) }).catch(() => {})
  }
}
