import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from './client.ts'
import { keys } from './keys.ts'
import { queryClient } from './query-client.ts'
import type { Id, ViewDraft } from './types.ts'

export const useViews = () =>
  useQuery({
    queryKey: keys.views,
    queryFn: ({ signal }) => api.get('/views', { signal }),
    select: (page) => page.items,
  })

const refresh = () => queryClient.invalidateQueries({ queryKey: keys.views })

export const useAddView = () =>
  useMutation({ mutationFn: (body: ViewDraft) => api.post('/views', { body }), onSuccess: refresh })

export const useChangeView = () =>
  useMutation({
    mutationFn: ({ id, change }: { id: Id; change: Partial<ViewDraft> }) =>
      api.patch('/views/{id}', { path: { id }, body: change }),
    onSuccess: refresh,
  })

export const useDeleteView = () =>
  useMutation({ mutationFn: (id: Id) => api.delete('/views/{id}', { path: { id } }), onSuccess: refresh })
