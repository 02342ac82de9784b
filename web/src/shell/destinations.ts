import { IconBriefcase, IconChartBar, IconInbox, IconSettings, IconUsers } from '@tabler/icons-react'
import { useSession } from '../api/session.ts'

const DESTINATIONS = [
  { key: 'inbox', to: '/inbox', icon: IconInbox, keys: 'g i', go: 'goInbox' },
  { key: 'candidates', to: '/candidates', icon: IconUsers, keys: 'g c', go: 'goCandidates' },
  { key: 'jobs', to: '/jobs', icon: IconBriefcase, keys: 'g j', go: 'goJobs' },
  { key: 'insight', to: '/insight', icon: IconChartBar, needs: 'insight.read', keys: 'g a', go: 'goInsight' },
  { key: 'settings', to: '/settings', icon: IconSettings, keys: 'g s', go: 'goSettings' },
] as const

export type Destination = (typeof DESTINATIONS)[number]

/** Where the navigation leads who is signed in, in its order. */
export function useDestinations(): readonly Destination[] {
  const { permissions } = useSession()
  return DESTINATIONS.filter((destination) => !('needs' in destination) || permissions.includes(destination.needs))
}
