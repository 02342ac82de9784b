import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'

export const sessionOperations: readonly Operation<ApiDeps>[] = []
