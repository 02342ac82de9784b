import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAdmin, signInAs } from './browser.ts'
import { API, type Recruiting, startRecruiting } from './recruiting.ts'

/** Figures, held against what was counted by hand and against the totals of the lists. */

const HOUR = 60 * 60 * 1000
/** A Saturday on whose night clocks in Europe go forward. */
const START = Date.UTC(2026, 2, 28, 22, 30)

let desk: Recruiting
let ids: string[]
beforeAll(async () => {
  desk = await startRecruiting()
  const figures = { native: ['insight.read', 'jobs.read', 'applications.read.own', 'applications.read.others'] }
  await desk.server.addClient('Figures', figures, { kind: 'bearer', token: 'FIGURES' })
  const { clock } = desk.server
  ids = []
  // At 22:30, 23:30 and so on in UTC; in Paris the fourth comes in at 03:30 of the shorter day.
  for (let at = 0; at < 5; at++) {
    clock.time = START + at * HOUR - 1000
    ids.push((await desk.apply(`Nr ${at}`)).id)
  }
  const move = async (at: number, stage: keyof Recruiting['stages'], after: number) => {
    clock.time = START + after * HOUR
    const answer = await desk.ask(`/applications/${ids[at]}/moves`, { body: { stageId: desk.stages[stage] } })
    if (answer.status !== 200) throw new Error(answer.text)
  }
  // Stays in the first stage of 10, 11, 12 and 14 hours; in the second of 10 and 20 hours.
  await move(0, 'interview', 10)
  await move(1, 'interview', 12)
  await move(2, 'refused', 14)
  await move(3, 'interview', 17)
  await move(0, 'hired', 20)
  await move(1, 'initial', 32)
  await desk.ask('/bulk', { body: { ids: [ids[4]], action: { type: 'archive' } } })
})
afterAll(() => desk[Symbol.asyncDispose]())

const figures = async (path: string) => {
  const answer = await desk.server.call({ path: `${API}/insight/${path}`, auth: 'Bearer FIGURES' })
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.body
}
const total = async (query: string) => (await desk.ask(`/applications?${query}&archived=any&withTotal=true`)).body.total

test('the funnel: who stands in a stage, and who ever stood in it', async () => {
  const { stages } = await figures(`funnel?jobId=${desk.jobs.first}`)
  expect(stages.map(({ stage, reached, current }: any) => [stage.name, reached, current])).toEqual([
    ['New', 5, 2],
    ['Talk', 3, 1],
    ['No', 1, 1],
    ['Yes', 1, 1],
  ])
  for (const { stage, reached, current } of stages) {
    expect(await total(`jobId=${desk.jobs.first}&reachedStageId=${stage.id}`)).toBe(reached)
    expect(await total(`stageId=${stage.id}`)).toBe(current)
  }
  const from = new Date(START + 3 * HOUR).toISOString()
  const later = await figures(`funnel?jobId=${desk.jobs.first}&from=${from}`)
  expect(later.stages.map(({ reached }: any) => reached)).toEqual([2, 1, 0, 0])
})

test('the sources: what became of what they sent', async () => {
  await desk.server.call({ path: '/candidates', body: { position_uid: '11.11', first_name: 'A', last_name: 'B' } })
  const { items } = await figures('sources')
  expect(items.map(({ source, ...rest }: any) => ({ name: source.name, ...rest }))).toEqual([
    { name: 'Desk', surface: 'native', received: 5, active: 3, hired: 1, refused: 1 },
    { name: 'Comeet partner', surface: 'comeet', received: 1, active: 1, hired: 0, refused: 0 },
  ])
  const [first] = items
  const of = `sourceId=${first.source.id}&surface=native`
  expect(await total(of)).toBe(first.received)
  expect(await total(`${of}&status=hired`)).toBe(first.hired)
  expect((await figures(`sources?jobId=${desk.jobs.second}`)).items).toEqual([])
})

test('the time in a stage: of the stays that have ended', async () => {
  const { items } = await figures(`time-in-stage?jobId=${desk.jobs.first}`)
  expect(items.map(({ stage, ...rest }: any) => [stage.name, rest])).toEqual([
    ['New', { count: 4, medianHours: 11.5, p90Hours: 14 }],
    ['Talk', { count: 2, medianHours: 15, p90Hours: 20 }],
    ['No', { count: 0, medianHours: null, p90Hours: null }],
    ['Yes', { count: 0, medianHours: null, p90Hours: null }],
  ])
})

test('the intake: days as they are where one lives, also when clocks change', async () => {
  const range = `jobId=${desk.jobs.first}&from=2026-03-28T00:00:00Z&until=2026-03-30T00:00:00Z`
  const days = async (timeZone: string) =>
    (await figures(`intake?${range}&timeZone=${timeZone}`)).items.map(({ day, count }: any) => [day, count])
  expect(await days('UTC')).toEqual([
    ['2026-03-28', 2],
    ['2026-03-29', 3],
  ])
  expect(await days('Europe/Paris')).toEqual([
    ['2026-03-28', 1],
    ['2026-03-29', 4],
    ['2026-03-30', 0],
  ])
  expect(await days('Pacific/Kiritimati')).toEqual([
    ['2026-03-28', 0],
    ['2026-03-29', 5],
    ['2026-03-30', 0],
  ])
  const path = `${API}/insight/intake?timeZone=Moon/Crater`
  const wrong = await desk.server.call({ path, auth: 'Bearer FIGURES' })
  expect(wrong.body).toMatchObject({ status: 422, errors: [{ field: 'timeZone' }] })
})

test('figures are for who may see them', async () => {
  const admin = await signInAdmin(desk.server)
  expect((await admin.send('GET', `/insight/funnel?jobId=${desk.jobs.first}`)).status).toBe(200)
  const role = { email: 'max@example.com', role: 'hiring_manager', jobIds: [desk.jobs.first] } as const
  const manager = await signInAs(desk.server, admin, role)
  expect((await manager.send('GET', `/insight/funnel?jobId=${desk.jobs.first}`)).status).toBe(403)
  expect((await admin.send('GET', '/insight/funnel')).body.errors).toMatchObject([
    { field: 'jobId', reason: 'missing' },
  ])
})
