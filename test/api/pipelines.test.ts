import { afterAll, beforeAll, expect, test } from 'vitest'
import { API, type Recruiting, startRecruiting } from './recruiting.ts'
import { startSecond } from './second-server.ts'

/** Pipelines that are changed while people work in them. */

type Stage = { id: string; name: string; kind: string; reference: string | null; count: number | null }

let desk: Recruiting
beforeAll(async () => {
  desk = await startRecruiting()
  await desk.server.addClient('Welcome', { scopes: ['moves_r'] }, { kind: 'bearer', token: 'MOVES' })
})
afterAll(() => desk[Symbol.asyncDispose]())

const stagesOf = async (job: string): Promise<Stage[]> => (await desk.ask(`/jobs/${job}`)).body.stages
const put = (job: string, stages: object[], headers: Record<string, string> = {}) =>
  desk.ask(`/jobs/${job}/stages`, { method: 'PUT', body: { stages }, headers })
const wanted = ({ id, name, kind }: Stage) => ({ id, name, kind })
const move = (id: string, stageId: string) =>
  desk.ask(`/applications/${id}/moves`, { method: 'POST', body: { stageId } })
const newJob = async (name: string) => {
  const { id } = (await desk.ask('/jobs', { body: { name } })).body
  return { id, stages: await stagesOf(id) }
}

test('stages are added, renamed, put in another order and removed; references stay on theirs', async () => {
  const { id, stages } = await newJob('Painter')
  const [first, talk, offer, hired, refused] = stages.map(wanted) as [object, object, object, object, object]
  const { version } = (await desk.ask(`/jobs/${id}`)).body
  const match = { 'if-match': `"${version}"` }
  const changed = await put(
    id,
    [first, { name: 'Test day', kind: 'active' }, { ...talk, name: 'A talk' }, refused, hired],
    match,
  )
  expect(changed.status).toBe(200)
  expect(
    changed.body.stages.map(({ name, kind, reference, visible }: any) => [name, kind, reference, visible]),
  ).toEqual([
    ['New', 'new', 'initial', true],
    ['Test day', 'active', null, true],
    ['A talk', 'active', 'interviewed', true],
    ['Refused', 'refused', 'refused', true],
    ['Hired', 'hired', 'hired', true],
  ])
  expect(await stagesOf(id)).toEqual(changed.body.stages)
  expect((await put(id, [first, talk, offer, hired, refused], match)).body.code).toBe('stale')
  // What was removed does not come back under its name.
  const gone = await put(id, [first, offer, hired, refused])
  expect(gone.body).toMatchObject({ status: 422, errors: [{ field: 'stages[1].id', reason: 'unknown' }] })
})

test('a pipeline begins with the one stage that is new, and has both ends', async () => {
  const { id } = await newJob('Singer')
  const { body } = await put(id, [
    { name: 'A', kind: 'active' },
    { name: 'B', kind: 'new' },
    { name: 'C', kind: 'hired' },
  ])
  expect(body.errors.map(({ field }: any) => field)).toEqual(['stages[0].kind', 'stages[1].kind', 'stages'])
})

test('a stage in which somebody stands stays, and keeps its kind', async () => {
  const { id, stages } = await newJob('Dancer')
  const [first, talk, offer, hired, refused] = stages as [Stage, Stage, Stage, Stage, Stage]
  const application = await desk.apply('Stander', { jobId: id })
  await move(application.id, talk.id)
  const without = await put(id, [first, offer, hired, refused].map(wanted))
  expect(without.body).toMatchObject({
    status: 409,
    code: 'stage_in_use',
    detail: expect.stringContaining('"Interview"'),
  })
  const other = await put(id, [first, { ...talk, kind: 'refused' }, offer, hired, refused].map(wanted as never))
  expect(other.body).toMatchObject({ code: 'stage_in_use' })
})

test('a stage that is gone keeps its name wherever somebody stood in it, on every wire', async () => {
  const { id, stages } = await newJob('Juggler')
  const [first, talk, offer, hired, refused] = stages as [Stage, Stage, Stage, Stage, Stage]
  const application = await desk.apply('Passer', { jobId: id })
  await move(application.id, talk.id)
  await move(application.id, offer.id)
  expect((await put(id, [first, offer, hired, refused].map(wanted))).status).toBe(200)
  const { body } = await desk.ask(`/applications/${application.id}`)
  expect(body.moves.map(({ from }: any) => from.stageName)).toEqual(['New', 'Interview'])
  const onComeet = await desk.server.call({ path: `/candidates/${body.references.comeetUid}` })
  expect(onComeet.body.completed_steps.map(({ name }: any) => name)).toEqual(['New', 'Interview'])
  expect(onComeet.body.current_steps.map(({ name }: any) => name)).toEqual(['Offer'])
  const path = '/api/v1/external/moves?organization_reference=Pg4eV6k&per_page=2'
  const moves = await desk.server.call({ path, auth: 'Bearer MOVES' })
  expect(JSON.stringify(moves.body)).toContain('"Interview"')
  expect((await move(application.id, talk.id)).body).toMatchObject({ status: 422, code: 'invalid_fields' })
})

test('nobody ends up in a stage that is removed at the same moment by another server', async () => {
  await using second = await startSecond(desk.server)
  const { id, stages } = await newJob('Racer')
  const [first, talk, offer, hired, refused] = stages as [Stage, Stage, Stage, Stage, Stage]
  const application = await desk.apply('Runner', { jobId: id })
  let inTheWay: Stage = talk
  const outcomes = new Set<string>()
  for (let round = 0; round < 12; round++) {
    const moving = desk.server.call({
      path: `${second.url}${API}/applications/${application.id}/moves`,
      auth: 'Bearer DESK',
      body: { stageId: inTheWay.id },
    })
    // Sometimes the one is first, sometimes the other.
    const removing = put(id, [first, offer, hired, refused].map(wanted))
    const [moved, removed] = await Promise.all([moving, removing])
    outcomes.add(`${moved.status} ${removed.status}`)
    const now = await stagesOf(id)
    const { stage } = (await desk.ask(`/applications/${application.id}`)).body
    expect(now.map(({ id: each }) => each)).toContain(stage.id)
    await move(application.id, first.id)
    const again = await put(id, [
      wanted(first),
      { name: 'Again', kind: 'active' },
      ...[offer, hired, refused].map(wanted),
    ])
    inTheWay = again.body.stages[1]
  }
  // Either the move is refused, or the removal.
  expect(['200 409', '404 200', '422 200']).toEqual(expect.arrayContaining([...outcomes]))
})
