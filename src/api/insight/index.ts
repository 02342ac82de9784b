import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { readFunnel } from './readFunnel.ts'
import { readIntake } from './readIntake.ts'
import { readSources } from './readSources.ts'
import { readTimeInStage } from './readTimeInStage.ts'

export const insightOperations: readonly Operation<ApiDeps>[] = [readFunnel, readSources, readTimeInStage, readIntake]
