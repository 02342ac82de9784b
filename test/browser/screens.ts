/** Every screen of the app by a name, with its address. */

export type Places = { readonly jobId: string; readonly candidateId: string | undefined }

/** Those that are there before anybody is signed in. */
export const DOORS: Readonly<Record<string, string>> = {
  'sign-in': '/sign-in',
  setup: '/setup#no-token',
  invitation: '/invitation#no-token',
}

export function screens({ jobId, candidateId }: Places): Readonly<Record<string, string>> {
  const job = `/jobs/${encodeURIComponent(jobId)}`
  return {
    inbox: '/inbox',
    candidates: '/candidates',
    ...(candidateId !== undefined && { candidate: `/candidates/${encodeURIComponent(candidateId)}` }),
    search: '/search?q=TypeScript',
    jobs: '/jobs',
    board: `${job}/board`,
    'job-details': `${job}/edit`,
    'job-stages': `${job}/edit?part=stages`,
    'job-careers': `${job}/edit?part=careers`,
    insight: '/insight?range=90',
    'insight-of-job': `/insight?range=90&jobId=${encodeURIComponent(jobId)}`,
    'settings-profile': '/settings/profile',
    'settings-organization': '/settings/organization',
    'settings-users': '/settings/users',
    'settings-clients': '/settings/clients',
    'settings-custom-fields': '/settings/custom-fields',
  }
}
