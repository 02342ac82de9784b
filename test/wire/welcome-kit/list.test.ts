import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addJob } from '../../../src/core/jobs/addJob.ts'
import { addNeighbour, WK_GUEST } from '../../support/server.ts'
import { CANDIDATES, clientWith, invalid, refusalOf, startWire, type Wire } from './wire.ts'

/** `GET /candidates` (reference, sections 3 and 5.2), and what docs/welcome-kit.md decides where they are silent. */

const DAY = 24 * 60 * 60 * 1000

let wire: Wire
/** References, oldest first. */
const made: string[] = []
beforeAll(async () => {
  wire = await startWire()
  wire.server.clock.time = Date.UTC(2026, 2, 2, 8, 41, 18, 512)
  made.push(
    await wire.created({ email: 'Lea@Example.org', tag_list: 'typescript,postgres' }),
    await wire.created({ referrer: 'https://www.linkedin.com/jobs/42', job_stage_id: 14_601 }),
  )
  wire.server.clock.time += DAY
  made.push(await wire.created({ archived: true, job_stage_id: 14_602 }), await wire.created({}, { auth: WK_GUEST }))
})
afterAll(() => wire.close())

const list = (query = '', auth?: string) =>
  wire.call({ path: `${CANDIDATES}?job_reference=WTTJ_KmqkD1Y${query}`, ...(auth && { auth }) })

/** The places in `made` of those that are listed. */
async function listed(query: string, auth?: string): Promise<number[]> {
  const { status, body } = await list(query, auth)
  expect(status).toBe(200)
  return body.map(({ reference }: { reference: string }) => made.indexOf(reference))
}

test('an item is what a read of the candidate is, newest first', async () => {
  const { body } = await list('&stage=true&tags=true')
  const reads = await Promise.all(made.toReversed().map((each) => wire.read(each, { query: '?stage=true&tags=true' })))
  expect(body).toEqual(reads.map((read) => read.body))
  expect(body[3]).toMatchObject({
    created_at: '2026-03-02T08:41:18.512+00:00',
    job_reference: 'WTTJ_KmqkD1Y',
    stage_id: 14_600,
    stage: { id: 14_600, name: 'New', reference: 'initial', visible: true },
    tags: ['typescript', 'postgres'],
    profile: { email: 'Lea@Example.org' },
    origin: 'external',
    archived: false,
  })
})

test('without the flags, the stage and the tags are left out', async () => {
  for (const item of (await list()).body) expect(Object.keys(item)).not.toEqual(expect.arrayContaining(['stage']))
  expect((await list('&tags=true')).body[0]).not.toHaveProperty('stage')
  expect((await list('&stage=true')).body[0]).not.toHaveProperty('tags')
})

describe('a filter', () => {
  test.each<[query: string, found: number[]]>([
    ['', [3, 2, 1, 0]],
    ['&email=lea@example.org', [0]],
    ['&email=LEA@EXAMPLE.ORG', [0]],
    ['&email=lea@example', []],
    ['&origin=external', [3, 2, 1, 0]],
    ['&origin=website:cms:wttj_fr', []],
    ['&referrer=www.linkedin.com', [1]],
    ['&referrer=https://www.linkedin.com/jobs/42', [1]],
    ['&referrer=WWW.LINKEDIN.COM', [1]],
    ['&referrer=%25', []],
    ['&job_stage_id=14602', [2]],
    ['&job_stage_id=1', []],
    ['&job_stage_reference=refused', [2]],
    ['&job_stage_reference=initial', [3, 0]],
    ['&job_stage_reference=nothing', []],
    ['&job_stage_id=14601&job_stage_reference=refused', []],
    ['&archived=true', [2]],
    ['&archived=false', [3, 1, 0]],
    ['&archived=both', [3, 2, 1, 0]],
    ['&archived=', [3, 2, 1, 0]],
    ['&created_after=2026-03-02', [3, 2, 1, 0]],
    ['&created_after=2026-03-03', [3, 2]],
    ['&created_after=2026-03-04', []],
    ['&updated_after=2026-03-03', [3, 2]],
    ['&archived=false&created_after=2026-03-03', [3]],
  ])('%s', async (query, found) => expect(await listed(query)).toEqual(found))

  test('by a stage is the same with a hyphen or an underscore', async () => {
    const { organizationId } = wire.server
    await addJob(wire.server.server.store.clients, {
      organizationId,
      name: 'Cook',
      status: 'open',
      reference: 'WTTJ_cook',
      stages: [
        { name: 'New', reference: 'initial' },
        { name: 'To meet', reference: 'to_meet' },
      ],
    })
    const first = await wire.created({ job_reference: 'WTTJ_cook' })
    const job = await wire.server.server.store.jobs.byReference(organizationId, 'WTTJ_cook')
    const path = `${CANDIDATES}/${first}`
    await wire.call({ method: 'PUT', path, body: { job_stage_id: job?.stages[1]?.id } })
    for (const reference of ['to_meet', 'to-meet']) {
      const answer = await wire.call({ path: `${CANDIDATES}?job_reference=WTTJ_cook&job_stage_reference=${reference}` })
      expect(answer.body).toHaveLength(1)
    }
  })

  test('by a change finds what was changed since', async () => {
    const { clock } = wire.server
    const before = clock.time
    clock.time += DAY
    await wire.call({ method: 'PUT', path: `${CANDIDATES}/${made[1]}`, body: { phone: '1' } })
    expect(await listed('&updated_after=2026-03-04')).toEqual([1])
    expect(await listed('&created_after=2026-03-04')).toEqual([])
    clock.time = before
  })
})

