import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { createCustomField } from './createCustomField.ts'
import { listCustomFields } from './listCustomFields.ts'
import { retrieveOrganization } from './retrieveOrganization.ts'
import { updateOrganization } from './updateOrganization.ts'

export const organizationOperations: readonly Operation<ApiDeps>[] = [
  retrieveOrganization,
  updateOrganization,
  listCustomFields,
  createCustomField,
]
