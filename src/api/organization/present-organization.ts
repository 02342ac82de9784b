import type { Organization } from '../../core/unit-of-work.ts'
import { nameOf, timeOf } from '../names.ts'

/** As the schema `Organization`. Its version is made of what can change. */
export function presentOrganization(organization: Organization): object {
  const { id, name, reference, linksByEmail, careersToken, about, createdAt } = organization
  return {
    id: nameOf(id),
    name,
    reference,
    linksByEmail,
    careersToken,
    about,
    createdAt: timeOf(createdAt),
    version: versionOf(organization),
  }
}

export function versionOf({ name, linksByEmail, about }: Organization): string {
  let sum = 0
  for (const char of JSON.stringify([name, linksByEmail, about]))
    sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 2 ** 40
  return String(sum)
}
