import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { ListSearch } from '../filters/search-params.ts'

/** Changes the query of the address; the browser's way back leads to the screen before, not through every filter. */
export function useListAddress(): (change: ListSearch) => void {
  const navigate = useNavigate()
  return useCallback(
    // Its types know no address that several screens may have.
    (change) =>
      void navigate({ to: '.', search: ((before: object) => ({ ...before, ...change })) as never, replace: true }),
    [navigate],
  )
}
