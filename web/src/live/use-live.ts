import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { keys } from '../api/keys.ts'
import { queryClient } from '../api/query-client.ts'
import type { Id, LiveChange, Time } from '../api/types.ts'
import { catchUp, showSince } from './catch-up.ts'
import { isConnected, listen, watchConnection } from './feed.ts'

/** Changes that come together are asked for together: the pause, in milliseconds. */
const GATHER = 250

type QueryKey = readonly unknown[]

/** What is not asked for again when changes may have been missed. */
const OTHERWISE_KEPT: readonly unknown[] = [...keys.session, ...keys.applications]

/** What a change makes old. */
function touchedBy({ type, applicationId, jobId }: LiveChange): QueryKey[] {
  const [subject] = type.split('.')
  const touched: QueryKey[] = [keys.insight]
  if (applicationId !== null) {
    touched.push(keys.application(applicationId), keys.people, keys.tags, ['search'])
  }
  if (jobId !== null || subject === 'job') touched.push(keys.jobs)
  if (subject === 'job') touched.push(keys.boards)
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
    const applications = new Map<Id, Time>()
    let timer: ReturnType<typeof setTimeout> | undefined
    let lastAt = new Date().toISOString()
    const refresh = () => {
      timer = undefined
      void catchUp(new Map(applications))
      applications.clear()
      for (const queryKey of waiting.values()) void queryClient.invalidateQueries({ queryKey })
      waiting.clear()
    }
    const end = listen({
      change(change) {
        lastAt = change.at
        if (change.applicationId !== null) applications.set(change.applicationId, change.at)
        for (const queryKey of touchedBy(change)) waiting.set(JSON.stringify(queryKey), queryKey)
        timer ??= setTimeout(refresh, GATHER)
      },
      reset() {
        void showSince(lastAt)
        void queryClient.invalidateQueries({ predicate: ({ queryKey }) => !OTHERWISE_KEPT.includes(queryKey[0]) })
      },
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
