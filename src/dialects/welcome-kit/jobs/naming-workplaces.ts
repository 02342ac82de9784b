import { InvalidField, NotFound } from '../../../core/errors.ts'
import type { UpdateJobParams } from './job-params.ts'

/**
 * Names the parameter when it stands for an office or a department that the organization does not have: that nothing was
 * found would be said of the job.
 *
 * @throws InvalidField, and whatever `write` throws
 */
export async function namingWorkplaces<T>(params: UpdateJobParams, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    if (error.thing === 'department') {
      throw new InvalidField('department_id', 'value', { expected: 'the id of a department of this organization' })
    }
    if (error.thing === 'office') throw officeRefused(params)
    throw error
  }
}

function officeRefused({ offices, office_id: id, ...params }: UpdateJobParams): InvalidField {
  if (offices) {
    const expected = 'for each the id of an office of this organization, or its city and country_code'
    return new InvalidField('offices', 'value', { expected })
  }
  if (id !== undefined) {
    return new InvalidField('office_id', 'value', { expected: 'the id of an office of this organization' })
  }
  const given = (['office_address', 'office_zip_code', 'office_city', 'office_country_code'] as const).find(
    (name) => params[name] !== undefined,
  )
  const expected = 'what an office of this organization has, or both office_city and office_country_code to add one'
  return new InvalidField(given ?? 'office_city', 'value', { expected })
}
