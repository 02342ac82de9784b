import { permit } from '../../../core/access/permissions.ts'
import { uidOf } from '../../../core/ids.ts'
import type { Questionnaire } from '../../../core/jobs/questionnaire.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { nextPage, PAGE_PARAMETERS, pageOf, readIdPage } from '../id-page.ts'
import { COMMON_ERRORS } from '../openapi.ts'
import { badQuery, listAnswer } from '../positions/openapi.ts'
import { TIME } from '../positions/position-schema.ts'
import { comeetTime } from '../words.ts'

const text = { type: 'string' }

const QUESTIONNAIRE_SCHEMA = {
  type: 'object',
  properties: {
    uid: text,
    name: text,
    questions: {
      type: 'array',
      items: {
        type: 'object',
        properties: { text, type: text, is_required: { type: 'boolean' } },
        required: ['text', 'type', 'is_required'],
      },
    },
    time_created: TIME,
  },
  required: ['uid', 'name', 'questions', 'time_created'],
}

/** `GET /questionnaires`: the documents name it and a schema that cannot be read. */
export const listQuestionnaires: Operation<DialectDeps> = {
  id: 'listQuestionnaires',
  method: 'GET',
  path: '/questionnaires',
  docs: {
    tags: ['Questionnaires'],
    summary: 'List the questionnaires',
    description: 'The questions that applicants can be asked, as `questionnaire_uids` of a position names them.',
    parameters: PAGE_PARAMETERS,
    responses: { 200: listAnswer('questionnaires', QUESTIONNAIRE_SCHEMA), ...COMMON_ERRORS, 400: badQuery },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    permit(principal, 'questionnaires.read')
    const page = readIdPage(request)
    const { items, hasMore } = pageOf(await deps.hiring.workplaces.questionnaires(principal.organizationId), page)
    const last = items.at(-1)
    const body = {
      questionnaires: items.map(presentQuestionnaire),
      next_page: hasMore && last ? nextPage(deps, request, last) : null,
    }
    return { status: 200, body: JSON.stringify(body) }
  },
}

function presentQuestionnaire({ id, name, questions, createdAt }: Questionnaire) {
  return {
    uid: uidOf(id),
    name,
    questions: questions.map(({ text: question, type, isRequired }) => ({
      text: question,
      type,
      is_required: isRequired,
    })),
    time_created: comeetTime(createdAt),
  }
}
