import type { Office } from '../../../core/jobs/office.ts'
import { exactly } from '../openapi.ts'
import { flag, paramsSchema, text } from '../param-schemas.ts'
import { updateCheck } from '../update-check.ts'

/** Offices on the wire (reference, sections 4.11 and 6.8). */

const textOrNull = { type: ['string', 'null'] }

export const OFFICE_SCHEMA = exactly({
  id: { type: 'integer' },
  name: { type: 'string' },
  address: textOrNull,
  zip_code: textOrNull,
  city: textOrNull,
  country_code: { ...textOrNull, description: 'ISO 3166-1 alpha-2' },
  is_headquarter: { type: 'boolean' },
})

export const OFFICE_EXAMPLE = {
  name: 'Lyon',
  address: '1 rue Exemple',
  zip_code: '69001',
  city: 'Lyon',
  country_code: 'FR',
}

export function presentOffice({ id, name, address, zip, city, countryCode, isHeadquarter }: Office) {
  return {
    id,
    name,
    address: address ?? null,
    zip_code: zip ?? null,
    city: city ?? null,
    country_code: countryCode ?? null,
    is_headquarter: isHeadquarter,
  }
}

/** What is known of a place: also a part of what a job says of its offices. */
export const PLACE_PARAMS = {
  address: text(255, 'Street and number'),
  zip_code: text(64, 'Zip code'),
  city: text(255, 'City'),
  country_code: { type: 'string', format: 'country', description: 'Country code, ISO 3166-1 alpha-2' },
}

export const CREATE_OFFICE_PARAMS = paramsSchema(
  {
    organization_reference: text(255, 'Organization reference'),
    name: text(255, 'Name'),
    ...PLACE_PARAMS,
    is_headquarter: flag('Whether it is the headquarter'),
  },
  ['organization_reference', 'name', 'city', 'country_code'],
)
export const UPDATE_OFFICE_PARAMS = paramsSchema(CREATE_OFFICE_PARAMS.properties)

export type CreateOfficeParams = {
  readonly organization_reference: string
  readonly name: string
  readonly address?: string
  readonly zip_code?: string
  readonly city: string
  readonly country_code: string
  readonly is_headquarter?: boolean | 'true' | 'false'
}
export type UpdateOfficeParams = Partial<Omit<CreateOfficeParams, 'address' | 'zip_code'>> & {
  readonly address?: string | null
  readonly zip_code?: string | null
}

export const checkUpdateOffice = updateCheck<UpdateOfficeParams>(UPDATE_OFFICE_PARAMS, {
  refused: ['name', 'city', 'country_code'],
  clears: ['address', 'zip_code'],
})
