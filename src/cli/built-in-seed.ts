import type { Seed } from './seed.ts'

/** What `longlist sandbox` holds without a seed file: the ids of the API documents' own examples. */
export const BUILT_IN_SEED: Seed = {
  organizations: [
    {
      name: 'Acme',
      reference: 'Pg4eV6k',
      customFields: ['field1'],
      jobs: [
        {
          name: 'Backend engineer',
          status: 'open',
          uid: '11.11',
          reference: 'WTTJ_KmqkD1Y',
          stages: [
            { id: 14600, name: 'New', reference: 'initial' },
            { id: 14601, name: 'Interview', reference: 'interviewed' },
            { id: 14602, name: 'Refused', reference: 'refused' },
          ],
        },
      ],
      clients: [
        {
          name: 'Comeet partner',
          jwt: { apiKey: 'acme-api-key', secret: 'partner-secret-of-32-characters!' },
          permissions: 'all',
        },
        {
          name: 'Employee portal',
          employeePortal: true,
          jwt: { apiKey: 'portal-api-key', secret: 'portal-secret-of-32-characters!!' },
          permissions: 'all',
        },
        { name: 'Welcome Kit partner', token: 'WK_API_KEY', scopes: ['candidates_rw'] },
        { name: 'Welcome Kit guest', token: 'WK_GUEST_KEY', scopes: ['my_candidates_rw'] },
      ],
    },
  ],
}
