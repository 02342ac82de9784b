import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { api } from './client.ts'
import { keys } from './keys.ts'
import type { Id } from './types.ts'

/** What is found for the words, best first; what was found before stays until then. */
export const useSearch = (q: string, { jobId, limit = 20 }: { jobId?: Id; limit?: number } = {}) =>
  useInfiniteQuery({
    queryKey: keys.search(q, jobId),
    queryFn: ({ pageParam, signal }) =>
      api.get('/search', {
        query: { q, limit, jobId: jobId === undefined ? undefined : [jobId], cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    enabled: q.trim() !== '',
  })
