import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { api, urlOf } from './client.ts'
import { keys } from './keys.ts'
import { queryClient } from './query-client.ts'
import type { Id, Job, JobChange, JobStatus, NewJob, StageDraft } from './types.ts'

export type JobListQuery = { status?: JobStatus[]; withCounts?: boolean }

export const useJobs = (query: JobListQuery = {}) =>
  useQuery({
    queryKey: keys.jobList(query),
    queryFn: ({ signal }) => api.get('/jobs', { query, signal }),
    select: (page) => page.items,
  })

export const jobQuery = (id: Id) =>
  queryOptions({
    queryKey: keys.job(id),
    queryFn: ({ signal }) => api.get('/jobs/{id}', { path: { id }, signal }),
  })

/** As it is now, whatever is known of it. */
export const fetchJob = (id: Id) => queryClient.fetchQuery({ ...jobQuery(id), staleTime: 0 })

export const useJob = (id: Id) => useQuery(jobQuery(id))

function keep(job: Job): void {
  queryClient.setQueryData(keys.job(job.id), job)
  for (const queryKey of [keys.jobs, keys.boards, keys.insight]) void queryClient.invalidateQueries({ queryKey })
}

export const useAddJob = () =>
  useMutation({ mutationFn: (body: NewJob) => api.post('/jobs', { body }), onSuccess: keep })

export const useChangeJob = () =>
  useMutation({
    mutationFn: ({ id, version, change }: { id: Id; version: string; change: JobChange }) =>
      api.patch('/jobs/{id}', { path: { id }, body: change, ifMatch: version }),
    onSuccess: keep,
  })

/** Puts the whole pipeline in its new order; a stage that is left out goes. */
export const useSetStages = () =>
  useMutation({
    mutationFn: ({ id, version, stages }: { id: Id; version: string; stages: StageDraft[] }) =>
      api.put('/jobs/{id}/stages', { path: { id }, body: { stages }, ifMatch: version }),
    onSuccess: keep,
  })

/** How a job reads on a careers page; it may be framed. */
export const careersPreviewUrl = (id: Id): string => urlOf(`/jobs/${encodeURIComponent(id)}/careers-preview`)

export const useDepartments = () => useNamed(keys.departments, '/departments')
export const useAddDepartment = () => useAddNamed(keys.departments, '/departments')
export const useOffices = () => useNamed(keys.offices, '/offices')
export const useAddOffice = () => useAddNamed(keys.offices, '/offices')

const useNamed = (queryKey: readonly string[], path: '/departments' | '/offices') =>
  useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get(path, { signal }),
    select: (page) => page.items,
  })

const useAddNamed = (queryKey: readonly string[], path: '/departments' | '/offices') =>
  useMutation({
    mutationFn: (name: string) => api.post(path, { body: { name } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey }),
  })
