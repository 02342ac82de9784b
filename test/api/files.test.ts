import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Recruiting, startRecruiting } from './recruiting.ts'

/** Files of applications: added, read, taken off. */

let desk: Recruiting
beforeAll(async () => {
  desk = await startRecruiting()
})
afterAll(() => desk[Symbol.asyncDispose]())

const PDF = '%PDF-1.4\n%%EOF\n'
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const add = (id: string, kind: string, name: string, body: string | Uint8Array) =>
  desk.ask(`/applications/${id}/attachments?kind=${kind}&name=${encodeURIComponent(name)}`, { body })

test('the newest of a kind is the current one, until it is taken off', async () => {
  const { id } = await desk.apply('Filed')
  const first = await add(id, 'resume', 'old.pdf', PDF)
  expect(first).toMatchObject({
    status: 201,
    body: { kind: 'resume', name: 'old.pdf', isCurrent: true, preview: 'pdf' },
  })
  const second = await add(id, 'resume', 'Zoë “new”.pdf', `${PDF}%2`)
  const current = async () => {
    const { body } = await desk.ask(`/applications/${id}`)
    return body.attachments.filter((each: any) => each.isCurrent).map((each: any) => each.id)
  }
  expect(await current()).toEqual([second.body.id])
  expect((await desk.ask(`/attachments/${second.body.id}`, { method: 'DELETE' })).status).toBe(204)
  expect(await current()).toEqual([first.body.id])
  expect((await desk.ask(`/attachments/${second.body.id}`)).status).toBe(404)
  expect((await desk.ask(`/attachments/${second.body.id}`, { method: 'DELETE' })).status).toBe(404)
  const { items } = (await desk.ask(`/applications/${id}/history`)).body
  expect(items[0].changes).toEqual([
    { field: 'attachments.resume', before: { id: second.body.id, name: 'Zoë “new”.pdf' }, after: null },
  ])
  expect(items[1].changes[0]).toMatchObject({ field: 'attachments', after: [{ id: second.body.id, kind: 'resume' }] })
})

test('bytes come back inert, and only PDF and pictures are shown where they are asked for', async () => {
  const { id } = await desk.apply('Shown')
  const picture = (await add(id, 'picture', 'me.png', PNG)).body
  const page = (await add(id, 'other', 'page.html', '<script>alert(1)</script>')).body
  const resume = (await add(id, 'resume', 'cv.pdf', PDF)).body
  const read = async (file: any) => (await desk.ask(`/attachments/${file.id}`)).headers
  expect((await read(picture)).get('content-disposition')).toMatch(/^inline/)
  expect((await read(resume)).get('content-disposition')).toMatch(/^inline/)
  const headers = await read(page)
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="page.html"/)
  expect(headers.get('content-type')).toBe('text/html')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
  expect(headers.get('cache-control')).toMatch(/^private/)
  expect((await desk.ask(`/attachments/${resume.id}`)).text).toBe(PDF)
  const etag = (await read(resume)).get('etag') as string
  expect((await desk.ask(`/attachments/${resume.id}`, { headers: { 'if-none-match': etag } })).status).toBe(304)
  expect(
    (await desk.ask(`/applications?personId=${(await desk.ask(`/applications/${id}`)).body.personId}`)).body.items,
  ).toMatchObject([{ hasResume: true, hasPicture: true, pictureId: picture.id }])
})

test('what may not be taken is refused, and who may not read learns nothing', async () => {
  const { id } = await desk.apply('Refused')
  expect(await add(id, 'resume', 'cv.exe', 'MZ')).toMatchObject({ status: 422, body: { code: 'file_refused' } })
  expect(await add(id, 'resume', 'cv.pdf', 'no PDF')).toMatchObject({ status: 422, body: { code: 'file_refused' } })
  expect((await add(id, 'wish', 'cv.pdf', PDF)).body.errors).toMatchObject([{ field: 'kind', reason: 'choice' }])
  expect((await desk.ask(`/applications/${id}/attachments`, { body: PDF })).body.errors).toMatchObject([
    { field: 'kind', reason: 'missing' },
    { field: 'name', reason: 'missing' },
  ])
  const huge = new Uint8Array(10 * 1024 * 1024 + 1)
  expect((await add(id, 'other', 'a.dat', huge)).status).toBe(413)
  const file = (await add(id, 'other', 'a.txt', 'text')).body
  await desk.server.addClient('No files', { native: ['applications.read.others'] }, { kind: 'bearer', token: 'NO' })
  expect((await desk.ask(`/attachments/${file.id}`, { auth: 'Bearer NO' })).status).toBe(403)
  await desk.server.addClient(
    'Own files',
    { native: ['applications.read.own', 'applications.resume'] },
    { kind: 'bearer', token: 'MINE' },
  )
  expect((await desk.ask(`/attachments/${file.id}`, { auth: 'Bearer MINE' })).status).toBe(404)
})
