/** Jobs as a middling company in France and Germany has them. */

export type SampleJob = {
  readonly name: string
  readonly department: string
  readonly offices: readonly string[]
  readonly status?: 'on_hold' | 'closed'
  readonly titles: readonly string[]
  readonly skills: readonly string[]
  /** How many of a hundred applications are for it. */
  readonly share: number
}

export const OFFICES = [
  { name: 'Paris', city: 'Paris', countryCode: 'FR' },
  { name: 'Lyon', city: 'Lyon', countryCode: 'FR' },
  { name: 'Berlin', city: 'Berlin', countryCode: 'DE' },
] as const

export const SAMPLE_JOBS: readonly SampleJob[] = [
  {
    name: 'Senior backend engineer',
    department: 'Engineering',
    offices: ['Paris', 'Berlin'],
    titles: ['Backend engineer', 'Software engineer', 'Platform engineer', 'Node.js developer', 'Java developer'],
    skills: ['TypeScript', 'PostgreSQL', 'Go', 'Kubernetes', 'C++', 'Node.js', 'Kafka', 'AWS', '.NET', 'Rust'],
    share: 34,
  },
  {
    name: 'Product designer',
    department: 'Product',
    offices: ['Paris'],
    titles: ['Product designer', 'UX designer', 'UI designer', 'Interaction designer'],
    skills: ['Figma', 'Design systems', 'User research', 'Prototyping', 'Accessibility', 'Motion'],
    share: 18,
  },
  {
    name: 'Customer success manager (French and German)',
    department: 'Customers',
    offices: ['Berlin', 'Lyon'],
    titles: ['Customer success manager', 'Account manager', 'Support lead', 'Customer care specialist'],
    skills: ['Onboarding', 'Salesforce', 'Negotiation', 'German C1', 'French C1', 'Zendesk'],
    share: 16,
  },
  {
    name: 'Data analyst',
    department: 'Engineering',
    offices: ['Lyon'],
    titles: ['Data analyst', 'BI analyst', 'Analytics engineer', 'Statistician'],
    skills: ['SQL', 'Python', 'dbt', 'Looker', 'Statistics', 'R'],
    share: 14,
  },
  {
    name: 'Head of people',
    department: 'People',
    offices: ['Paris'],
    titles: ['Head of people', 'HR director', 'People partner'],
    skills: ['Labour law', 'Compensation', 'Hiring', 'Coaching'],
    share: 6,
  },
  {
    name: 'Sales development representative',
    department: 'Customers',
    offices: ['Berlin'],
    status: 'on_hold',
    titles: ['SDR', 'Business developer', 'Inside sales'],
    skills: ['Cold calls', 'HubSpot', 'Prospecting'],
    share: 8,
  },
  {
    name: 'Office manager',
    department: 'People',
    offices: ['Lyon'],
    status: 'closed',
    titles: ['Office manager', 'Executive assistant'],
    skills: ['Bookkeeping', 'Events', 'Travel'],
    share: 4,
  },
]

export const SAMPLE_STAGES = [
  { name: 'New', reference: 'initial' },
  { name: 'Screening', reference: 'screening' },
  { name: 'Interview', reference: 'interviewed' },
  { name: 'Offer', reference: 'made_offer' },
  { name: 'Hired', reference: 'hired' },
  { name: 'Refused', reference: 'refused' },
] as const

/** What a job says of itself, as HTML. */
export function describe({ name, offices, skills }: SampleJob) {
  return {
    description:
      `<p>We look for a <b>${name.toLowerCase()}</b> in ${offices.join(' or ')}. You join a team of eight who ship every day ` +
      'and talk to customers every week.</p><h3>What you will do</h3><ul><li>Own a part of what we make, from the first ' +
      'idea to what customers say of it</li><li>Make the team better than you found it</li><li>Say what you would do ' +
      'otherwise</li></ul>',
    profile: `<p>You know some of these well, and want to learn the rest:</p><ul>${skills
      .map((skill) => `<li>${skill}</li>`)
      .join('')}</ul>`,
    employmentType: 'Full-time',
    contractType: 'FULL_TIME',
    remote: 'partial',
    salary: { min: 42_000, max: 68_000, currency: 'EUR', period: 'yearly' },
  } as const
}
