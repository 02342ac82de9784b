import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { peProgram, samples } from '../../support/sample-files.ts'
import { addNeighbour, OTHER, startServer, type TestServer } from '../../support/server.ts'
import { create, download, expectRefusal, file, form, inStore, padded, read } from './candidate.ts'

/** `GET` and `POST /candidates/{uid}/files`, `POST /candidates/{uid}/resume` (reference, sections 3.5 to 3.7). */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

type Options = { readonly auth?: string; readonly headers?: Record<string, string> }

async function filesOf(uid: string, options: Options = {}) {
  const answer = await server.call({ path: `/candidates/${uid}/files`, ...options })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

async function add(kind: 'files' | 'resume', uid: string, body: object, options: Options = {}) {
  const answer = await server.call({ path: `/candidates/${uid}/${kind}`, body, ...options })
  return answer
}

describe('reading', () => {
  test('a candidate has none', async () => {
    expect(await filesOf((await create(server)).uid)).toEqual([])
  })

  test('its files in their order, never the resume or the picture', async () => {
    const { uid } = await create(server, {
      resume: file('cv.pdf', samples.pdf),
      picture: file('me.png', samples.png),
      files: [file('reference-call.pdf', samples.pdf), file('task.txt', 'A task')],
    })
    const files = await filesOf(uid)
    expect(files).toEqual([
      { name: 'reference-call.pdf', url: form.link() },
      { name: 'task.txt', url: form.link() },
    ])
    expect((await download(server, files[1].url)).bytes.toString()).toBe('A task')
    expect((await read(server, uid)).files).toEqual(files)
  })

  test('links live 15 minutes', async () => {
    const { uid } = await create(server, { files: [file('task.txt', 'A task')] })
    const [{ url }] = await filesOf(uid)
    server.clock.time += 15 * 60_000
    expect((await download(server, url)).status).toBe(200)
    server.clock.time += 2000
    expect((await download(server, url)).status).toBe(403)
    expect((await download(server, (await filesOf(uid))[0].url)).status).toBe(200)
  })

  test('by number with the header, by an escaped uid', async () => {
    const { uid, URL: url } = await create(server, { files: [file('task.txt', 'x')] })
    const number = String(url).split('/').at(-1) as string
    expect(await filesOf(number, { headers: { IDENTIFIER_TYPE: 'REAL_ID' } })).toHaveLength(1)
    expect(await filesOf(uid.replace('.', '%2E'))).toHaveLength(1)
    expectRefusal(await server.call({ path: `/candidates/${number}/files` }), 404, 'not_found')
  })

  test('not of one that is not there, was deleted or is a duplicate, or is not to be seen', async () => {
    const path = (uid: string) => `/candidates/${uid}/files`
    const [gone, twin, survivor] = [await create(server), await create(server), await create(server)]
    await inStore(server).remove(gone.uid)
    await inStore(server).removeAsDuplicate(twin.uid, survivor.uid)
    expectRefusal(await server.call({ path: path('FF.FFFF') }), 404, 'not_found')
    expectRefusal(await server.call({ path: path(gone.uid) }), 404, 'not_found')
    const answer = await server.call({ path: path(twin.uid) })
    expectRefusal(answer, 401, 'duplicate_candidate', { existing_candidate_uid: survivor.uid })
    const permissions = ['retrieve-own-candidates']
    await server.addClient('Own only', { permissions }, { kind: 'bearer', token: 'OWN_ONLY' })
    expectRefusal(await server.call({ path: path(survivor.uid), auth: 'Bearer OWN_ONLY' }), 404, 'not_found')
    const auth = await server.jwt((await addNeighbour(server)).client)
    expectRefusal(await server.call({ path: path(survivor.uid), auth }), 404, 'not_found')
  })
})

describe('adding a file', () => {
  test('answers a list with it, and it is there from then on', async () => {
    const { uid } = await create(server, { files: [file('first.txt', 'first')] })
    const answer = await add('files', uid, file('home-task.docx', samples.docx))
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual([{ name: 'home-task.docx', url: form.link() }])
    expect((await download(server, answer.body[0].url)).bytes).toEqual(samples.docx)
    expect(await filesOf(uid)).toEqual([{ name: 'first.txt', url: form.link() }, answer.body[0]])
    expect((await read(server, uid)).files).toHaveLength(2)
  })

  test('the same name and content again is the file that is there', async () => {
    const { uid } = await create(server)
    const [first] = (await add('files', uid, file('a.txt', 'a'))).body
    await add('files', uid, file('b.txt', 'a'))
    expect((await add('files', uid, file('a.txt', 'a'))).body).toEqual([first])
    expect((await filesOf(uid)).map(({ name }: { name: string }) => name)).toEqual(['a.txt', 'b.txt'])
    await add('files', uid, file('a.txt', 'another'))
    expect(await filesOf(uid)).toHaveLength(3)
  })

  test('12 at once are 12 files', async () => {
    const { uid } = await create(server)
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => add('files', uid, file(`${i}.txt`, `content ${i}`))),
    )
    expect(answers.map(({ status, body }) => [status, body[0].name])).toEqual(answers.map((_, i) => [201, `${i}.txt`]))
    expect(await filesOf(uid)).toHaveLength(12)
  })

  test('6 MB are taken, a byte more is not', async () => {
    const { uid } = await create(server)
    const limit = 6 * 1024 * 1024
    expect((await add('files', uid, file('big.txt', padded(Buffer.from('x'), limit)))).status).toBe(201)
    const answer = await add('files', uid, file('bigger.txt', padded(Buffer.from('x'), limit + 1)))
    expectRefusal(answer, 403, 'file_size_limit')
    expect(answer.body.message).toBe('The provided file exceeds size limit of 6MB: "bigger.txt"')
    expect(await filesOf(uid)).toHaveLength(1)
  })
})

