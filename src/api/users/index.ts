import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'

export const usersOperations: readonly Operation<ApiDeps>[] = []
