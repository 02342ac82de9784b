import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from './client.ts'
import { keys } from './keys.ts'
import { queryClient } from './query-client.ts'
import type { Application, Id } from './types.ts'

export const useNotes = (id: Id) =>
  useQuery({
    queryKey: keys.notes(id),
    queryFn: ({ signal }) => api.get('/applications/{id}/notes', { path: { id }, signal }),
    select: (page) => page.items,
  })

/** Adds a note; the application that is shown has it as soon as the server does. */
export const useAddNote = (id: Id) =>
  useMutation({
    mutationFn: (text: string) => api.post('/applications/{id}/notes', { path: { id }, body: { text } }),
    onSuccess: (note) => {
      queryClient.setQueryData<Application>(
        keys.application(id),
        (shown) => shown && { ...shown, notes: [note, ...shown.notes.filter((other) => other.id !== note.id)] },
      )
      void queryClient.invalidateQueries({ queryKey: keys.application(id) })
    },
  })
