import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { createDepartment } from './createDepartment.ts'
import { createJob } from './createJob.ts'
import { createOffice } from './createOffice.ts'
import { listDepartments } from './listDepartments.ts'
import { listJobs } from './listJobs.ts'
import { listOffices } from './listOffices.ts'
import { previewCareersPage } from './previewCareersPage.ts'
import { replaceStages } from './replaceStages.ts'
import { retrieveBoard } from './retrieveBoard.ts'
import { retrieveJob } from './retrieveJob.ts'
import { updateJob } from './updateJob.ts'

export const jobsOperations: readonly Operation<ApiDeps>[] = [
  listJobs,
  createJob,
  retrieveJob,
  retrieveBoard,
  updateJob,
  replaceStages,
  previewCareersPage,
  listDepartments,
  createDepartment,
  listOffices,
  createOffice,
]
