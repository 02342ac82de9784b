import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { searchApplications } from './searchApplications.ts'

export const searchOperations: readonly Operation<ApiDeps>[] = [searchApplications]
