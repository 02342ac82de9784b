import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './problem.ts'

/** What was asked of the server and may be shown again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Changes are told by the live feed; this only bounds what one that was missed costs.
      staleTime: 60_000,
      // What the server refused once it will refuse again.
      retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.status >= 400),
    },
    mutations: { retry: false },
  },
})
