import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { samples } from '../../support/sample-files.ts'
import { addNeighbour, WK_GUEST } from '../../support/server.ts'
import { type Remote, serveRemote } from './remote.ts'
import { CANDIDATES, clientWith, invalid, type Params, refusalOf, startWire, type Wire } from './wire.ts'

/** `PUT /candidates/{reference}` (reference, section 5.4), and what docs/welcome-kit.md decides where it is silent. */

let wire: Wire
let remote: Remote
beforeAll(async () => {
  remote = await serveRemote()
  wire = await startWire()
})
afterAll(async () => {
  await wire.close()
  await remote.close()
})

const put = (reference: string, body: Params, options: { auth?: string; headers?: Record<string, string> } = {}) =>
  wire.call({ method: 'PUT', path: `${CANDIDATES}/${reference}`, body, ...options })

async function updated(reference: string, body: Params) {
  const answer = await put(reference, body)
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

const idOf = (reference: string) => Number.parseInt(reference.slice(-12), 16)
const rowOf = async (reference: string) =>
  (await wire.rows('select * from application where id = ?', idOf(reference)))[0] as Record<string, unknown>
const movesOf = (reference: string) =>
  wire.rows('select * from move where application_id = ? order by id', idOf(reference))
const eventsOf = async (reference: string) =>
  (await wire.rows('select type, fields_json from event where application_id = ? order by id', idOf(reference))).map(
    ({ type, fields_json }) => [type, JSON.parse(fields_json as string)],
  )

describe('each parameter', () => {
  test('changes what it names and nothing else', async () => {
    const reference = await wire.created({ phone: '1', subtitle: 'CTO', tag_list: 'a,b', cover_letter: 'Hello' })
    const before = (await wire.read(reference, { query: '?tags=true' })).body
    wire.server.clock.time += 1000
    const after = await updated(reference, { firstname: 'Léa', email: 'lea@example.org' })
    expect(after).toEqual({
      ...before,
      tags: undefined,
      updated_at: expect.not.stringMatching(before.updated_at),
      profile: { ...before.profile, firstname: 'Léa', email: 'lea@example.org' },
    })
    expect((await wire.read(reference, { query: '?tags=true' })).body.tags).toEqual(['a', 'b'])
    expect((await wire.read(reference)).body).toEqual(after)
  })

  test('the sample of the sheet: a stage, archived and tags', async () => {
    const reference = await wire.created({ archived: true, tag_list: 'old' })
    const body = await updated(reference, { job_stage_id: 14_601, archived: false, tag_list: 'typescript,shortlist' })
    expect(body).toMatchObject({ reference, stage_id: 14_601, archived: false })
    expect(body).not.toHaveProperty('tags')
    expect((await wire.read(reference, { query: '?tags=true' })).body.tags).toEqual(['typescript', 'shortlist'])
  })

  test.each<[Params, object]>([
    [{ lastname: 'Morel' }, { profile: { lastname: 'Morel' } }],
    [{ subtitle: 'CTO' }, { profile: { subtitle: 'CTO' } }],
    [{ phone: '0611223344' }, { profile: { phone: '0611223344' } }],
    [{ cover_letter: 'Hello…' }, { cover_letter: 'Hello…' }],
    [{ archived: true }, { archived: true }],
    [{ archived: 'true' }, { archived: true }],
    [{ job_stage_id: '14601' }, { stage_id: 14_601 }],
  ])('%j', async (change, expected) => {
    expect(await updated(await wire.created(), change)).toMatchObject(expected)
  })

  test('media are replaced one by one', async () => {
    const reference = await wire.created({ media_github: 'g', media_website: 'w', media_linkedin: 'l' })
    await updated(reference, { media_github: 'g2', media_twitter: 't', media_website: '', media_linkedin: '' })
    const { profile_json } = await rowOf(reference)
    const profile = JSON.parse(profile_json as string)
    expect(profile.media).toEqual({ github: 'g2', twitter: 't' })
    expect(profile).not.toHaveProperty('linkedinUrl')
  })

  test('in the query or a form', async () => {
    const reference = await wire.created()
    const path = `${CANDIDATES}/${reference}?phone=1`
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const { body } = await wire.call({ method: 'PUT', path, body: 'subtitle=CTO&archived=true', headers: form })
    expect(body).toMatchObject({ archived: true, profile: { phone: '1', subtitle: 'CTO' } })
  })

  test('comment, referrer, the organization and the job are not taken', async () => {
    const reference = await wire.created({ referrer: 'first' })
    const ignored = { comment: 'x', referrer: 'second', organization_reference: 'other', job_reference: 'other' }
    const body = await updated(reference, { ...ignored, phone: '1' })
    expect(body.job_reference).toBe('WTTJ_KmqkD1Y')
    expect(await rowOf(reference)).toMatchObject({ referrer: 'first' })
    expect(await wire.rows('select * from note where application_id = ?', idOf(reference))).toEqual([])
  })
})

describe('an empty text', () => {
  test.each([[''], ['  '], [null]])('%j clears what can be empty', async (empty) => {
    const full = { phone: '1', subtitle: 'CTO', cover_letter: 'x', tag_list: 'a' }
    const reference = await wire.created(full)
    const cleared = Object.fromEntries(Object.keys(full).map((name) => [name, empty]))
    expect(await updated(reference, cleared)).toMatchObject({
      cover_letter: '',
      profile: { phone: null, subtitle: null, firstname: 'Foo', email: 'foo@example.org' },
    })
    expect((await wire.read(reference, { query: '?tags=true' })).body.tags).toEqual([])
  })

  test.each(['email', 'firstname', 'lastname'])('%s cannot be cleared', async (name) => {
    const reference = await wire.created()
    for (const empty of ['', ' ', null]) {
      expect(invalid(await put(reference, { [name]: empty }), name)).toBe(`${name} is empty`)
    }
  })

  test('a stage, a flag and a file count as left out', async () => {
    const reference = await wire.created({ archived: true, job_stage_id: 14_601 })
    const nothing = { job_stage_id: '', archived: '', remote_resume_url: '', remote_image_url: null }
    expect(await updated(reference, nothing)).toMatchObject({ archived: true, stage_id: 14_601 })
  })
})

describe('a move', () => {
  let reference: string
  beforeEach(async () => {
    reference = await wire.created()
    wire.server.clock.time += 60_000
  })

  test('is recorded with where, who and when', async () => {
    const before = await rowOf(reference)
    const at = wire.server.clock.time
    await updated(reference, { job_stage_id: 14_601 })
    expect(await movesOf(reference)).toEqual([
      expect.objectContaining({
        client_id: before['client_id'],
        from_job_id: before['job_id'],
        from_stage_id: 14_600,
        to_job_id: before['job_id'],
        to_stage_id: 14_601,
        entered_at: before['stage_entered_at'],
        at,
      }),
    ])
    expect(await rowOf(reference)).toMatchObject({
      stage_id: 14_601,
      stage_entered_at: at,
      updated_at: at,
      status: 'in_progress',
      status_changed_at: before['status_changed_at'],
    })
  })

  test('to an end decides the status, and leaving it brings back what is in progress', async () => {
    const started = (await rowOf(reference))['status_changed_at']
    const refused = wire.server.clock.time
    await updated(reference, { job_stage_id: 14_602 })
    expect(await rowOf(reference)).toMatchObject({ status: 'rejected', status_changed_at: refused, archived: 0 })
    expect(refused).not.toBe(started)
    wire.server.clock.time += 60_000
    await updated(reference, { job_stage_id: 14_600 })
    expect(await rowOf(reference)).toMatchObject({ status: 'in_progress', status_changed_at: wire.server.clock.time })
    expect(await movesOf(reference)).toHaveLength(2)
  })

  test('is seen through the other wire', async () => {
    await updated(reference, { job_stage_id: 14_602, tag_list: 'ruby,go' })
    const read = await wire.server.call({
      path: `/candidates/${idOf(reference)}`,
      headers: { IDENTIFIER_TYPE: 'REAL_ID' },
    })
    expect(read.body).toMatchObject({ status: 'Rejected' })
  })

  test('and further changes are one unit, told as two events', async () => {
    await updated(reference, { job_stage_id: 14_602, phone: '1' })
    expect(await eventsOf(reference)).toEqual([
      ['application.submitted', expect.any(Array)],
      ['application.moved', ['stageId', 'status']],
      ['application.updated', ['phone']],
    ])
    expect(await rowOf(reference)).toMatchObject({ version: 2 })
  })

  test('alone is told as one event', async () => {
    await updated(reference, { job_stage_id: 14_601 })
    expect((await eventsOf(reference)).slice(1)).toEqual([['application.moved', ['stageId']]])
  })

  test('to where it stands is none', async () => {
    const entered = (await rowOf(reference))['stage_entered_at']
    await updated(reference, { job_stage_id: 14_600 })
    expect(await movesOf(reference)).toEqual([])
    expect(await rowOf(reference)).toMatchObject({ stage_entered_at: entered })
  })

  test('to a stage that the job does not have is refused, and nothing else is changed', async () => {
    const before = await wire.read(reference)
    expect(invalid(await put(reference, { job_stage_id: 1, phone: '9' }), 'job_stage_id')).toMatch(/no such stage/)
    expect((await wire.read(reference)).body).toEqual(before.body)
  })

  test('by several at once is a chain', async () => {
    const stages = [14_601, 14_602, 14_600, 14_601, 14_602]
    await Promise.all(stages.map((job_stage_id) => updated(reference, { job_stage_id })))
    const moves = await movesOf(reference)
    for (const [index, move] of moves.entries()) {
      if (index > 0) expect(move['from_stage_id']).toBe(moves[index - 1]?.['to_stage_id'])
    }
    expect(moves.at(-1)?.['to_stage_id']).toBe((await rowOf(reference))['stage_id'])
  })

  test('back into progress is refused while another one with the same partner reference is there', async () => {
    const candidate = { position_uid: '11.11', first_name: 'B', last_name: 'C', partner_candidate_id: 'P-1' }
    const send = async () => (await wire.server.call({ path: '/candidates', body: candidate })).body
    const { uid } = await send()
    const [row] = await wire.rows(`select id, salt from application where partner_reference = 'P-1'`)
    const { referenceOf } = await import('../../../src/core/ids.ts')
    const first = referenceOf(row as { id: number; salt: number })
    await updated(first, { job_stage_id: 14_602 })
    const second = await send()
    expect(second.uid).not.toBe(uid)
    invalid(await put(first, { job_stage_id: 14_600, phone: '9' }), 'job_stage_id')
    expect(await rowOf(first)).toMatchObject({ status: 'rejected', stage_id: 14_602 })
  })
})

describe('files', () => {
  test('replace the current ones', async () => {
    const reference = await wire.created({ remote_resume_url: remote.put('/old.pdf', samples.pdf) })
    const body = await updated(reference, {
      remote_resume_url: remote.put('/new.docx', samples.docx),
      remote_portfolio_url: remote.put('/p.pdf', samples.pdf),
      remote_image_url: remote.put('/me.png', samples.png),
    })
    expect(body).toMatchObject({ resume_size: samples.docx.length, portfolio_size: samples.pdf.length })
    expect(body.resume_url).toContain('new.docx')
    expect(body.profile.avatar_url).toContain('me.png')
  })

  test('one that cannot be taken refuses the move with it', async () => {
    const reference = await wire.created()
    const before = await wire.count()
    const answer = await put(reference, {
      job_stage_id: 14_601,
      remote_portfolio_url: remote.put('/p.docx', samples.docx),
      remote_resume_url: remote.put('/cv.pdf', samples.pdf),
    })
    invalid(answer, 'remote_portfolio_url')
    expect(await wire.count()).toEqual(before)
    expect((await wire.read(reference)).body.stage_id).toBe(14_600)
  })
})

describe('who may', () => {
  test.each<[scopes: string[], own: number, others: number]>([
    [['candidates_rw'], 200, 200],
    [['my_candidates_rw'], 200, 404],
    [['my_candidates_rw', 'candidates_r'], 200, 403],
    [['candidates_r', 'candidates_rw'], 200, 200],
  ])('%j: its own %i, others’ %i', async (scopes, own, others) => {
    const auth = await clientWith(wire, ...scopes)
    const theirs = await wire.created()
    const mine = await wire.created({}, { auth })
    expect((await put(mine, { phone: '1' }, { auth })).status).toBe(own)
    expect((await put(theirs, { phone: '1' }, { auth })).status).toBe(others)
  })

  test.each(['candidates_r', 'my_candidates_r', 'documents_rw', 'me_r', 'jobs_rw'])('%s may not', async (scope) => {
    const reference = await wire.created()
    refusalOf(await put(reference, { phone: '1' }, { auth: await clientWith(wire, scope) }), 403, 'invalid_scope')
  })

  test('another organization, and who is not the creator, find nothing there', async () => {
    const reference = await wire.created()
    const { token } = await addNeighbour(wire.server)
    for (const auth of [token, WK_GUEST]) {
      const hidden = await put(reference, { phone: '9' }, { auth })
      const none = await put('wttj-d655345409a6097309156b05', { phone: '9' }, { auth })
      refusalOf(hidden, 404, 'not_found')
      expect(hidden.text).toBe(none.text)
    }
    expect((await wire.read(reference)).body.profile.phone).toBeNull()
  })
})

describe('what is refused', () => {
  test.each<[Params, string]>([
    [{ email: 'nobody' }, 'email'],
    [{ archived: 'maybe' }, 'archived'],
    [{ job_stage_id: 'x' }, 'job_stage_id'],
    [{ phone: 1 }, 'phone'],
    [{ firstname: 'x'.repeat(256) }, 'firstname'],
    [{ tag_list: ['a'] }, 'tag_list'],
    [{ subtitle: 'a\0b' }, 'subtitle'],
  ])('%j', async (change, name) => {
    const reference = await wire.created()
    invalid(await put(reference, change), name)
  })

  test('parameters before the credential', async () => {
    invalid(await put('wttj-x', { email: 'nobody' }, { auth: 'Bearer nobody' }), 'email')
    refusalOf(await put('wttj-x', {}, { auth: 'Bearer nobody' }), 401, 'unauthorized')
  })
})

test('an Idempotency-Key makes a repetition one update with one answer', async () => {
  const reference = await wire.created()
  const headers = { 'idempotency-key': 'put-1' }
  const send = () => put(reference, { job_stage_id: 14_601, phone: '1' }, { headers })
  const answers = [await send(), await send(), ...(await Promise.all([send(), send()]))]
  for (const answer of answers) expect(answer.text).toBe(answers[0]?.text)
  expect(await movesOf(reference)).toHaveLength(1)
  expect((await eventsOf(reference)).length).toBe(3)
  const other = await put(reference, { phone: '2' }, { headers })
  refusalOf(other, 422, 'idempotency_key_reused')
})
