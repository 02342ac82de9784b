import { queryOptions, useMutation } from '@tanstack/react-query'
import { api, fetchBytes, urlOf } from './client.ts'
import { keys } from './keys.ts'
import { queryClient } from './query-client.ts'
import type { Attachment, Id } from './types.ts'

/** The bytes; PDF and pictures are shown by the browser, everything else is saved. */
export const attachmentUrl = (id: Id): string => urlOf(`/attachments/${encodeURIComponent(id)}`)

/** An inert page of a document; it may be framed. */
export const previewUrl = (id: Id): string => urlOf(`/attachments/${encodeURIComponent(id)}/preview`)

/** What is in a file. It never changes, and is kept for as long as somebody may turn back to it. */
export const bytesQuery = (id: Id) =>
  queryOptions({
    queryKey: keys.bytes(id),
    queryFn: ({ signal }) => fetchBytes(attachmentUrl(id), signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 2 * 60_000,
  })

/** Whether a document can be shown: a frame does not tell. It fails with what the server says where it cannot. */
export const previewCheckQuery = (id: Id) =>
  queryOptions({
    queryKey: keys.preview(id),
    queryFn: async ({ signal }) => (await fetchBytes(previewUrl(id), signal)).size,
    staleTime: Number.POSITIVE_INFINITY,
  })

const refresh = (applicationId: Id) => void queryClient.invalidateQueries({ queryKey: keys.application(applicationId) })

export const useAttach = (applicationId: Id) =>
  useMutation({
    mutationFn: ({ kind, file }: { kind: Attachment['kind']; file: File }) =>
      api.post('/applications/{id}/attachments', {
        path: { id: applicationId },
        query: { kind, name: file.name },
        body: file,
      }),
    onSuccess: () => refresh(applicationId),
  })

export const useDetach = (applicationId: Id) =>
  useMutation({
    mutationFn: (id: Id) => api.delete('/attachments/{id}', { path: { id } }),
    onSuccess: () => refresh(applicationId),
  })