describe('adding a resume', () => {
  test('it is the current one then, and none of the files', async () => {
    const { uid } = await create(server, { resume: file('old.pdf', samples.pdf) })
    const answer = await add('resume', uid, file('new.docx', samples.docx))
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual({ name: 'new.docx', url: form.link() })
    expect((await read(server, uid)).resume).toEqual(answer.body)
    expect((await download(server, answer.body.url)).bytes).toEqual(samples.docx)
    expect(await filesOf(uid)).toEqual([])
  })

  test('only .pdf, .doc and .docx', async () => {
    const { uid } = await create(server)
    for (const [name, bytes] of [
      ['cv.pdf', samples.pdf],
      ['cv.doc', samples.doc],
      ['cv.docx', samples.docx],
    ] as const) {
      expect((await add('resume', uid, file(name, bytes))).body.name).toBe(name)
    }
    for (const [name, bytes] of [
      ['cv.txt', samples.text],
      ['cv.png', samples.png],
    ] as const) {
      expectRefusal(await add('resume', uid, file(name, bytes)), 403, 'malicious_file', { reason: form.text() })
    }
    expect((await read(server, uid)).resume.name).toBe('cv.docx')
  })
})

describe.each(['files', 'resume'] as const)('what is refused: %s', (kind) => {
  const pdf = file('a.pdf', samples.pdf)

  test.each([
    [{ file: pdf.file }, 'name'],
    [{ name: '', file: pdf.file }, 'name'],
    [{ name: null, file: pdf.file }, 'name'],
    [{ name: 'a.pdf' }, 'file'],
    [{ name: 'a.pdf', file: '' }, 'file'],
    [{}, 'name'],
  ])('%j without %s', async (body, field) => {
    const answer = await add(kind, (await create(server)).uid, body)
    expectRefusal(answer, 400, 'required_field')
    expect(answer.body.message).toBe(`You must include this required field: "${field}"`)
  })

  test('what is no base64, no text, no object, no JSON', async () => {
    const { uid } = await create(server)
    const answer = await add(kind, uid, { name: 'a.pdf', file: '%%%' })
    expectRefusal(answer, 400, 'invalid_value')
    expect(answer.body.message).toContain('"file"')
    expectRefusal(await add(kind, uid, { name: 'a.pdf', file: 5 }), 400, 'invalid_value')
    expectRefusal(await add(kind, uid, [pdf]), 400, 'invalid_value')
    const path = `/candidates/${uid}/${kind}`
    expectRefusal(await server.call({ path, body: '{' }), 400, 'malformed_request')
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    expectRefusal(await server.call({ path, body: 'x', headers }), 415, 'unsupported_media_type')
  })

  test('a program under any name, a name that is too long', async () => {
    const { uid } = await create(server)
    const refused = await add(kind, uid, file('a.pdf', peProgram()))
    expectRefusal(refused, 403, 'malicious_file', { reason: form.text() })
    const long = await add(kind, uid, file(`${'x'.repeat(252)}.pdf`, samples.pdf))
    expectRefusal(long, 400, 'string_size_limit')
  })

  test('a candidate that is not there, deleted, a duplicate, or not one’s to change', async () => {
    const [gone, twin, survivor] = [await create(server), await create(server), await create(server)]
    await inStore(server).remove(gone.uid)
    await inStore(server).removeAsDuplicate(twin.uid, survivor.uid)
    expectRefusal(await add(kind, 'FF.FFFF', pdf), 404, 'candidate_not_found')
    expectRefusal(await add(kind, gone.uid, pdf), 404, 'candidate_not_found')
    const duplicate = await add(kind, twin.uid, pdf)
    expectRefusal(duplicate, 401, 'duplicate_candidate', { existing_candidate_uid: survivor.uid })
    const token = `READS_${kind}`
    const permissions = ['retrieve-own-candidates', 'retrieve-other-candidates']
    await server.addClient(token, { permissions }, { kind: 'bearer', token })
    expectRefusal(await add(kind, survivor.uid, pdf, { auth: `Bearer ${token}` }), 403, 'no_permission')
    expect((await add(kind, survivor.uid, pdf, { auth: await server.jwt(OTHER) })).status).toBe(201)
  })

  test('by number with the header', async () => {
    const { URL: url } = await create(server)
    const number = String(url).split('/').at(-1) as string
    expect((await add(kind, number, pdf, { headers: { IDENTIFIER_TYPE: 'REAL_ID' } })).status).toBe(201)
    expectRefusal(await add(kind, number, pdf), 404, 'candidate_not_found')
  })

  test('once under an Idempotency-Key', async () => {
    const { uid } = await create(server)
    const headers = { 'idempotency-key': `add ${kind}` }
    const answers = await Promise.all(Array.from({ length: 6 }, () => add(kind, uid, pdf, { headers })))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    const other = file('b.pdf', samples.pdf)
    expectRefusal(await add(kind, uid, other, { headers }), 422, 'idempotency_key_reused')
  })
})
