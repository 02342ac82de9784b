import type { JobDetails, RemoteLevel } from '../../../core/jobs/job.ts'
import type { CreateJobCommand, DetailsPatch, OfficeWanted, UpdateJobCommand } from '../../../core/jobs/job-command.ts'
import { toPublication } from '../../../core/jobs/publication.ts'
import { readDay } from '../days.ts'
import { isSet } from '../param-schemas.ts'
import type { CreateJobParams, OfficeParams, UpdateJobParams } from './job-params.ts'

/** From Welcome Kit's parameters of a job, once checked, to commands of the core. */

/** @throws InvalidField for a day that no calendar has */
export function toCreateJob(params: CreateJobParams, requestId: string): CreateJobCommand {
  const { name, department_id: departmentId, external_reference: externalReference } = params
  const offices = params.offices?.map(toOffice) ?? [mainOfficeOf(params) ?? {}]
  return {
    surface: 'welcome-kit',
    requestId,
    name,
    ...toPublication(params.status ?? 'draft'),
    ...(externalReference != null && { externalReference }),
    ...(departmentId != null && { department: { id: Number(departmentId) } }),
    offices,
    // Nothing is null when something new is made.
    details: detailsOf(params) as JobDetails,
  }
}

/** @throws InvalidField for a day that no calendar has */
export function toUpdateJob(params: UpdateJobParams, requestId: string): UpdateJobCommand {
  const { name, status, department_id: departmentId, external_reference: externalReference } = params
  const mainOffice = mainOfficeOf(params)
  return {
    surface: 'welcome-kit',
    requestId,
    ...(name !== undefined && { name }),
    ...(status && { publication: status }),
    ...(externalReference !== undefined && { externalReference }),
    ...(departmentId !== undefined && { department: departmentId === null ? null : { id: Number(departmentId) } }),
    ...(params.offices ? { offices: params.offices.map(toOffice) } : mainOffice && { mainOffice }),
    details: detailsOf(params),
  }
}

function detailsOf(params: UpdateJobParams): DetailsPatch {
  const salary = defined({
    min: given(params.salary_min, Number),
    max: given(params.salary_max, Number),
    currency: given(params.salary_currency, (code) => code.toUpperCase()),
    period: params.salary_period,
  })
  return defined({
    language: params.language,
    description: params.description,
    profile: params.profile,
    companyDescription: params.company_description,
    recruitmentProcess: params.recruitment_process,
    contractType: params.contract_type,
    contractDurationMin: given(params.contract_duration_min, Number),
    contractDurationMax: given(params.contract_duration_max, Number),
    experienceLevel: params.experience_level,
    educationLevel: params.education_level,
    professionReference: params.profession_reference,
    remote: remoteOf(params),
    // Advertisements show it.
    ...(Object.keys(salary).length > 0 && { salary, isSalaryPublic: true }),
    sites: given(params.cms_sites_references, referencesOf),
    startDate: given(params.start_date, dayOf),
    applyUrl: params.apply_url,
  })
}

function remoteOf({ remote, is_remote: isRemote }: UpdateJobParams): RemoteLevel | null | undefined {
  if (remote !== undefined || isRemote === undefined) return remote
  return isSet(isRemote) ? 'fulltime' : 'no'
}

/** The references in a list with commas between them, each once. */
export function referencesOf(list: string): string[] {
  const names = list.split(',').map((name) => name.trim())
  return [...new Set(names.filter((name) => name !== ''))]
}

/** @throws InvalidField */
function dayOf(date: string): string {
  const day = date.slice(0, 'YYYY-MM-DD'.length)
  readDay('start_date', day)
  return day
}

function mainOfficeOf(params: UpdateJobParams): OfficeWanted | undefined {
  const { office_id: id, office_address: address, office_zip_code: zip_code, office_city: city } = params
  const office = toOffice(defined({ id, address, zip_code, city, country_code: params.office_country_code }))
  return Object.keys(office).length > 0 ? office : undefined
}

function toOffice({ id, name, address, zip_code: zip, city, country_code: countryCode }: OfficeParams): OfficeWanted {
  if (id !== undefined) return { id: Number(id) }
  const filled = Object.entries({ name, address, zip, city, countryCode }).filter(([, value]) => value?.trim())
  return Object.fromEntries(filled)
}

/** What a value means; null and undefined mean themselves. */
function given<T, U>(value: T | null | undefined, meaning: (value: T) => U): U | null | undefined {
  return value == null ? (value as null | undefined) : meaning(value)
}

function defined<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> }
}
