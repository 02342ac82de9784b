import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from './client.ts'
import { keys } from './keys.ts'
import { queryClient } from './query-client.ts'
import type { Id } from './types.ts'

export const usePerson = (id: Id | undefined) =>
  useQuery({
    queryKey: keys.person(id ?? ''),
    queryFn: ({ signal }) => api.get('/people/{id}', { path: { id: id ?? '' }, signal }),
    enabled: id !== undefined,
  })

function refresh(): void {
  for (const queryKey of [keys.people, ['application'], keys.applications, keys.boards]) {
    void queryClient.invalidateQueries({ queryKey })
  }
}

/** Makes two people one: `otherId` is merged into `id`. The answer names what undoes it. */
export const useMergePeople = () =>
  useMutation({
    mutationFn: ({ id, otherId }: { id: Id; otherId: Id }) =>
      api.post('/people/{id}/merge', { path: { id }, body: { personId: otherId } }),
    onSuccess: refresh,
  })

/** Takes an application away from its person, who becomes two. */
export const useSeparate = () =>
  useMutation({
    mutationFn: (applicationId: Id) => api.post('/applications/{id}/separate', { path: { id: applicationId } }),
    onSuccess: refresh,
  })

/** Takes a person out of the store, with everything that was sent of them. */
export const useErasePerson = () =>
  useMutation({ mutationFn: (id: Id) => api.delete('/people/{id}', { path: { id } }), onSuccess: refresh })
