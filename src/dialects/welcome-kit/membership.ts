import type { Principal } from '../../core/access/permissions.ts'
import { NotMember } from '../../core/errors.ts'

/** A token belongs to one organization; one that is not named is that one. @throws NotMember */
export function checkMember(principal: Principal, organizationReference: string | undefined): void {
  if (organizationReference === undefined) return
  if (organizationReference !== principal.organizationReference) throw new NotMember()
}
