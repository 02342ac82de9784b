import { queryOptions, useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { api, setCsrfToken } from './client.ts'
import { keys } from './keys.ts'
import { queryClient } from './query-client.ts'
import type { MeChange, Session, Setup } from './types.ts'

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async ({ signal }) => begin(await api.get('/session', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
})

function begin(session: Session): Session {
  setCsrfToken(session.csrfToken)
  return session
}

function enter(session: Session): void {
  // What the page itself still looks at stays: the secret of a link would be asked about again, and is used up.
  queryClient.removeQueries({ type: 'inactive' })
  queryClient.setQueryData(keys.session, begin(session))
}

/** Who is signed in. Only below the routes that need somebody to be. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data

/** Whether who is signed in may do this. */
export const useMay = (permission: string): boolean => useSession().permissions.includes(permission)

export const useSignInOptions = () =>
  useQuery({
    queryKey: keys.signInOptions,
    queryFn: ({ signal }) => api.get('/sign-in-options', { signal }),
  })

export const useSignIn = () =>
  useMutation({
    mutationFn: (body: { email: string; password: string; organizationId?: string }) => api.post('/session', { body }),
    onSuccess: enter,
  })

export const useSignOut = () =>
  useMutation({
    mutationFn: ({ everywhere }: { everywhere: boolean }) => api.delete(everywhere ? '/sessions' : '/session'),
  })

export const useChangeMe = () =>
  useMutation({
    mutationFn: (body: MeChange) => api.patch('/me', { body }),
    onSuccess: (session) => queryClient.setQueryData(keys.session, begin(session)),
  })

export const useSetupOffer = (token: string) =>
  useQuery({
    queryKey: ['setup', token],
    queryFn: ({ signal }) => api.get('/setup', { query: { token }, signal }),
    enabled: token !== '',
  })

export const useSetUp = () =>
  useMutation({ mutationFn: (body: Setup) => api.post('/setup', { body }), onSuccess: enter })

export const useInvitationOffer = (token: string) =>
  useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api.get('/invitations/accept', { query: { token }, signal }),
    enabled: token !== '',
  })

export const useAcceptInvitation = () =>
  useMutation({
    mutationFn: (body: { token: string; name?: string; password: string }) => api.post('/invitations/accept', { body }),
    onSuccess: enter,
  })
