import { afterAll, beforeAll, expect, test } from 'vitest'
import { docxOf } from '../support/documents.ts'
import { whenIdle } from '../support/when-idle.ts'
import { type Recruiting, startRecruiting } from './recruiting.ts'

/** The search from what comes in through the APIs to what a recruiter is shown. */

let desk: Recruiting
beforeAll(async () => {
  desk = await startRecruiting()
})
afterAll(() => desk[Symbol.asyncDispose]())

const settle = () => whenIdle(desk.server.server)

async function found(q: string, more = ''): Promise<string[]> {
  await settle()
  const { status, body } = await desk.ask(`/search?q=${encodeURIComponent(q)}${more}`)
  expect(status).toBe(200)
  return body.items.map(({ application }: { application: { id: string } }) => application.id)
}

const resume = docxOf('Curriculum vitæ', 'Ingénieure C++ à Besançon')

test('what came in through another API is found by its resume, and shown where', async () => {
  const { status, body } = await desk.server.call({
    path: '/candidates',
    body: {
      position_uid: '11.11',
      first_name: 'Renée',
      last_name: 'Lefèvre',
      email: 'renee@example.com',
      partner_candidate_id: 'p1',
      resume: { name: 'cv.docx', file: Buffer.from(resume).toString('base64') },
    },
  })
  expect(status).toBe(201)
  await settle()
  const answer = await desk.ask('/search?q=besancon%20c%2B%2B')
  expect(answer.body).toMatchObject({ total: 1, next: null })
  const [{ application, highlights }] = answer.body.items
  expect(application).toMatchObject({ id: body.uid, name: 'Renée Lefèvre', surface: 'comeet' })
  expect(highlights).toEqual([
    {
      field: 'resume',
      parts: [
        { text: 'Curriculum vitæ Ingénieure ', hit: false },
        { text: 'C++', hit: true },
        { text: ' à ', hit: false },
        { text: 'Besançon', hit: true },
        { text: ' ', hit: false },
      ],
    },
  ])

  const { body: whole } = await desk.ask(`/applications/${body.uid}`)
  const path = `/attachments/${whole.attachments[0].id}/preview`
  const preview = await desk.ask(path)
  expect(preview.status).toBe(200)
  expect(preview.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(preview.headers.get('content-security-policy')).toMatch(
    /^sandbox; default-src 'none'; style-src 'unsafe-inline'/,
  )
  expect(preview.text).toContain('<p>Ingénieure C++ à Besançon</p>')

  expect((await desk.ask(`/people/${whole.personId}`, { method: 'DELETE' })).status).toBe(204)
  expect(await found('besancon')).toEqual([])
  expect((await desk.ask(path)).status).toBe(404)
})

test('tags, notes and names are found as they are changed', async () => {
  const { id } = await desk.apply('Quokka', { tags: ['marsupial'] })
  expect(await found('quok')).toEqual([id])
  expect(await found('marsupial')).toEqual([id])
  const changed = await desk.ask(`/applications/${id}`, { method: 'PATCH', body: { tags: ['wombat'] } })
  expect(changed.status).toBe(200)
  const noted = await desk.ask(`/applications/${id}/notes`, { body: { text: 'Hops quickly' } })
  expect(noted.status).toBe(201)
  expect(await found('marsupial')).toEqual([])
  expect(await found('wombat hops')).toEqual([id])
})

test('a page of hits leads to the next', async () => {
  const ids: string[] = []
  for (let index = 0; index < 5; index++) ids.unshift((await desk.apply('Pager')).id)
  expect(await found('pager')).toEqual(ids)
  const first = await desk.ask('/search?q=pager&limit=2')
  const second = await desk.ask(`/search?q=pager&limit=3&cursor=${first.body.next}`)
  const shown = [...first.body.items, ...second.body.items]
  expect(shown.map(({ application }) => application.id)).toEqual(ids)
  expect([first.body.total, second.body.next]).toEqual([5, null])
  expect(await found('pager', `&jobId=${desk.jobs.second}`)).toEqual([])
})

test('what cannot be asked is refused, and who may read no resumes finds none', async () => {
  const bad = await desk.ask('/search?q=x&limit=0&jobId=nothing')
  expect(bad.status).toBe(422)
  expect(bad.body.errors.map(({ field }: { field: string }) => field)).toEqual(['jobId', 'limit'])
  expect((await desk.ask('/search?q=x&cursor=nonsense')).status).toBe(422)
  await desk.server.addClient('Reader', { native: ['applications.read.others'] }, { kind: 'bearer', token: 'READER' })
  expect((await desk.ask('/search?q=x', { auth: 'Bearer READER' })).status).toBe(403)
})

test('files of other kinds have no preview, and damaged ones say so', async () => {
  const { id } = await desk.apply('Files')
  const attach = async (name: string, bytes: Uint8Array) => {
    const { status, body } = await desk.ask(`/applications/${id}/attachments?kind=other&name=${name}`, { body: bytes })
    expect(status).toBe(201)
    return desk.ask(`/attachments/${body.id}/preview`)
  }
  const pdf = await attach('a.pdf', Buffer.from('%PDF-1.7\n%%EOF\n'))
  expect([pdf.status, pdf.body.code]).toEqual([404, 'not_found'])
  const damaged = await attach('a.docx', damagedWord())
  expect([damaged.status, damaged.body.code]).toEqual([422, 'unreadable'])
})

/** Its directory is whole, and its content is not. */
function damagedWord(): Uint8Array {
  const bytes = Uint8Array.from(docxOf('x', 'A long text that is packed. '.repeat(50)))
  const at = Buffer.from(bytes).indexOf('word/document.xml') + 17
  bytes.fill(0xff, at, at + 60)
  return bytes
}
