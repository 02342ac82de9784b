import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type LoopbackServer, serveHttp, serveTcp } from '../../support/loopback-server.ts'
import { programs, samples } from '../../support/sample-files.ts'
import type { Answer } from '../../support/server.ts'
import { type Listener, type Remote, serveRemote, sized } from './remote.ts'
import { invalid, type Params, startWire, type Wire } from './wire.ts'

/** Remote files (document 003; reference, section 7): fetched for real, judged by content, stored; or nothing is. */

const MIB = 1024 * 1024
const DAY = 24 * 60 * 60 * 1000
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const ODT = 'application/vnd.oasis.opendocument.text'

let wire: Wire
/** A server that gives a fetch one second. */
let hasty: Wire
/** A server whose operator allowed no address beside the public ones. */
let guarded: Wire
let remote: Remote
beforeAll(async () => {
  ;[wire, hasty, guarded, remote] = await Promise.all([
    startWire(),
    startWire({ settings: { fetchSeconds: '1' } }),
    startWire({ settings: { fetchAllow: '' }, overrides: { resolve: async () => ['127.0.0.1'] } }),
    serveRemote(),
  ])
})
afterAll(() => Promise.all([wire, hasty, guarded, remote].map((one) => one.close())))

let opened: LoopbackServer[] = []
const opens = async (opening: Promise<LoopbackServer>): Promise<LoopbackServer> => {
  const server = await opening
  opened.push(server)
  return server
}
afterEach(async () => {
  remote.clear()
  await Promise.all(opened.map((server) => server.close()))
  opened = []
})

async function download(url: string): Promise<{ type: string | null; headers: Headers; bytes: Buffer }> {
  const response = await fetch(url)
  expect(response.status).toBe(200)
  const bytes = Buffer.from(await response.arrayBuffer())
  return { type: response.headers.get('content-type'), headers: response.headers, bytes }
}

/** Checks that a create is refused for its parameter and that nothing is left of it. @returns the reason */
async function refused(params: Params, parameter: string, on: Wire = wire): Promise<string> {
  const before = await on.count()
  const description = invalid(await on.create({ comment: 'A note', ...params }), parameter)
  expect(await on.count()).toEqual(before)
  return description
}

