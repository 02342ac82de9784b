import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addNeighbour, WK_GUEST } from '../../support/server.ts'
import { API, clientWith, invalid, type Params, refusalOf, startWire, type Wire } from './wire.ts'

/** `POST /comments` (reference, sections 4.5 and 5.6). */

let wire: Wire
let reference: string
beforeAll(async () => {
  wire = await startWire()
  reference = await wire.created()
})
afterAll(() => wire.close())

const COMMENTS = `${API}/comments`
const comment = (params: Params, options: { auth?: string | null; headers?: Record<string, string> } = {}) =>
  wire.call({ path: COMMENTS, body: { candidate_reference: reference, content: 'x', ...params }, ...options })
const newest = async () => (await wire.rows('select * from note order by id desc limit 1'))[0]
const count = async () => (await wire.rows('select count(*) as n from note'))[0]?.['n']

test('the sample of the sheet', async () => {
  const { status, body } = await comment({ content: 'Strong **SQL**' })
  expect(status).toBe(201)
  expect(body).toEqual({
    id: expect.any(Number),
    content: '<p>Strong <strong>SQL</strong></p>\n',
    raw_content: 'Strong **SQL**',
  })
  expect(await newest()).toMatchObject({
    id: body.id,
    text: 'Strong **SQL**',
    format: 'markdown',
    html: '<p>Strong <strong>SQL</strong></p>\n',
  })
})

test('HTML stays HTML, without what could do harm', async () => {
  const content = '<p>Fine <b>work</b><script>alert(1)</script><img src=x onerror=alert(1)></p>'
  const { body } = await comment({ content })
  expect(body).toMatchObject({ content: '<p>Fine <b>work</b></p>', raw_content: content })
  expect(await newest()).toMatchObject({ format: 'html', text: content, html: '<p>Fine <b>work</b></p>' })
})

test('the candidate counts as changed, and the log tells of it', async () => {
  const before = (await wire.read(reference)).body.updated_at
  wire.server.clock.time += 1000
  await comment({})
  expect((await wire.read(reference)).body.updated_at > before).toBe(true)
  const [event] = await wire.rows('select type, fields_json from event order by id desc limit 1')
  expect(event).toEqual({ type: 'application.updated', fields_json: '["notes"]' })
})

test('two of the same are two', async () => {
  const [first, second] = [await comment({ content: 'twice' }), await comment({ content: 'twice' })]
  expect(second.body.id).not.toBe(first.body.id)
})

describe('what is refused', () => {
  test.each<[Params, string]>([
    [{ content: undefined }, 'content is missing'],
    [{ content: '' }, 'content is empty'],
    [{ content: undefined, candidate_reference: undefined }, 'candidate_reference is missing, content is missing'],
  ])('%j: %s', async (params, description) => {
    for (const auth of ['Bearer WK_API_KEY', null]) {
      expect(refusalOf(await comment(params, { auth }), 400, 'validation_failed')).toBe(description)
    }
  })

  test.each<[Params, string]>([
    [{ content: 1 }, 'content'],
    [{ content: 'x'.repeat(30_001) }, 'content'],
    [{ content: 'a\0b' }, 'content'],
    [{ candidate_reference: ['x'] }, 'candidate_reference'],
  ])('%j', async (params, name) => {
    invalid(await comment(params), name)
  })

  test('a candidate that is not there', async () => {
    for (const candidate_reference of ['x', 'wttj-d655345409a6097309156b05']) {
      refusalOf(await comment({ candidate_reference }), 404, 'not_found')
    }
  })
})

describe('who may', () => {
  test.each<[scopes: string[], status: number]>([
    [['comments_w', 'candidates_rw'], 201],
    [['comments_w', 'candidates_r'], 201],
    [['comments_w', 'my_candidates_rw'], 404],
    [['comments_w', 'my_candidates_r'], 404],
    [['comments_w'], 403],
    [['candidates_rw'], 403],
    [['my_candidates_rw', 'documents_rw', 'emails_rw'], 403],
    [['me_r'], 403],
  ])('%j: others’ candidates %i', async (scopes, status) => {
    const before = await count()
    const answer = await comment({}, { auth: await clientWith(wire, ...scopes) })
    expect(answer.status).toBe(status)
    if (status === 403) refusalOf(answer, 403, 'invalid_scope')
    expect(await count()).toBe(Number(before) + (status === 201 ? 1 : 0))
  })

  test('my_candidates: one’s own', async () => {
    const auth = await clientWith(wire, 'comments_w', 'my_candidates_rw')
    const mine = await wire.created({}, { auth })
    expect((await comment({ candidate_reference: mine }, { auth })).status).toBe(201)
  })

  test('another organization and who is not the creator find nothing there', async () => {
    const { token } = await addNeighbour(wire.server)
    refusalOf(await comment({}, { auth: token }), 404, 'not_found')
    refusalOf(await comment({}, { auth: WK_GUEST }), 404, 'not_found')
    refusalOf(await comment({}, { auth: null }), 401, 'unauthorized')
  })
})

test('an Idempotency-Key makes a repetition one comment', async () => {
  const before = Number(await count())
  const headers = { 'idempotency-key': 'comment-1' }
  const answers = await Promise.all([1, 2, 3].map(() => comment({ content: 'once' }, { headers })))
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  expect(await count()).toBe(before + 1)
  refusalOf(await comment({ content: 'other' }, { headers }), 422, 'idempotency_key_reused')
})

test('comments by several at once are all kept', async () => {
  const before = Number(await count())
  await Promise.all(Array.from({ length: 20 }, (_, i) => comment({ content: `c${i}` })))
  expect(await count()).toBe(before + 20)
})
