import { useState } from 'react'
import { applicationQuery, useChangeApplication } from '../../../api/applications.ts'
import { isProblem } from '../../../api/problem.ts'
import { queryClient } from '../../../api/query-client.ts'
import type { Application, ApplicationChange } from '../../../api/types.ts'

/**
 * Saves a change only over what was seen. When somebody changed something else meanwhile, it is saved all the same; when it
 * was what this form is about, `conflict` is the application as it is now, for a person to decide.
 */
export function useGuardedSave<T extends Record<string, string>>(read: (application: Application) => T) {
  const [conflict, setConflict] = useState<Application>()
  const { mutateAsync, isPending } = useChangeApplication()

  /** @returns whether it was saved @throws what the server refused otherwise */
  async function save(seen: Application, change: ApplicationChange): Promise<boolean> {
    try {
      await mutateAsync({ id: seen.id, version: seen.version, change })
      return true
    } catch (error) {
      if (!isProblem(error, 'stale')) throw error
      const now = await queryClient.fetchQuery({ ...applicationQuery(seen.id), staleTime: 0 })
      if (!isSame(read(now), read(seen))) {
        setConflict(now)
        return false
      }
      await mutateAsync({ id: now.id, version: now.version, change })
      return true
    }
  }
  return { save, isSaving: isPending, conflict, forgetConflict: () => setConflict(undefined) }
}

const isSame = (a: Record<string, string>, b: Record<string, string>) =>
  Object.keys(a).every((name) => a[name] === b[name])
