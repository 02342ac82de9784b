import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { keys } from '../api/keys.ts'
import { queryClient } from '../api/query-client.ts'
import type { LiveChange } from '../api/types.ts'
import { isConnected, listen, watchConnection } from './feed.ts'

/** Changes that come together are asked for together: the pause, in milliseconds. */
const GATHER = 250

type QueryKey = readonly unknown[]

/** What a change makes old. */
function touchedBy({ type, applicationId, jobId }: LiveChange): QueryKey[] {
  const [subject] = type.split('.')
  const touched: QueryKey[] = [keys.insight]
  if (applicationId !== null) {
    touched.push(keys.applications, keys.application(applicationId), keys.boards, keys.people, keys.tags, ['search'])
  }
  if (jobId !== null || subject === 'job') touched.push(keys.jobs)
  if (subject === 'view') touched.push(keys.views)
  if (subject === 'user' || subject === 'invitation') touched.push(keys.users, keys.invitations)
  if (subject === 'client' || subject === 'credential') touched.push(keys.clients)
  if (subject === 'organization') touched.push(keys.organization, keys.customFields)
  return touched
}

/** Keeps everything that is shown up to date with what the server says. Once, in the shell. */
export function useLiveUpdates(): void {
  useEffect(() => {
    const waiting = new Map<string, QueryKey>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      timer = undefined
      for (const queryKey of waiting.values()) void queryClient.invalidateQueries({ queryKey })
      waiting.clear()
    }
    const end = listen({
      change(change) {
        for (const queryKey of touchedBy(change)) waiting.set(JSON.stringify(queryKey), queryKey)
        timer ??= setTimeout(refresh, GATHER)
      },
      reset: () => void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
    })
    return () => {
      clearTimeout(timer)
      end()
    }
  }, [])
}

/** Calls `onChange` with every change while the component is there, for what is more than asking again. */
export function useLiveChanges(onChange: (change: LiveChange) => void): void {
  const tell = useEffectEvent(onChange)
  useEffect(() => listen({ change: (change) => tell(change) }), [])
}

/** Whether changes come in by themselves now. */
export const useIsConnected = (): boolean => useSyncExternalStore(watchConnection, isConnected)
