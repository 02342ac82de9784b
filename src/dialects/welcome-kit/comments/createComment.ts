import { permit } from '../../../core/access/permissions.ts'
import { addNote } from '../../../core/applications/addNote.ts'
import type { Note } from '../../../core/applications/application.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import { answerOnce } from '../../../http/idempotency.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { paramsCheck } from '../checked-params.ts'
import { BODY_ERRORS, ERRORS, exactly, IDEMPOTENCY_KEY, json, paramsBody } from '../openapi.ts'
import { paramsSchema, text } from '../param-schemas.ts'
import { readParams } from '../read-params.ts'
import { renderRichText } from '../rich-text.ts'

const PARAMS = paramsSchema(
  {
    candidate_reference: text(255, 'Candidate reference'),
    content: text(30_000, 'Plain text, HTML or Markdown'),
  },
  ['candidate_reference', 'content'],
)
type CommentParams = { readonly candidate_reference: string; readonly content: string }

const check = paramsCheck<CommentParams>(PARAMS)

const COMMENT_SCHEMA = exactly({
  id: { type: 'integer' },
  content: { type: 'string', description: 'The comment as HTML that is safe to show' },
  raw_content: { type: 'string', description: 'The comment as it was sent' },
})

/** `POST /api/v1/external/comments` (reference, section 5.6): adds a comment to a candidate. */
export const createComment: Operation<DialectDeps> = {
  id: 'createComment',
  method: 'POST',
  path: '/external/comments',
  docs: {
    tags: ['Comments'],
    summary: 'Comment on a candidate',
    description:
      'Needs the scope `comments_w` and one of `candidates_r`, `candidates_rw`, `my_candidates_r`, `my_candidates_rw`. ' +
      'Parameters may also stand in the query.',
    parameters: [IDEMPOTENCY_KEY],
    requestBody: paramsBody(PARAMS, {
      candidate_reference: 'wttj-d655345409a6097309156b05',
      content: 'Strong **SQL**',
    }),
    responses: { 201: json('The new comment', COMMENT_SCHEMA), ...ERRORS, ...BODY_ERRORS },
  },

  async handle(deps, request) {
    const { params, payload } = await readParams(request, deps.body)
    const { candidate_reference: reference, content } = check(params)
    const principal = await caller(deps, request)
    permit(principal, 'notes.create')
    permit(principal, 'applications.read.own')
    return answerOnce(deps.idempotency, request, principal, payload, async (identity) => {
      const { format, html } = renderRichText(content)
      const command = { surface: 'welcome-kit', requestId: request.id, text: content, format, html } as const
      const answer = (note: Note) => ({
        status: 201,
        body: JSON.stringify({ id: note.id, content: html, raw_content: note.text }),
      })
      const remember = identity && { ...identity, answer }
      return answer(await addNote(deps.applications, principal, { reference }, command, remember))
    })
  },
}
