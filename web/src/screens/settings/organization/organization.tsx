import { useOrganization } from '../../../api/organization.ts'
import { ErrorState, LoadingRows } from '../../../ui/states.tsx'
import { OrganizationForm } from './organization-form.tsx'

/** What the whole organization has in common. */
export function OrganizationPage() {
  const { data, error, refetch } = useOrganization()
  if (data) return <OrganizationForm key={data.version} organization={data} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return <LoadingRows rows={4} />
}
