import { IconBriefcase, IconChartBar, IconInbox, IconSettings, IconUsers } from '@tabler/icons-react'

/** Where the navigation leads, in its order. */
export const DESTINATIONS = [
  { key: 'inbox', to: '/inbox', icon: IconInbox, keys: 'g i', go: 'goInbox' },
  { key: 'candidates', to: '/candidates', icon: IconUsers, keys: 'g c', go: 'goCandidates' },
  { key: 'jobs', to: '/jobs', icon: IconBriefcase, keys: 'g j', go: 'goJobs' },
  { key: 'insight', to: '/insight', icon: IconChartBar, keys: 'g a', go: 'goInsight' },
  { key: 'settings', to: '/settings', icon: IconSettings, keys: 'g s', go: 'goSettings' },
] as const