describe('what is taken', () => {
  const resumes: [what: keyof typeof samples, path: string, type: string][] = [
    ['pdf', '/cv.pdf', 'application/pdf'],
    ['doc', '/cv.doc', 'application/msword'],
    ['docx', '/cv.docx', DOCX],
    ['odt', '/cv.odt', ODT],
    ['pdf', '/CV.PDF', 'application/pdf'],
    ['pdf', '/download.php', 'application/pdf'],
    ['docx', '/', DOCX],
    ['pdf', '/cv.docx', 'application/pdf'],
    ['rtf', '/cv.doc', 'application/rtf'],
    ['odt', '/L%C3%A9a%20%E5%B1%A5%E6%AD%B4.odt', ODT],
  ]
  test.each(resumes)('%s at %s as a resume is %s', async (what, path, type) => {
    const { body } = await wire.create({ remote_resume_url: `${remote.put(path, samples[what])}?id=3&x=%26` })
    expect(body).toMatchObject({ resume_content_type: type, resume_size: samples[what].length, portfolio_url: null })
    const file = await download(body.resume_url)
    expect(file.type).toBe(type)
    expect(file.bytes.equals(samples[what])).toBe(true)
  })

  test('a portfolio', async () => {
    const { body } = await wire.create({ remote_portfolio_url: remote.put('/work.pdf', samples.pdf) })
    expect(body).toMatchObject({ portfolio_size: samples.pdf.length, resume_url: null, resume_content_type: null })
    expect((await download(body.portfolio_url)).bytes.equals(samples.pdf)).toBe(true)
  })

  const images: [what: keyof typeof samples, type: string][] = [
    ['png', 'image/png'],
    ['jpeg', 'image/jpeg'],
    ['gif', 'image/gif'],
    ['webp', 'image/webp'],
    ['bmp', 'image/bmp'],
    ['tiff', 'image/tiff'],
  ]
  test.each(images)('an image: %s', async (what, type) => {
    const { body } = await wire.create({ remote_image_url: remote.put('/me', samples[what]) })
    const image = await download(body.profile.avatar_url)
    expect(image.type).toBe(type)
    expect(image.bytes.equals(samples[what])).toBe(true)
  })

  test('all three at once, each in its place', async () => {
    const { body } = await wire.create({
      remote_resume_url: remote.put('/cv.docx', samples.docx),
      remote_portfolio_url: remote.put('/work.pdf', samples.pdf),
      remote_image_url: remote.put('/me.png', samples.png),
    })
    const urls = [body.resume_url, body.portfolio_url, body.profile.avatar_url]
    const files = await Promise.all(urls.map(download))
    expect(files.map(({ bytes }) => bytes)).toEqual([samples.docx, samples.pdf, samples.png])
    expect((await wire.read(body.reference)).body).toEqual(body)
  })

  test('whatever type the other server says it has', async () => {
    const url = remote.put('/cv', samples.pdf, { 'content-type': 'text/html' })
    expect((await wire.create({ remote_resume_url: url })).body.resume_content_type).toBe('application/pdf')
  })

  test('without an announced length', async () => {
    const url = remote.put('/cv.pdf', (response) => {
      response.write(samples.pdf.subarray(0, 10))
      response.end(samples.pdf.subarray(10))
    })
    expect((await wire.create({ remote_resume_url: url })).body.resume_size).toBe(samples.pdf.length)
  })

  test('a file is offered for download, and an image shown, without any script of it being run', async () => {
    const { body } = await wire.create({
      remote_resume_url: remote.put('/cv.pdf', samples.pdf),
      remote_image_url: remote.put('/me.png', samples.png),
    })
    const [resume, image] = await Promise.all([body.resume_url, body.profile.avatar_url].map(download))
    expect(resume?.headers.get('content-disposition')).toMatch(/^attachment; filename="cv\.pdf"/)
    expect(image?.headers.get('content-disposition')).toMatch(/^inline;/)
    for (const file of [resume, image]) {
      expect(file?.headers.get('content-security-policy')).toMatch(/sandbox/)
      expect(file?.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
})

describe('links', () => {
  test('serve for a day, and not with another file’s signature', async () => {
    const { body } = await wire.create({ remote_resume_url: remote.put('/cv.pdf', samples.pdf) })
    const start = wire.server.clock.time
    const { resume_url: url, reference } = body
    try {
      wire.server.clock.time = start + DAY
      await download(url)
      wire.server.clock.time = start + DAY + 2000
      expect((await fetch(url)).status).toBe(403)
      await download((await wire.read(reference)).body.resume_url)
    } finally {
      wire.server.clock.time = start
    }
    const [path, query] = url.split('?')
    const other = await wire.create({ remote_resume_url: remote.put('/cv.pdf', samples.pdf) })
    expect((await fetch(`${other.body.resume_url.split('?')[0]}?${query}`)).status).toBe(403)
    expect((await fetch(path)).status).toBe(403)
  })
})

describe('sizes', () => {
  const limits: [parameter: string, sample: Uint8Array, limit: number][] = [
    ['remote_resume_url', samples.pdf, 5 * MIB],
    ['remote_portfolio_url', samples.pdf, 10 * MIB],
    ['remote_image_url', samples.png, 5 * MIB],
  ]
  const unannounced =
    (file: Buffer): Listener =>
    (response) => {
      response.write(file.subarray(0, MIB))
      response.end(file.subarray(MIB))
    }

  test.each(limits)('%s', async (parameter, sample, limit) => {
    const largest = sized(sample, limit)
    const { body } = await wire.create({ [parameter]: remote.put('/largest', largest) })
    const url = body[parameter.replace('remote_', '')] ?? body.profile.avatar_url
    expect((await download(url)).bytes.equals(largest)).toBe(true)
    expect((await wire.create({ [parameter]: remote.put('/largest', unannounced(largest)) })).status).toBe(201)

    const tooLarge = sized(sample, limit + 1)
    const reason = await refused({ [parameter]: remote.put('/larger', tooLarge) }, parameter)
    expect(reason).toContain(String(limit))
    await refused({ [parameter]: remote.put('/larger', unannounced(tooLarge)) }, parameter)
  })

  test('a file that is announced too large is not read', async () => {
    const url = remote.put('/huge.pdf', (response) => {
      // The body never comes.
      response.writeHead(200, { 'content-length': 5 * MIB + 1 }).flushHeaders()
    })
    await refused({ remote_resume_url: url }, 'remote_resume_url')
  })

  test('a body without end is cut off', async () => {
    const closed = Promise.withResolvers<void>()
    const url = remote.put('/endless.pdf', (response) => {
      response.on('close', closed.resolve)
      response.write(samples.pdf)
      const chunk = Buffer.alloc(256 * 1024, 0x20)
      const pump = () => {
        while (!response.destroyed && response.write(chunk));
        response.once('drain', pump)
      }
      pump()
    })
    await refused({ remote_resume_url: url }, 'remote_resume_url')
    await closed.promise
  })
})

describe('content that is not taken', () => {
  const RESUME = 'remote_resume_url'
  const cases: [what: string, parameter: string, path: string, content: Uint8Array][] = [
    ['a login page', RESUME, '/cv.pdf', samples.html],
    ['text', RESUME, '/cv.pdf', samples.text],
    ['text without a name', RESUME, '/', samples.text],
    ['a ZIP archive', RESUME, '/cv.zip', samples.zip],
    ['a ZIP archive named as Word', RESUME, '/cv.docx', samples.zip],
    ['a workbook', RESUME, '/cv.xlsx', samples.xlsx],
    ['a workbook named as Word', RESUME, '/cv.docx', samples.xlsx],
    ['an image', RESUME, '/cv.png', samples.png],
    ['an image named as PDF', RESUME, '/cv.pdf', samples.png],
    ['an Android application named as Word', RESUME, '/cv.docx', samples.apk],
    ['nothing', RESUME, '/cv.pdf', Buffer.alloc(0)],
    ['a Word document', 'remote_portfolio_url', '/work.docx', samples.docx],
    ['an OpenDocument text named as PDF', 'remote_portfolio_url', '/work.pdf', samples.odt],
    ['an image', 'remote_portfolio_url', '/work.png', samples.png],
    ['a PDF', 'remote_image_url', '/me.pdf', samples.pdf],
    ['a page named as an image', 'remote_image_url', '/me.png', samples.html],
    ['a drawing that can hold a script', 'remote_image_url', '/me.svg', Buffer.from('<svg onload="x()"/>')],
    ...programs.map(([what, bytes]): (typeof cases)[number] => [what, RESUME, '/cv.pdf', bytes]),
    ...programs.slice(0, 4).flatMap(([what, bytes]): typeof cases => [
      [what, 'remote_portfolio_url', '/work.pdf', bytes],
      [what, 'remote_image_url', '/me.png', bytes],
    ]),
  ]

  test.each(cases)('%s for %s at %s', async (_, parameter, path, content) => {
    const url = remote.put(path, content, { 'content-type': 'application/pdf' })
    await refused({ [parameter]: url }, parameter)
    remote.put(path, parameter === 'remote_image_url' ? samples.png : samples.pdf)
    expect((await wire.create({ comment: 'A note', [parameter]: url })).status).toBe(201)
  })

  test('is refused by its first bytes, while the rest still comes', async () => {
    const closed = Promise.withResolvers<void>()
    const url = remote.put('/cv.pdf', (response) => {
      response.on('close', closed.resolve)
      response.write(sized(samples.html, 64 * 1024))
    })
    expect(await refused({ remote_resume_url: url }, 'remote_resume_url')).toContain('HTML')
    await closed.promise
  })
})

describe('what cannot be fetched', () => {
  test.each([204, 206, 301, 304, 400, 401, 403, 404, 410, 429, 500, 503])('an answer of %i', async (status) => {
    const url = remote.put('/cv.pdf', (response) => response.writeHead(status).end(status === 204 ? '' : samples.pdf))
    const reason = await refused({ remote_resume_url: url }, 'remote_resume_url')
    if (status >= 400) expect(reason).toContain(String(status))
    remote.put('/cv.pdf', samples.pdf)
    expect((await wire.create({ remote_resume_url: url })).status).toBe(201)
  })

  const raw: [what: string, answer: string, end: boolean][] = [
    ['a body that ends before its length', 'HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n%PDF-1.7\n', true],
    ['a chunked body that is cut', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n%PDF-1.7\n\r\n', true],
    [
      'two different lengths',
      'HTTP/1.1 200 OK\r\nContent-Length: 9\r\nContent-Length: 10\r\nConnection: close\r\n\r\n%PDF-1.7\n',
      true,
    ],
    ['a negative length', 'HTTP/1.1 200 OK\r\nContent-Length: -9\r\n\r\n%PDF-1.7\n', true],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n', false],
    ['nothing', '', true],
  ]
  test.each(raw)('%s', async (_, answer, end) => {
    const server = await opens(
      serveTcp((socket) => {
        socket.on('data', () => (end ? socket.end(answer, 'latin1') : socket.write(answer, 'latin1')))
      }),
    )
    await refused({ remote_resume_url: `${server.origin}/cv.pdf` }, 'remote_resume_url')
  })

  test('a connection that is cut', async () => {
    const url = remote.put('/cv.pdf', (response) => {
      response.writeHead(200, { 'content-length': 9999 })
      response.write(samples.pdf, () => response.destroy())
    })
    await refused({ remote_resume_url: url }, 'remote_resume_url')
  })

  test('a port where nobody listens', async () => {
    const gone = await serveHttp(() => {})
    await gone.close()
    await refused({ remote_resume_url: `${gone.origin}/cv.pdf` }, 'remote_resume_url')
  })

  test('a compressed body', async () => {
    const url = remote.put('/cv.pdf', samples.pdf, { 'content-encoding': 'gzip' })
    expect(await refused({ remote_resume_url: url }, 'remote_resume_url')).toContain('compressed')
  })

  test('a server that is too slow: with its head, its first byte, or the end of its body', async () => {
    const never = remote.put('/never.pdf', () => {})
    const head = remote.put('/head.pdf', (response) => response.writeHead(200).flushHeaders())
    const part = remote.put('/part.pdf', (response) => void response.write(samples.pdf))
    const hop = remote.put('/hop', (response) => response.writeHead(302, { location: never }).end())
    const before = await hasty.count()
    const create = (url: string): Promise<Answer> => hasty.create({ remote_resume_url: url })
    for (const answer of await Promise.all([never, head, part, hop].map(create))) {
      expect(invalid(answer, 'remote_resume_url')).toContain('1 second')
    }
    expect(await hasty.count()).toEqual(before)
    expect((await create(remote.put('/never.pdf', samples.pdf))).status).toBe(201)
  })

  test.each([
    'cv.pdf',
    '/cv.pdf',
    '//127.0.0.1/cv.pdf',
    'http://',
    'http://[::1/cv.pdf',
    'file:///etc/passwd',
    'ftp://127.0.0.1/cv.pdf',
    'data:application/pdf,%25PDF-1.7',
    'javascript:alert(1)',
    'http://user:password@127.0.0.1/cv.pdf',
  ])('the URL %s', async (url) => {
    for (const name of ['resume', 'portfolio', 'image']) {
      await refused({ [`remote_${name}_url`]: url }, `remote_${name}_url`)
    }
  })
})

describe('redirects', () => {
  /** A chain of so many redirects that ends with a file. @returns the URL of its start */
  function chain(hops: number, status = 302): string {
    remote.put('/hop/0', samples.pdf)
    for (let hop = 1; hop <= hops; hop++) {
      remote.put(`/hop/${hop}`, (response) => response.writeHead(status, { location: `./${hop - 1}` }).end())
    }
    return `${remote.origin}/hop/${hops}`
  }

  test.each([301, 302, 303, 307, 308])('%i is followed', async (status) => {
    const { body } = await wire.create({ remote_resume_url: chain(1, status) })
    expect(body.resume_content_type).toBe('application/pdf')
  })

  test('five are followed, six are not', async () => {
    expect((await wire.create({ remote_resume_url: chain(5) })).status).toBe(201)
    expect(await refused({ remote_resume_url: chain(6) }, 'remote_resume_url')).toContain('redirect')
  })

  test.each<[what: string, location: string]>([
    ['a loop', '/loop'],
    ['a file of the machine', 'file:///etc/passwd'],
    ['no URL', 'http://['],
    ['nothing', ''],
  ])('to %s', async (_, location) => {
    const url = remote.put('/loop', (response) => response.writeHead(302, { location }).end())
    await refused({ remote_resume_url: url }, 'remote_resume_url')
  })

  test('to an address that is not allowed, which is never asked', async () => {
    const inner = await opens(serveHttp((_, response) => response.end(samples.pdf)))
    const gate = await startWire({ settings: { fetchAllow: `127.0.0.1:${remote.port}` } })
    try {
      const target = `${inner.origin}/cv.pdf`
      const url = remote.put('/cv.pdf', (response) => response.writeHead(302, { location: target }).end())
      await refused({ remote_resume_url: url }, 'remote_resume_url', gate)
      expect(inner.connections()).toBe(0)
      remote.put('/cv.pdf', samples.pdf)
      expect((await gate.create({ remote_resume_url: url })).status).toBe(201)
    } finally {
      await gate.close()
    }
  })
})

describe('the operator’s network', () => {
  const hosts = ['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0.0.0.0', 'localhost', 'cv.example']
  const six = ['[::1]', '[::]', '[::ffff:127.0.0.1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]']
  test.each([...hosts, ...six])('is not reached at %s', async (host) => {
    const before = remote.connections()
    remote.put('/cv.pdf', samples.pdf)
    for (const name of ['resume', 'portfolio', 'image']) {
      const params = { [`remote_${name}_url`]: `http://${host}:${remote.port}/cv.pdf` }
      await refused(params, `remote_${name}_url`, guarded)
    }
    expect(remote.connections()).toBe(before)
  })

  test.each(['10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '[fd00::1]', '[fe80::1]'])(
    'is not tried at %s',
    async (host) => {
      await refused({ remote_resume_url: `http://${host}/cv.pdf` }, 'remote_resume_url', guarded)
    },
  )

  test('is not described: an open port and a closed one are told alike', async () => {
    const gone = await serveHttp(() => {})
    await gone.close()
    const reasons = [remote.port, gone.port].map((port) =>
      refused({ remote_resume_url: `http://127.0.0.1:${port}/cv.pdf` }, 'remote_resume_url', guarded),
    )
    const [open, closed] = await Promise.all(reasons)
    expect(open).toBe(closed)
  })
})

describe('when one of several fails', () => {
  const all = ['remote_resume_url', 'remote_portfolio_url', 'remote_image_url']
  const good = () => ({
    remote_resume_url: remote.put('/cv.pdf', samples.pdf),
    remote_portfolio_url: remote.put('/work.pdf', samples.pdf),
    remote_image_url: remote.put('/me.png', samples.png),
  })

  test.each(all)('%s is named, and the others are not kept', async (bad) => {
    const reason = await refused({ ...good(), [bad]: `${remote.origin}/missing` }, bad)
    expect(all.filter((name) => reason.includes(name))).toEqual([bad])
    expect((await wire.create(good())).status).toBe(201)
  })

  test('of two that fail one is named', async () => {
    const missing = `${remote.origin}/missing`
    const answer = await wire.create({ ...good(), remote_portfolio_url: missing, remote_image_url: missing })
    invalid(answer, 'remote_(portfolio|image)_url')
  })

  test('nothing is fetched for a request that is refused anyway', async () => {
    const before = remote.connections()
    await wire.create({ ...good(), email: 'nobody' })
    await wire.create({ ...good(), job_reference: 'WTTJ_nowhere' })
    await wire.create({ ...good(), job_stage_id: 1 })
    await wire.create({ ...good(), organization_reference: 'nowhere' })
    await wire.create(good(), { auth: 'Bearer nobody' })
    expect(remote.connections()).toBe(before)
  })
})
