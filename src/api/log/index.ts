import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { listEvents } from './listEvents.ts'
import { listen } from './listen.ts'

export const logOperations: readonly Operation<ApiDeps>[] = [listEvents, listen]
