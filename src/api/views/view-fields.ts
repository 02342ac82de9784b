import type { ViewDefinition } from '../../core/views/view.ts'
import { NOT_BLANK } from '../../http/validate.ts'
import { body, boolean, choice, list, mapOf, text } from '../schemas/build.ts'

/** What a body says of a view. */

const value = { anyOf: [text, boolean, { type: 'number' }, { ...list(text), maxItems: 200 }, { type: 'null' }] }

const definition = body(
  {
    filter: { ...mapOf(value), maxProperties: 50, description: 'The parameters of the list of applications' },
    sort: { type: 'string', maxLength: 50 },
    columns: { ...list({ type: 'string', maxLength: 50 }), maxItems: 50 },
    layout: choice(['table', 'board'] as const),
  },
  ['filter', 'sort', 'columns', 'layout'],
)

const FIELDS = { name: { type: 'string', maxLength: 100, pattern: NOT_BLANK }, isShared: boolean, definition }

export const CREATE_VIEW = body(FIELDS, ['name', 'definition'])
export const UPDATE_VIEW = body(FIELDS)

export const EXAMPLE = {
  name: 'New this week',
  isShared: true,
  definition: { filter: { stageKind: ['new'] }, sort: '-created', columns: ['name', 'job', 'stage'], layout: 'table' },
}

export type ViewBody = {
  readonly name?: string
  readonly isShared?: boolean
  readonly definition?: ViewDefinition
}
