import type { DialectDeps } from '../../http/dialect-deps.ts'
import type { Dialect } from '../../http/operation.ts'
import { createCandidate } from './candidates/createCandidate.ts'
import { listCandidates } from './candidates/listCandidates.ts'
import { retrieveCandidate } from './candidates/retrieveCandidate.ts'
import { updateCandidate } from './candidates/updateCandidate.ts'
import { createComment } from './comments/createComment.ts'
import { createDepartment } from './departments/createDepartment.ts'
import { listDepartments } from './departments/listDepartments.ts'
import { retrieveDepartment } from './departments/retrieveDepartment.ts'
import { updateDepartment } from './departments/updateDepartment.ts'
import { attachDocuments } from './documents/attachDocuments.ts'
import { listDocuments } from './documents/listDocuments.ts'
import { createEmail } from './emails/createEmail.ts'
import { listEmails } from './emails/listEmails.ts'
import { embed } from './embed/embed.ts'
import { errorAnswer } from './error-body.ts'
import { createJob } from './jobs/createJob.ts'
import { jobDependencies } from './jobs/jobDependencies.ts'
import { listAllJobs } from './jobs/listAllJobs.ts'
import { listJobs } from './jobs/listJobs.ts'
import { retrieveJob } from './jobs/retrieveJob.ts'
import { updateJob } from './jobs/updateJob.ts'
import { updateJobStatus } from './jobs/updateJobStatus.ts'
import { listArticles } from './lists/listArticles.ts'
import { listImages } from './lists/listImages.ts'
import { listLanguages } from './lists/listLanguages.ts'
import { listProfessions } from './lists/listProfessions.ts'
import { listSectors } from './lists/listSectors.ts'
import { listTools } from './lists/listTools.ts'
import { listVideos } from './lists/listVideos.ts'
import { listMoves } from './moves/listMoves.ts'
import { createOffice } from './offices/createOffice.ts'
import { listOffices } from './offices/listOffices.ts'
import { retrieveOffice } from './offices/retrieveOffice.ts'
import { updateOffice } from './offices/updateOffice.ts'
import { listOrganizations } from './organizations/listOrganizations.ts'
import { retrieveOrganization } from './organizations/retrieveOrganization.ts'
import { currentUser } from './users/currentUser.ts'

/** Welcome Kit (Welcome to the Jungle): the external API, under the vendor's path. */
export const welcomeKit: Dialect<DialectDeps> = {
  name: 'welcome-kit',
  prefix: '/api/v1',
  operations: [
    createCandidate,
    listCandidates,
    retrieveCandidate,
    updateCandidate,
    createComment,
    listDocuments,
    attachDocuments,
    listEmails,
    createEmail,
    currentUser,
    listMoves,

    listJobs,
    listAllJobs,
    jobDependencies,
    retrieveJob,
    createJob,
    updateJob,
    updateJobStatus,
    listOffices,
    retrieveOffice,
    createOffice,
    updateOffice,
    listDepartments,
    retrieveDepartment,
    createDepartment,
    updateDepartment,
    listOrganizations,
    retrieveOrganization,
    listProfessions,
    listLanguages,
    listSectors,
    listTools,
    listImages,
    listVideos,
    listArticles,
    embed,
  ],
  errorAnswer,
  // As observed on the vendor's server. It opens nothing: the token is the only credential, and a page must hold it.
  headers: {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
    'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key',
  },
  securitySchemes: {
    bearer: { type: 'http', scheme: 'bearer' },
    query: { type: 'apiKey', in: 'query', name: 'access_token' },
  },
  info: {
    title: 'Longlist: the Welcome Kit external API',
    description:
      'What Longlist answers of the Welcome Kit (Welcome to the Jungle) external API. Authenticate with an access token, ' +
      'in the Authorization header or as `access_token` in the query. Writes take an `Idempotency-Key`.',
  },
}
