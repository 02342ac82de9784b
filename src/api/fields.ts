import { ROLES } from '../core/access/permissions.ts'
import { COLOR_SCHEMES, LOCALES } from '../core/access/user.ts'
import { NOT_BLANK } from '../http/validate.ts'

/** Fields of bodies that several operations take. */

export const nameField = { type: 'string', pattern: NOT_BLANK, maxLength: 255 } as const
export const emailField = { type: 'string', format: 'email', maxLength: 254 } as const
/** Longer ones cost nobody anything but us; the rules of a new one are said by the domain. */
export const passwordField = { type: 'string', maxLength: 1000 } as const
export const tokenField = { type: 'string', maxLength: 500 } as const
export const idField = { type: 'string', maxLength: 50 } as const
export const idsField = { type: 'array', items: idField, maxItems: 1000 } as const
export const timeField = { type: 'string', format: 'datetime' } as const
export const roleField = { type: 'string', enum: [...ROLES] } as const
export const localeField = { type: ['string', 'null'], enum: [...LOCALES, null] } as const
export const colorSchemeField = { type: 'string', enum: [...COLOR_SCHEMES] } as const
