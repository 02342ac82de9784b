import { uidOf } from '../../../core/ids.ts'
import type { Office } from '../../../core/jobs/office.ts'

const textOrNull = { type: ['string', 'null'] }

/** The keys of a location that both the positions and the public feed have (reference, sections 9 and 10.2). */
export const PLACE_PROPERTIES = {
  name: { type: 'string' },
  country: { ...textOrNull, description: 'ISO 3166-1 alpha-2' },
  city: textOrNull,
  state: textOrNull,
  postal_code: textOrNull,
  street_name: textOrNull,
  street_number: textOrNull,
  arrival_instructions: textOrNull,
  timezone: { ...textOrNull, description: 'A name of the IANA database' },
}

export const LOCATION_SCHEMA = {
  type: 'object',
  properties: { uid: { type: 'string' }, ...PLACE_PROPERTIES },
  required: ['uid', ...Object.keys(PLACE_PROPERTIES)],
}

/** The place alone, as the public feed has it. */
export function presentPlace({ name, city, countryCode, address, zip, more }: Office) {
  return {
    name,
    country: countryCode ?? null,
    city: city ?? null,
    state: more.state ?? null,
    postal_code: zip ?? null,
    street_name: address ?? null,
    street_number: more.streetNumber ?? null,
    arrival_instructions: more.arrivalInstructions ?? null,
    timezone: more.timezone ?? null,
  }
}

export function presentLocation(office: Office) {
  return { uid: uidOf(office.id), ...presentPlace(office) }
}
