import { NotPermitted } from '../errors.ts'
import type { Grant, Principal } from './permissions.ts'

/** Nobody gives away what they have not: neither to a client, nor by a role. @throws NotPermitted */
export function mustNotExceed({ grant }: Pick<Principal, 'grant'>, given: Grant): void {
  for (const permission of given) if (!grant.has(permission)) throw new NotPermitted(permission)
}
