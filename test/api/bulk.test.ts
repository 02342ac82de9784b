import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Recruiting, startRecruiting } from './recruiting.ts'

/** Many applications at once, and undoing it. */

let desk: Recruiting
beforeAll(async () => {
  desk = await startRecruiting()
})
afterAll(() => desk[Symbol.asyncDispose]())

const read = async (id: string) => (await desk.ask(`/applications/${id}`)).body

test('a result for each, and an undo that leaves what was changed since', async () => {
  const made = [await desk.apply('One'), await desk.apply('Two'), await desk.apply('Three')]
  const [one, two, three] = made.map(({ id }) => id) as [string, string, string]
  const before = await Promise.all([one, two, three].map(read))
  const elsewhere = await desk.apply('Four', { jobId: desk.jobs.second })

  desk.server.clock.time += 5000
  const { status, body } = await desk.ask('/bulk', {
    body: { ids: [one, elsewhere.id, two, '01.FFFF', three], action: { type: 'move', stageId: desk.stages.hired } },
  })
  expect(status).toBe(200)
  expect(body.results.map(({ id, ok }: any) => [id, ok])).toEqual([
    [one, true],
    [elsewhere.id, false],
    [two, true],
    ['01.FFFF', false],
    [three, true],
  ])
  expect(body.results[0].application).toMatchObject({ status: 'hired', stage: { kind: 'hired' } })
  expect(body.results[3].problem).toMatchObject({ code: 'not_found' })

  await desk.ask(`/applications/${two}`, { method: 'PATCH', body: { tags: ['since'] } })
  const undone = await desk.ask(`/undo/${body.undo.id}`, { method: 'POST' })
  expect(undone.body.results.map(({ id, ok, problem }: any) => [id, ok, problem?.code])).toEqual([
    [one, true, undefined],
    [two, false, 'stale'],
    [three, true, undefined],
  ])
  for (const at of [0, 2]) {
    const { version: _, updatedAt: __, moves, ...back } = await read(made[at].id)
    const { version: ___, updatedAt: ____, moves: _____, ...was } = before[at]
    expect(back).toEqual(was)
    expect(moves.map(({ to }: any) => to.stageName)).toEqual(['Yes', 'New'])
  }
  expect(await read(two)).toMatchObject({ status: 'hired', tags: ['since'] })
  expect((await desk.ask(`/undo/${body.undo.id}`, { method: 'POST' })).status).toBe(404)
})

test('tags, the archive, statuses and the first stage of a kind', async () => {
  const first = await desk.apply('Tagged', { tags: ['old', 'kept'] })
  const second = await desk.apply('Other', { jobId: desk.jobs.second })
  const ids = [first.id, second.id]
  const act = async (action: object) => (await desk.ask('/bulk', { body: { ids, action } })).body

  const tagged = await act({ type: 'tag', add: ['new', 'kept'], remove: ['old'] })
  expect(tagged.results.map(({ application }: any) => application.tags)).toEqual([
    ['kept', 'new'],
    ['new', 'kept'],
  ])
  const list = await desk.ask('/applications?tag=new')
  expect(list.body.items.map(({ id }: any) => id).toSorted()).toEqual([...ids].toSorted((a, b) => (a < b ? -1 : 1)))
  expect((await desk.ask('/tags')).body.items).toEqual([
    { name: 'kept', count: 2 },
    { name: 'new', count: 2 },
    { name: 'since', count: 1 },
  ])
  await desk.ask(`/undo/${tagged.undo.id}`, { method: 'POST' })
  expect((await read(first.id)).tags).toEqual(['old', 'kept'])
  expect((await desk.ask('/applications?tag=new')).body.items).toEqual([])

  const archived = await act({ type: 'archive' })
  expect(archived.results.every(({ application }: any) => application.archived)).toBe(true)
  expect((await act({ type: 'archive' })).undo).toBeNull()
  await act({ type: 'unarchive' })
  const hired = await act({ type: 'moveToKind', kind: 'hired' })
  expect(hired.results.map(({ application }: any) => application.stage.id)).toEqual([
    desk.stages.hired,
    desk.stages.otherHired,
  ])
  const refused = await act({ type: 'moveToKind', kind: 'refused' })
  expect(refused.results.map(({ ok }: any) => ok)).toEqual([true, false])
  await act({ type: 'status', status: 'withdrawn' })
  expect((await read(second.id)).status).toBe('withdrawn')
})

test('it is too late after 15 minutes, and others may not', async () => {
  const { id } = await desk.apply('Late')
  const act = async () => (await desk.ask('/bulk', { body: { ids: [id], action: { type: 'archive' } } })).body.undo
  const step = await act()
  await desk.server.addClient(
    'Another desk',
    { native: ['applications.read.others', 'applications.update.others'] },
    { kind: 'bearer', token: 'TWO' },
  )
  expect((await desk.ask(`/undo/${step.id}`, { method: 'POST', auth: 'Bearer TWO' })).status).toBe(404)
  desk.server.clock.time += 15 * 60_000 + 1
  expect((await desk.ask(`/undo/${step.id}`, { method: 'POST' })).status).toBe(404)
  expect((await read(id)).archived).toBe(true)
})

test('what it lacks is named', async () => {
  const { status, body } = await desk.ask('/bulk', { body: { ids: ['x', '01.0001'], action: { type: 'move' } } })
  expect(status).toBe(422)
  expect(body.errors.map(({ field, reason }: any) => [field, reason])).toEqual([
    ['ids[0]', 'value'],
    ['action.stageId', 'missing'],
  ])
})
