import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from './client.ts'
import { keys } from './keys.ts'
import { queryClient } from './query-client.ts'
import type { GrantSpec, Id, NewClient, Time } from './types.ts'

export const useClients = () =>
  useQuery({
    queryKey: keys.clients,
    queryFn: ({ signal }) => api.get('/clients', { signal }),
    select: (page) => page.items,
  })

/** The names that a grant may hold. */
export const useGrantVocabulary = () =>
  useQuery({
    queryKey: keys.vocabulary,
    queryFn: ({ signal }) => api.get('/clients/vocabulary', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

const refresh = () => queryClient.invalidateQueries({ queryKey: keys.clients })

/** The answer holds the secret, which is told this once. */
export const useAddClient = () =>
  useMutation({
    mutationFn: (body: NewClient) => api.post('/clients', { body }),
    onSuccess: refresh,
  })

export type ClientChange = {
  name?: string
  grant?: GrantSpec
  rateLimit?: number | null
  employeePortal?: boolean
}

export const useChangeClient = () =>
  useMutation({
    mutationFn: ({ id, change }: { id: Id; change: ClientChange }) =>
      api.patch('/clients/{id}', { path: { id }, body: change }),
    onSuccess: refresh,
  })

/** Issues a new secret, which is told this once. */
export const useRotateCredential = () =>
  useMutation({
    mutationFn: ({ id, expiresAt }: { id: Id; expiresAt?: Time }) =>
      api.post('/clients/{id}/credentials', {
        path: { id },
        body: expiresAt === undefined ? {} : { expiresAt },
      }),
    onSuccess: refresh,
  })

export const useRevokeClient = () =>
  useMutation({ mutationFn: (id: Id) => api.delete('/clients/{id}', { path: { id } }), onSuccess: refresh })
