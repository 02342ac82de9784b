import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from './client.ts'
import { keys } from './keys.ts'
import { queryClient } from './query-client.ts'
import type { Organization } from './types.ts'

export const useOrganization = () =>
  useQuery({
    queryKey: keys.organization,
    queryFn: ({ signal }) => api.get('/organization', { signal }),
  })

export type OrganizationChange = Partial<Pick<Organization, 'name' | 'linksByEmail' | 'careersToken' | 'about'>>

export const useChangeOrganization = () =>
  useMutation({
    mutationFn: ({ version, change }: { version: string; change: OrganizationChange }) =>
      api.patch('/organization', { body: change, ifMatch: version }),
    onSuccess: (organization) => {
      queryClient.setQueryData(keys.organization, organization)
      void queryClient.invalidateQueries({ queryKey: keys.session })
    },
  })

export const useCustomFields = () =>
  useQuery({
    queryKey: keys.customFields,
    queryFn: ({ signal }) => api.get('/custom-fields', { signal }),
    select: (page) => page.items,
  })

export const useAddCustomField = () =>
  useMutation({
    mutationFn: (name: string) => api.post('/custom-fields', { body: { name } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.customFields }),
  })
