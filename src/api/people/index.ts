import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { erasePerson } from './erasePerson.ts'
import { mergePeople } from './mergePeople.ts'
import { retrievePerson } from './retrievePerson.ts'

export const peopleOperations: readonly Operation<ApiDeps>[] = [retrievePerson, mergePeople, erasePerson]
