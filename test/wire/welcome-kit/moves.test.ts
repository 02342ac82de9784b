import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addJob } from '../../../src/core/jobs/addJob.ts'
import { addNeighbour } from '../../support/server.ts'
import { API, CANDIDATES, clientWith, invalid, refusalOf, startWire, type Wire } from './wire.ts'

/** `GET /moves` (reference, sections 4.8 and 5.12). */

let wire: Wire
let first: string
let second: string
let cook: string
beforeAll(async () => {
  wire = await startWire()
  const { organizationId, clock, server } = wire.server
  await addJob(server.store.clients, {
    organizationId,
    name: 'Cook',
    status: 'open',
    reference: 'WTTJ_cook',
    stages: [{ name: 'New', reference: 'initial' }, { name: 'Kitchen' }],
  })
  const job = await server.store.jobs.byReference(organizationId, 'WTTJ_cook')
  first = await wire.created()
  second = await wire.created()
  cook = await wire.created({ job_reference: 'WTTJ_cook' })
  clock.time = Date.UTC(2026, 2, 5, 14, 0, 2, 1)
  await move(first, 14_601)
  clock.time += 1000
  await move(second, 14_602)
  clock.time += 1000
  await move(cook, job?.stages[1]?.id as number)
})
afterAll(() => wire.close())

async function move(reference: string, job_stage_id: number): Promise<void> {
  const answer = await wire.call({ method: 'PUT', path: `${CANDIDATES}/${reference}`, body: { job_stage_id } })
  expect(answer.status).toBe(200)
}

const list = (query = '', auth?: string) =>
  wire.call({ path: `${API}/moves?organization_reference=Pg4eV6k${query}`, ...(auth && { auth }) })
const movers = (body: { candidate: { reference: string } }[]) => body.map(({ candidate }) => candidate.reference)

test('the sample of the sheet, newest first', async () => {
  const { status, body } = await list('&job_reference=WTTJ_KmqkD1Y')
  expect(status).toBe(200)
  expect(movers(body)).toEqual([second, first])
  const place = { organization: { reference: 'Pg4eV6k' }, job: { reference: 'WTTJ_KmqkD1Y' } }
  expect(body[1]).toEqual({
    candidate: { reference: first },
    from: { stage: { id: 14_600, name: 'New', reference: 'initial' }, ...place },
    to: { stage: { id: 14_601, name: 'Interview', reference: 'interviewed' }, ...place },
    created_at: '2026-03-05T14:00:02.001+00:00',
    updated_at: '2026-03-05T14:00:02.001+00:00',
  })
})

test('of all jobs, where none is named; a stage of one’s own has no reference', async () => {
  const { body } = await list()
  expect(movers(body)).toEqual([cook, second, first])
  expect(body[0].to.stage).toMatchObject({ name: 'Kitchen', reference: null })
})

test('pages', async () => {
  const { body, headers } = await list('&per_page=2&page=2')
  expect(movers(body)).toEqual([first])
  const expected = ['3', '2', '2', '2', '2']
  const names = ['x-total', 'x-total-pages', 'x-per-page', 'x-page', 'x-offset']
  expect(names.map((name) => headers.get(name))).toEqual(expected)
  expect((await list('&job_reference=WTTJ_cook')).headers.get('x-total')).toBe('1')
})

test('a stage that is there no more is left out', async () => {
  await wire.server.server.store.engine.write(
    'update move set to_stage_id = 1 where from_stage_id = 14600',
    [],
    'every',
  )
  const { body } = await list('&job_reference=WTTJ_KmqkD1Y')
  for (const { from, to } of body) {
    expect(from.stage.id).toBe(14_600)
    expect(to).toEqual({ organization: { reference: 'Pg4eV6k' }, job: { reference: 'WTTJ_KmqkD1Y' } })
  }
})

describe('what is refused', () => {
  test('no organization, before the credential is looked at', async () => {
    for (const auth of ['Bearer WK_API_KEY', null]) {
      const answer = await wire.call({ path: `${API}/moves`, auth })
      expect(refusalOf(answer, 400, 'validation_failed')).toBe('organization_reference is missing')
    }
    invalid(await list('&page=x'), 'page')
  })

  test('another organization, and a job that is not there', async () => {
    const answer = await wire.call({ path: `${API}/moves?organization_reference=other` })
    expect(refusalOf(answer, 401, 'unauthorized')).toBe('You are not member of this organization')
    refusalOf(await list('&job_reference=nowhere'), 404, 'not_found')
    const { token } = await addNeighbour(wire.server)
    refusalOf(await list('', token), 401, 'unauthorized')
  })
})

describe('who may', () => {
  test.each<[scopes: string[], status: number, count: number]>([
    [['moves_r'], 200, 3],
    [['moves_r', 'candidates_r'], 200, 3],
    [['moves_r', 'my_candidates_r'], 200, 0],
    [['candidates_rw'], 403, 0],
    [['me_r', 'jobs_r'], 403, 0],
  ])('%j: %i', async (scopes, status, count) => {
    const answer = await list('', await clientWith(wire, ...scopes))
    expect(answer.status).toBe(status)
    if (status === 403) refusalOf(answer, 403, 'invalid_scope')
    else {
      expect(answer.body).toHaveLength(count)
      expect(answer.headers.get('x-total')).toBe(String(count))
    }
  })

  test('my_candidates: the moves of one’s own, whoever made them', async () => {
    const auth = await clientWith(wire, 'moves_r', 'my_candidates_rw')
    const mine = await wire.created({}, { auth })
    await move(mine, 14_601)
    const { body, headers } = await list('&job_reference=WTTJ_KmqkD1Y', auth)
    expect(movers(body)).toEqual([mine])
    expect(headers.get('x-total')).toBe('1')
  })
})
