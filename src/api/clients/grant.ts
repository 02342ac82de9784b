import type { GrantSpec } from '../../core/access/client.ts'
import { mustNotExceed } from '../../core/access/mustNotExceed.ts'
import type { Principal } from '../../core/access/permissions.ts'
import { InvalidField, InvalidFields } from '../../core/errors.ts'
import { parseIsoTime } from '../../lib/iso-time.ts'
import type { ApiDeps, GrantVocabulary } from '../deps.ts'
import { body } from '../schemas/build.ts'

/** What a client may do, as a body says it. */
export type GrantBody = {
  readonly permissions?: 'all' | readonly string[] | null
  readonly scopes?: readonly string[] | null
  readonly native?: readonly string[] | null
}

const names = (...types: string[]) => ({
  type: types,
  items: { type: 'string', maxLength: 100 },
  maxItems: 200,
})

export const grantField = body({
  permissions: {
    ...names('array', 'string', 'null'),
    pattern: '^all$',
    'x-expected': '"all", or a list of permissions',
  },
  scopes: names('array', 'null'),
  native: names('array', 'null'),
})

/**
 * The grant of a body, when every name is known, it allows anything at all, and no more than whoever gives it may do.
 *
 * @throws InvalidFields | NotPermitted
 */
export function toGrant(deps: ApiDeps, principal: Principal, { permissions, scopes, native }: GrantBody): GrantSpec {
  const grant: GrantSpec = {
    ...(permissions && { permissions }),
    ...(scopes && { scopes }),
    ...(native && { native }),
  }
  const unknown = unknownNames(deps.vocabulary, grant)
  if (unknown.length > 0) throw new InvalidFields(unknown)
  const given = deps.expandGrant(grant)
  if (given.size === 0) throw new InvalidField('grant', 'value', { expected: 'something that the client may do' })
  mustNotExceed(principal, given)
  return grant
}

function unknownNames(vocabulary: GrantVocabulary, grant: GrantSpec): InvalidField[] {
  return (['permissions', 'scopes', 'native'] as const).flatMap((kind) => {
    const given = grant[kind]
    if (given === undefined || given === 'all') return []
    return given.flatMap((name, place) =>
      vocabulary[kind].includes(name)
        ? []
        : [
            new InvalidField(`grant.${kind}[${place}]`, 'unknown', {
              expected: 'one of those in GET /clients/vocabulary',
            }),
          ],
    )
  })
}

/** When a credential is to end. @throws InvalidField when that is over already */
export function endIn({ accounts }: ApiDeps, expiresAt: string | null | undefined): number | undefined {
  if (expiresAt == null) return undefined
  const time = parseIsoTime(expiresAt)
  if (time === undefined || time <= accounts.clock.now()) {
    throw new InvalidField('expiresAt', 'value', { expected: 'a time that is still to come' })
  }
  return time
}
