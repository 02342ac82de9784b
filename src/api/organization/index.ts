import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { retrieveOrganization } from './retrieveOrganization.ts'

export const organizationOperations: readonly Operation<ApiDeps>[] = [retrieveOrganization]
