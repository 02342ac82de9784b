import { useQuery } from '@tanstack/react-query'
import { api } from './client.ts'
import { keys } from './keys.ts'
import type { Id, InsightQuery } from './types.ts'

export const useFunnel = (query: InsightQuery & { jobId: Id }) =>
  useQuery({
    queryKey: keys.insightOf('funnel', query),
    queryFn: ({ signal }) => api.get('/insight/funnel', { query, signal }),
    select: ({ stages }) => stages,
  })

export const useSources = (query: InsightQuery) =>
  useQuery({
    queryKey: keys.insightOf('sources', query),
    queryFn: ({ signal }) => api.get('/insight/sources', { query, signal }),
    select: ({ items }) => items,
  })

export const useTimeInStage = (jobId: Id) =>
  useQuery({
    queryKey: keys.insightOf('time-in-stage', { jobId }),
    queryFn: ({ signal }) => api.get('/insight/time-in-stage', { query: { jobId }, signal }),
    select: ({ items }) => items,
  })

/** Applications received on each day, as days are where the viewer is. */
export const useIntake = (query: InsightQuery) => {
  const inZone = { ...query, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
  return useQuery({
    queryKey: keys.insightOf('intake', inZone),
    queryFn: ({ signal }) => api.get('/insight/intake', { query: inZone, signal }),
    select: ({ items }) => items,
  })
}
