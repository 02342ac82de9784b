import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { addNote } from './addNote.ts'
import { changeApplications } from './changeApplications.ts'
import { createApplication } from './createApplication.ts'
import { exportApplications } from './exportApplications.ts'
import { listApplications } from './listApplications.ts'
import { listHistory } from './listHistory.ts'
import { listNotes } from './listNotes.ts'
import { listTags } from './listTags.ts'
import { moveApplication } from './moveApplication.ts'
import { retrieveApplication } from './retrieveApplication.ts'
import { separateApplication } from './separateApplication.ts'
import { undo } from './undo.ts'
import { updateApplication } from './updateApplication.ts'

export const applicationsOperations: readonly Operation<ApiDeps>[] = [
  listApplications,
  exportApplications,
  createApplication,
  retrieveApplication,
  updateApplication,
  moveApplication,
  addNote,
  listNotes,
  listHistory,
  separateApplication,
  changeApplications,
  undo,
  listTags,
]
