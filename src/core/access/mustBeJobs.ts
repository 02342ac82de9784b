import { InvalidField } from '../errors.ts'
import type { JobReader } from '../ports.ts'

/** The ids of jobs of the organization, each once. @throws InvalidField (`jobIds[<place>]`) */
export async function mustBeJobs(
  { jobs }: { readonly jobs: JobReader },
  organizationId: number,
  ids: readonly number[],
): Promise<number[]> {
  for (const [place, id] of ids.entries()) {
    if (!(await jobs.byId(organizationId, id))) {
      throw new InvalidField(`jobIds[${place}]`, 'unknown', { expected: 'the id of a job' })
    }
  }
  return [...new Set(ids)]
}
