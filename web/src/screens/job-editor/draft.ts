import type { Id, Job, JobChange } from '../../api/types.ts'

/** What the form of a job holds. Empty text stands for nothing. */
export type JobForm = {
  name: string
  internalName: string
  status: Job['status']
  departmentId: Id | null
  officeIds: Id[]
  description: string
  profileText: string
  employmentType: string
  contractType: string
  experienceLevel: string
  remote: string | null
  salaryMin: number | ''
  salaryMax: number | ''
  salaryCurrency: string
  salaryPeriod: string
  externalReference: string
  isPublished: boolean
}

export function formOf(job: Job): JobForm {
  const { salary } = job
  return {
    name: job.name,
    internalName: job.internalName ?? '',
    status: job.status,
    departmentId: job.department?.id ?? null,
    officeIds: job.offices.map(({ id }) => id),
    description: job.description ?? '',
    profileText: job.profileText ?? '',
    employmentType: job.employmentType ?? '',
    contractType: job.contractType ?? '',
    experienceLevel: job.experienceLevel ?? '',
    remote: job.remote,
    salaryMin: salary?.min ?? '',
    salaryMax: salary?.max ?? '',
    salaryCurrency: salary?.currency ?? '',
    salaryPeriod: salary?.period ?? '',
    externalReference: job.externalReference ?? '',
    isPublished: job.isPublished,
  }
}

type SalaryField = 'salaryMin' | 'salaryMax' | 'salaryCurrency' | 'salaryPeriod'
const SALARY: readonly SalaryField[] = ['salaryMin', 'salaryMax', 'salaryCurrency', 'salaryPeriod']

const orNull = <T>(value: T | ''): T | null => (value === '' ? null : value)

/** What the form says otherwise than it did: only that is sent, so that two people can change different fields. */
export function changeOf(from: JobForm, to: JobForm): JobChange {
  const differs = (name: keyof JobForm) => JSON.stringify(from[name]) !== JSON.stringify(to[name])
  const names = (Object.keys(to) as (keyof JobForm)[]).filter((name) => differs(name))
  const plain = names.filter((name) => !SALARY.includes(name as SalaryField))
  const change: Record<string, unknown> = Object.fromEntries(plain.map((name) => [name, orNull(to[name])]))
  if (plain.length < names.length) change['salary'] = salaryOf(to)
  return change
}

function salaryOf(form: JobForm): Job['salary'] {
  if (SALARY.every((name) => form[name] === '')) return null
  return {
    min: orNull(form.salaryMin),
    max: orNull(form.salaryMax),
    currency: orNull(form.salaryCurrency),
    period: orNull(form.salaryPeriod),
  }
}

/** The form's name for what the API calls a field. */
export function fieldNamed(name: string): string {
  const [, part] = /^salary\.(\w)/.exec(name) ?? []
  return part === undefined ? name : `salary${part.toUpperCase()}${name.slice('salary.'.length + 1)}`
}
