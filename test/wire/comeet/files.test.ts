import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samples } from '../../support/sample-files.ts'
import { addNeighbour, startServer, type TestServer } from '../../support/server.ts'
import { atServer, create, download, file, read, update } from './candidate.ts'

/** Files are read by signed links that live 15 minutes (reference, sections 3.5 and 12). */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const MINUTE = 60_000

async function linkTo(name: string, bytes: Uint8Array | string): Promise<string> {
  const candidate = await create(server, { files: [file(name, bytes)] })
  return candidate.files[0].url
}

/** The name that a browser would save under (RFC 6266). */
function nameIn(disposition: string | null): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)$/.exec(disposition ?? '') ?? []
  return decodeURIComponent(encoded ?? '')
}

describe('what is served', () => {
  test.each([
    ['cv.pdf', samples.pdf, 'application/pdf', 'attachment'],
    ['cv.doc', samples.doc, 'application/msword', 'attachment'],
    ['cv.docx', samples.docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'attachment'],
    ['a.zip', samples.zip, 'application/zip', 'attachment'],
    ['a.txt', samples.text, 'text/plain', 'attachment'],
    ['a.html', samples.html, 'text/html', 'attachment'],
    ['a.xml', samples.xml, 'application/xml', 'attachment'],
    ['me.png', samples.png, 'image/png', 'inline'],
    ['me.jpg', samples.jpeg, 'image/jpeg', 'inline'],
    ['Coding Challenge', samples.zip, 'application/zip', 'attachment'],
    // The content decides, not a name that says otherwise.
    ['me.png', samples.gif, 'image/gif', 'inline'],
  ])('%s has its type and is never run by a browser', async (name, bytes, type, kind) => {
    const served = await download(server, await linkTo(name, bytes))
    expect(served.status).toBe(200)
    expect(served.bytes).toEqual(bytes)
    expect(served.headers.get('content-type')?.split(';')[0]).toBe(type)
    expect(served.headers.get('content-length')).toBe(String(bytes.length))
    const disposition = served.headers.get('content-disposition')
    expect(disposition?.startsWith(`${kind};`)).toBe(true)
    expect(nameIn(disposition)).toBe(name)
    expect(served.headers.get('x-content-type-options')).toBe('nosniff')
    const policy = served.headers
      .get('content-security-policy')
      ?.split(';')
      .map((part) => part.trim())
    expect(policy).toContain('sandbox')
    expect(policy).toContain("default-src 'none'")
    expect(served.headers.get('cache-control')).toContain('no-store')
    expect(served.headers.get('referrer-policy')).toBe('no-referrer')
  })

  test('a page is sandboxed without any permission to run', async () => {
    const script = '<!doctype html><html><script>alert(document.domain)</script></html>'
    const served = await download(server, await linkTo('page.html', script))
    expect(served.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(served.headers.get('content-security-policy')).not.toMatch(/allow-|unsafe/)
  })

  test('HEAD tells the same without the content', async () => {
    const link = await linkTo('cv.pdf', samples.pdf)
    const [head, get] = [await download(server, link, 'HEAD'), await download(server, link)]
    expect(head.status).toBe(200)
    expect(head.bytes).toHaveLength(0)
    for (const name of ['content-type', 'content-length', 'content-disposition', 'content-security-policy']) {
      expect(head.headers.get(name), name).toBe(get.headers.get(name))
    }
  })

  test('no credential is needed or looked at', async () => {
    const link = atServer(server, await linkTo('cv.pdf', samples.pdf))
    expect((await server.call({ path: link, auth: null })).status).toBe(200)
    expect((await server.call({ path: link, auth: 'Bearer nobody' })).status).toBe(200)
  })
})

describe('names that mean harm', () => {
  test.each([
    ['quotes', 'a"b; filename="evil.exe".txt', 'a"b; filename="evil.exe".txt'],
    ['a line end', 'a\r\nSet-Cookie: b=c\r\n.txt', 'aSet-Cookie: b=c.txt'],
    ['other control characters', 'a\u0001\u0007\u007Fb.txt', 'ab.txt'],
    ['letters of many scripts', 'Žižek — 履歴書 מסמך.txt', 'Žižek — 履歴書 מסמך.txt'],
    ['an emoji', '🙂.txt', '🙂.txt'],
    ['a right-to-left override', 'cv\u202Excod.txt', 'cvxcod.txt'],
    ['folders', '../../etc/passwd.txt', 'passwd.txt'],
    ['folders of Windows', 'C:\\Windows\\a.txt', 'a.txt'],
    ['percent signs', '100%.txt', '100%.txt'],
    ['an encoded slash', 'a%2Fb%00.txt', 'a%2Fb%00.txt'],
    ['a question mark and a hash', 'why?#1.txt', 'why?#1.txt'],
    ['apostrophes and brackets', "it's (1)*.txt", "it's (1)*.txt"],
    ['markup', '<img src=x onerror=alert(1)>.txt', '<img src=x onerror=alert(1)>.txt'],
    ['200 letters of three bytes each', `${'漢'.repeat(196)}.txt`, `${'漢'.repeat(196)}.txt`],
  ])('%s', async (_, name, shown) => {
    const link = await linkTo(name, 'a')
    const served = await download(server, link)
    expect(served.status).toBe(200)
    const disposition = served.headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+$/)
    // One quoted name, with no quote or escape inside that ends it early.
    expect(disposition.match(/"/g)).toHaveLength(2)
    expect(disposition).not.toContain('\\')
    expect(nameIn(disposition)).toBe(shown)
    expect(served.headers.get('set-cookie')).toBeNull()
  })
})

describe('expiry', () => {
  test('a link lives 15 minutes and not longer; reading again gives a new one', async () => {
    const { uid, resume } = await create(server, { resume: file('cv.pdf', samples.pdf) })
    server.clock.time += 15 * MINUTE - 2000
    expect((await download(server, resume.url)).status).toBe(200)
    server.clock.time += 4000
    const late = await server.call({ path: atServer(server, resume.url), auth: null })
    expect(late.status).toBe(403)
    expect(late.headers.get('x-content-type-options')).toBe('nosniff')
    expect(late.text).not.toContain('%PDF')
    const again = (await read(server, uid)).resume.url
    expect(again).not.toBe(resume.url)
    expect((await download(server, again)).status).toBe(200)
  })

  test('every link of a candidate expires', async () => {
    const sent = {
      resume: file('cv.pdf', samples.pdf),
      picture: file('me.png', samples.png),
      files: [file('a.txt', 'a'), file('b.txt', 'b')],
    }
    const candidate = await create(server, sent)
    const links = [candidate.resume, candidate.picture, ...candidate.files].map(({ url }) => url)
    expect((await Promise.all(links.map((link) => download(server, link)))).map(({ status }) => status)).toEqual([
      200, 200, 200, 200,
    ])
    server.clock.time += 16 * MINUTE
    expect((await Promise.all(links.map((link) => download(server, link)))).map(({ status }) => status)).toEqual([
      403, 403, 403, 403,
    ])
  })

  test('a file that was removed is gone, though its link is still valid', async () => {
    const { uid, resume } = await create(server, { resume: file('cv.pdf', samples.pdf) })
    await update(server, uid, { resume: null })
    expect((await download(server, resume.url)).status).toBe(404)
  })
})

describe('a link that was changed is refused', () => {
  const changes: readonly (readonly [string, (link: URL) => void])[] = [
    ['no signature', (link) => link.searchParams.delete('signature')],
    ['an empty signature', (link) => link.searchParams.set('signature', '')],
    ['a letter of the signature', (link) => flip(link, 10)],
    ['the last letter of the signature', (link) => flip(link, -1)],
    ['a longer signature', (link) => link.searchParams.set('signature', `${link.searchParams.get('signature')}A`)],
    ['two signatures', (link) => link.searchParams.append('signature', 'A')],
    ['no expiry', (link) => link.searchParams.delete('expires')],
    [
      'a later expiry',
      (link) => link.searchParams.set('expires', String(Number(link.searchParams.get('expires')) + 1)),
    ],
    ['an expiry that is no number', (link) => link.searchParams.set('expires', 'Infinity')],
    ['another file', (link) => replacePart(link, 3, (id) => String(Number(id) - 1))],
    ['another organization', (link) => replacePart(link, 2, (id) => String(Number(id) + 1))],
    ['an id that is no number', (link) => replacePart(link, 3, () => 'x')],
    ['a negative id', (link) => replacePart(link, 3, (id) => `-${id}`)],
  ]
  test.each(changes)('%s', async (_, change) => {
    await linkTo('before.txt', 'before')
    const link = new URL(await linkTo('cv.pdf', samples.pdf))
    change(link)
    const answer = await server.call({ path: atServer(server, link.href), auth: null })
    expect(answer.status).toBe(403)
    expect(answer.text).not.toContain('%PDF')
    expect(answer.headers.get('content-disposition')).toBeNull()
  })

  function flip(link: URL, place: number): void {
    const signature = link.searchParams.get('signature') as string
    const at = place < 0 ? signature.length + place : place
    const letter = signature[at] === 'A' ? 'B' : 'A'
    link.searchParams.set('signature', signature.slice(0, at) + letter + signature.slice(at + 1))
  }

  function replacePart(link: URL, part: number, by: (old: string) => string): void {
    const parts = link.pathname.split('/')
    parts[part] = by(parts[part] as string)
    link.pathname = parts.join('/')
  }

  test('the links of another server are no good here', async () => {
    const stranger = await startServer()
    const { resume } = await create(stranger, { resume: file('cv.pdf', samples.pdf) })
    await linkTo('cv.pdf', samples.pdf)
    expect((await download(server, resume.url)).status).toBe(403)
    await stranger.close()
  })
})

test('the name in the address is only for people: it chooses nothing', async () => {
  const link = new URL(await linkTo('a.txt', 'a'))
  link.pathname = link.pathname.replace(/[^/]+$/, 'page.html')
  const served = await download(server, link.href)
  expect(nameIn(served.headers.get('content-disposition'))).toBe('a.txt')
  expect(served.headers.get('content-type')).toMatch(/^text\/plain/)
})

test('the same content in two organizations is stored and removed by itself', async () => {
  const neighbour = await addNeighbour(server)
  const auth = neighbour.token
  const resume = file('cv.pdf', samples.pdf)
  const ours = await create(server, { resume })
  const theirs = await create(server, { position_uid: neighbour.jobUid, resume }, { auth })
  await update(server, ours.uid, { resume: null })
  expect((await read(server, theirs.uid, { auth })).resume.name).toBe('cv.pdf')
  expect((await download(server, theirs.resume.url)).bytes).toEqual(samples.pdf)
})