describe('pages', () => {
  test.each<[query: string, found: number[], headers: string[]]>([
    ['', [3, 2, 1, 0], ['4', '1', '100', '1', '0']],
    ['&per_page=3', [3, 2, 1], ['4', '2', '3', '1', '0']],
    ['&per_page=3&page=2', [0], ['4', '2', '3', '2', '3']],
    ['&per_page=3&page=9', [], ['4', '2', '3', '9', '24']],
    ['&archived=true&per_page=1', [2], ['1', '1', '1', '1', '0']],
    ['&email=nobody@example.org', [], ['0', '0', '100', '1', '0']],
  ])('%j', async (query, found, expected) => {
    expect(await listed(query)).toEqual(found)
    for (const method of ['GET', 'HEAD']) {
      const path = `${CANDIDATES}?job_reference=WTTJ_KmqkD1Y${query}`
      const { headers } = await wire.server.call({ method, path, auth: 'Bearer WK_API_KEY' })
      const names = ['x-total', 'x-total-pages', 'x-per-page', 'x-page', 'x-offset']
      expect(names.map((name) => headers.get(name))).toEqual(expected)
    }
  })
})

describe('parameters in a body', () => {
  const BODIES: [type: string, body: string][] = [
    ['application/x-www-form-urlencoded', 'job_reference=WTTJ_KmqkD1Y&archived=true'],
    ['application/json', '{"job_reference":"WTTJ_KmqkD1Y","archived":true}'],
  ]
  test.each(BODIES)('%s, as the old examples send them', async (type, body) => {
    const { status, text } = await getWithBody(type, body)
    expect(status).toBe(200)
    expect(JSON.parse(text).map(({ reference }: { reference: string }) => reference)).toEqual([made[2]])
  })

  async function getWithBody(type: string, body: string): Promise<{ status: number; text: string }> {
    const { request } = await import('node:http')
    return new Promise((resolve, reject) => {
      const headers = {
        authorization: 'Bearer WK_API_KEY',
        'content-type': type,
        'content-length': Buffer.byteLength(body),
      }
      const sent = request(wire.server.url + CANDIDATES, { method: 'GET', headers }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }
})

describe('what is refused', () => {
  test.each([
    ['&archived=maybe', 'archived'],
    ['&created_after=2026-3-2', 'created_after'],
    ['&created_after=2026-02-30', 'created_after'],
    ['&updated_after=yesterday', 'updated_after'],
    ['&per_page=0', 'per_page'],
    ['&per_page=1001', 'per_page'],
    ['&per_page=ten', 'per_page'],
    ['&page=0', 'page'],
    ['&page=-1', 'page'],
    ['&job_stage_id=new', 'job_stage_id'],
    ['&stage=yes', 'stage'],
    ['&tags=1', 'tags'],
    ['&email=a@b.example&email=c@d.example', 'email'],
  ])('%s', async (query, name) => {
    const description = invalid(await list(query), name)
    if (name.endsWith('_after')) expect(description).toMatch(/YYYY-MM-DD$/)
    if (name === 'per_page') expect(description).toMatch(/a whole number from 1 to 1000$/)
  })

  test('a missing job, before the credential is looked at', async () => {
    const description = 'job_reference is missing'
    for (const auth of ['Bearer WK_API_KEY', 'Bearer nobody', null]) {
      const answer = await wire.call({ path: CANDIDATES, auth })
      expect(refusalOf(answer, 400, 'validation_failed')).toBe(description)
    }
  })

  test('then the credential, the scope, and the job', async () => {
    refusalOf(await wire.call({ path: `${CANDIDATES}?job_reference=x`, auth: null }), 401, 'unauthorized')
    const none = await clientWith(wire, 'me_r')
    refusalOf(await wire.call({ path: `${CANDIDATES}?job_reference=x`, auth: none }), 403, 'invalid_scope')
    refusalOf(await wire.call({ path: `${CANDIDATES}?job_reference=x` }), 404, 'not_found')
  })

  test('another organization’s job, as if it were not there', async () => {
    const { token } = await addNeighbour(wire.server)
    const theirs = await wire.call({ path: `${CANDIDATES}?job_reference=WTTJ_KmqkD1Y`, auth: token })
    const none = await wire.call({ path: `${CANDIDATES}?job_reference=WTTJ_nowhere`, auth: token })
    refusalOf(theirs, 404, 'not_found')
    expect(theirs.text).toBe(none.text)
  })
})

test('my_candidates lists only one’s own, and counts only these', async () => {
  for (const scope of ['my_candidates_r', 'my_candidates_rw']) {
    const auth = await clientWith(wire, scope)
    const answer = await list('', auth)
    expect(answer.body).toEqual([])
    expect(answer.headers.get('x-total')).toBe('0')
  }
  expect(await listed('', WK_GUEST)).toEqual([3])
  expect((await list('', WK_GUEST)).headers.get('x-total')).toBe('1')
})

test('a long page is put together without a query for each candidate', async () => {
  const { engine } = wire.server.server.store
  for (let i = 0; i < 20; i++) await wire.created({ job_reference: 'WTTJ_cook', email: `c${i}@example.org` })
  const asked: string[] = []
  const all = engine.all.bind(engine)
  const counting = engine as { all: typeof all }
  counting.all = (...query) => {
    asked.push(query[0])
    return all(...query)
  }
  try {
    const { body } = await wire.call({ path: `${CANDIDATES}?job_reference=WTTJ_cook&stage=true&tags=true` })
    expect(body.length).toBeGreaterThan(20)
    expect(asked.length).toBeLessThan(10)
  } finally {
    counting.all = all
  }
})
