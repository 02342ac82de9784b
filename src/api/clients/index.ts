import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { createClient } from './createClient.ts'
import { deleteClient } from './deleteClient.ts'
import { listClients } from './listClients.ts'
import { retrieveVocabulary } from './retrieveVocabulary.ts'
import { rotateCredential } from './rotateCredential.ts'
import { updateClient } from './updateClient.ts'

export const clientsOperations: readonly Operation<ApiDeps>[] = [
  listClients,
  retrieveVocabulary,
  createClient,
  updateClient,
  rotateCredential,
  deleteClient,
]
