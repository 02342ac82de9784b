import type { JobView } from '../../../core/jobs/job-view.ts'
import { safeJobText } from '../../../http/safe-html.ts'
import { SHOWN_PROPERTIES } from '../positions/position-schema.ts'
import { presentShown, textsOf } from '../positions/present-position.ts'
import { PLACE_PROPERTIES, presentPlace } from '../workplaces/present-location.ts'

const text = { type: 'string' }

const ordered = {
  type: 'array',
  items: {
    type: 'object',
    properties: { name: text, value: text, order: { type: 'integer' } },
    required: ['name', 'value', 'order'],
  },
}

const PLACE = { ...PLACE_PROPERTIES, is_remote: { type: 'boolean', description: 'Obsolete: see workplace_type' } }

const PROPERTIES = {
  uid: text,
  name: text,
  ...SHOWN_PROPERTIES,
  location: { type: ['object', 'null'], properties: PLACE, required: Object.keys(PLACE) },
  categories: ordered,
}

/** A position of the public feed, in JSON Schema (reference, section 9). */
export const CAREERS_POSITION_SCHEMA = {
  type: 'object',
  properties: { ...PROPERTIES, details: { ...ordered, description: 'With details=true: texts in safe HTML' } },
  required: Object.keys(PROPERTIES),
}

export function presentCareersPosition(view: JobView, withDetails: boolean) {
  const { job, offices } = view
  const { remote, categories = [] } = job.details
  const [office] = offices
  return {
    uid: job.uid,
    name: job.name,
    ...presentShown(view),
    location: office ? { ...presentPlace(office), is_remote: remote === 'fulltime' } : null,
    categories: categories.map(({ name, value }, index) => ({ name, value, order: index + 1 })),
    ...(withDetails && {
      details: textsOf(job).map(({ name, value }, index) => ({ name, value: safeJobText(value), order: index + 1 })),
    }),
  }
}
