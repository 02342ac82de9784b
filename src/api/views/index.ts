import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { createView } from './createView.ts'
import { deleteView } from './deleteView.ts'
import { listViews } from './listViews.ts'
import { updateView } from './updateView.ts'

export const viewsOperations: readonly Operation<ApiDeps>[] = [listViews, createView, updateView, deleteView]
