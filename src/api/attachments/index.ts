import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { addAttachment } from './addAttachment.ts'
import { previewAttachment } from './previewAttachment.ts'
import { removeAttachment } from './removeAttachment.ts'
import { retrieveAttachment } from './retrieveAttachment.ts'

export const attachmentsOperations: readonly Operation<ApiDeps>[] = [
  addAttachment,
  retrieveAttachment,
  previewAttachment,
  removeAttachment,
]
