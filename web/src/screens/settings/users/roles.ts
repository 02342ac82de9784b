import type { Role } from '../../../api/types.ts'

export const ROLES: readonly Role[] = ['admin', 'recruiter', 'hiring_manager']
