import type { ManyAction } from '../../core/applications/changeMany.ts'
import { STATUSES } from '../../core/applications/status.ts'
import { InvalidField, InvalidFields } from '../../core/errors.ts'
import { idOfUid } from '../../core/ids.ts'
import { NOT_BLANK } from '../../http/validate.ts'
import { body, choice, list, text } from '../schemas/build.ts'
import { tagsOf } from './to-command.ts'

const TYPES = ['move', 'moveToKind', 'tag', 'archive', 'unarchive', 'status'] as const
const KINDS = ['new', 'hired', 'refused'] as const
const MOST = 500

const tags = { ...list({ type: 'string', pattern: NOT_BLANK, maxLength: 255 }), maxItems: 100 }

export const BULK_BODY = body(
  {
    ids: { ...list(text), minItems: 1, maxItems: MOST },
    action: body(
      {
        type: choice(TYPES),
        stageId: { ...text, description: 'For `move`' },
        kind: { ...choice(KINDS), description: "For `moveToKind`: the first stage of this kind of each one's job" },
        add: { ...tags, description: 'For `tag`' },
        remove: { ...tags, description: 'For `tag`' },
        status: { ...choice(STATUSES), description: 'For `status`' },
      },
      ['type'],
    ),
  },
  ['ids', 'action'],
)

export type BulkBody = {
  ids: string[]
  action: {
    type: (typeof TYPES)[number]
    stageId?: string
    kind?: (typeof KINDS)[number]
    add?: string[]
    remove?: string[]
    status?: (typeof STATUSES)[number]
  }
}

/** @throws InvalidFields naming every id that cannot be one, and what the action lacks */
export function toAction({ ids, action }: BulkBody): { readonly ids: number[]; readonly action: ManyAction } {
  const bad: InvalidField[] = []
  const idIn = (name: string, field: string): number => {
    const id = idOfUid(name)
    if (id === undefined)
      bad.push(new InvalidField(field, 'value', { value: name, expected: 'an id, such as A1.5F20' }))
    return id ?? 0
  }
  const needed = <T>(value: T | undefined, field: string): T => {
    if (value === undefined) bad.push(new InvalidField(field, 'missing'))
    return value as T
  }
  const wanted = ids.map((name, at) => idIn(name, `ids[${at}]`))
  const made = ((): ManyAction => {
    switch (action.type) {
      case 'move':
        return { type: 'move', stageId: idIn(needed(action.stageId, 'action.stageId') ?? '', 'action.stageId') }
      case 'moveToKind':
        return { type: 'moveToKind', kind: needed(action.kind, 'action.kind') }
      case 'status':
        return { type: 'status', status: needed(action.status, 'action.status') }
      case 'tag':
        return { type: 'tag', add: tagsOf(action.add ?? []), remove: tagsOf(action.remove ?? []) }
      case 'archive':
      case 'unarchive':
        return { type: action.type }
    }
  })()
  if (bad.length > 0) throw new InvalidFields(uniqueFields(bad))
  return { ids: wanted, action: made }
}

/** What is missing is not wrong as well. */
function uniqueFields(bad: readonly InvalidField[]): InvalidField[] {
  return [...new Map(bad.toReversed().map((each) => [each.field, each])).values()].toReversed()
}
