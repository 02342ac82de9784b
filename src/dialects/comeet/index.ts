import type { DialectDeps } from '../../http/dialect-deps.ts'
import type { Dialect } from '../../http/operation.ts'
import { listAuditLogs } from './audit/listAuditLogs.ts'
import { addFile } from './candidates/addFile.ts'
import { addResume } from './candidates/addResume.ts'
import { createCandidate } from './candidates/createCandidate.ts'
import { listCandidates } from './candidates/listCandidates.ts'
import { listPositionCandidates } from './candidates/listPositionCandidates.ts'
import { retrieveCandidate } from './candidates/retrieveCandidate.ts'
import { retrieveFiles } from './candidates/retrieveFiles.ts'
import { updateCandidate } from './candidates/updateCandidate.ts'
import { listCareersPositions } from './careers/listCareersPositions.ts'
import { retrieveCareersPosition } from './careers/retrieveCareersPosition.ts'
import { createConversation } from './conversations/createConversation.ts'
import { createMessage } from './conversations/createMessage.ts'
import { findDuplicateCandidates, findDuplicateCandidatesSourcing } from './duplicates/findDuplicateCandidates.ts'
import { errorAnswer } from './error-body.ts'
import { createLead } from './leads/createLead.ts'
import { listLeads } from './leads/listLeads.ts'
import { retrieveLead } from './leads/retrieveLead.ts'
import { createNote } from './notes/createNote.ts'
import { createOpening } from './openings/createOpening.ts'
import { listOpenings } from './openings/listOpenings.ts'
import { retrieveOpening } from './openings/retrieveOpening.ts'
import { deletePerson } from './persons/deletePerson.ts'
import { listDeletedCandidates, listDeletedCandidatesForEvaluation } from './persons/listDeletedCandidates.ts'
import { pseudonymizePerson } from './persons/pseudonymizePerson.ts'
import { clonePosition } from './positions/clonePosition.ts'
import { createPosition } from './positions/createPosition.ts'
import { listPositions } from './positions/listPositions.ts'
import { retrievePosition } from './positions/retrievePosition.ts'
import { updatePosition, updatePositionAsDocumented } from './positions/updatePosition.ts'
import { listLocations } from './workplaces/listLocations.ts'
import { listQuestionnaires } from './workplaces/listQuestionnaires.ts'

/** Comeet (Spark Hire Recruit): the Recruiting API, at the root as on its own host. */
export const comeet: Dialect<DialectDeps> = {
  name: 'comeet',
  prefix: '',
  operations: [
    createCandidate,
    retrieveCandidate,
    updateCandidate,

    listPositions,
    retrievePosition,
    createPosition,
    clonePosition,
    updatePosition,
    updatePositionAsDocumented,
    listOpenings,
    retrieveOpening,
    createOpening,
    listLocations,
    listQuestionnaires,
    listCareersPositions,
    retrieveCareersPosition,
    listCandidates,
    listPositionCandidates,
    retrieveFiles,
    addFile,
    addResume,
    createNote,
    createConversation,
    createMessage,
    findDuplicateCandidates,
    findDuplicateCandidatesSourcing,
    deletePerson,
    pseudonymizePerson,
    listDeletedCandidates,
    listDeletedCandidatesForEvaluation,
    listLeads,
    createLead,
    retrieveLead,
    listAuditLogs,
  ],
  errorAnswer,
  headers: {},
  securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
  info: {
    title: 'Longlist: the Comeet Recruiting API',
    description:
      'What Longlist answers of the Comeet (Spark Hire Recruit) Recruiting API. Authenticate with a JSON web token ' +
      'signed with HS256: `iss` is the API key, `exp` a time in Unix seconds. Writes take an `Idempotency-Key`.',
  },
}
