import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from './client.ts'
import { keys } from './keys.ts'
import { queryClient } from './query-client.ts'
import type { Id, Role, User } from './types.ts'

export const useUsers = () =>
  useQuery({
    queryKey: keys.users,
    queryFn: ({ signal }) => api.get('/users', { signal }),
    select: (page) => page.items,
  })

const refreshUsers = () => queryClient.invalidateQueries({ queryKey: keys.users })
const refreshInvitations = () => queryClient.invalidateQueries({ queryKey: keys.invitations })

export type UserChange = Partial<Pick<User, 'name' | 'role' | 'isActive' | 'jobIds'>>

export const useChangeUser = () =>
  useMutation({
    mutationFn: ({ id, change }: { id: Id; change: UserChange }) =>
      api.patch('/users/{id}', { path: { id }, body: change }),
    onSuccess: refreshUsers,
  })

/** Signs somebody out wherever they are signed in. */
export const useSignOutUser = () =>
  useMutation({ mutationFn: (id: Id) => api.delete('/users/{id}/sessions', { path: { id } }) })

/** A link by which somebody chooses a new password; it is told this once. */
export const useOfferReset = () =>
  useMutation({ mutationFn: (id: Id) => api.post('/users/{id}/reset-links', { path: { id } }) })

export const useInvitations = () =>
  useQuery({
    queryKey: keys.invitations,
    queryFn: ({ signal }) => api.get('/invitations', { signal }),
    select: (page) => page.items,
  })

/** The answer holds the link, which is told this once. */
export const useInvite = () =>
  useMutation({
    mutationFn: (body: { email: string; role: Role; jobIds?: Id[] }) => api.post('/invitations', { body }),
    onSuccess: refreshInvitations,
  })

export const useWithdrawInvitation = () =>
  useMutation({
    mutationFn: (id: Id) => api.delete('/invitations/{id}', { path: { id } }),
    onSuccess: refreshInvitations,
  })
