import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LoopbackServer, serveHttp, serveTcp } from '../../test/support/loopback-server.ts'
import { FetchFailed, FileTooLarge } from '../core/errors.ts'
import { createGuardedFetch, type GuardedFetch, type GuardedFetchOptions } from './guarded-fetch.ts'

const unused = async (): Promise<never> => {
  throw new Error('no name is to be resolved')
}

let opened: (GuardedFetch | LoopbackServer)[] = []
const opens = <T extends GuardedFetch | LoopbackServer>(one: T): T => {
  opened.push(one)
  return one
}
const fetcherWith = (options: Partial<GuardedFetchOptions>): GuardedFetch =>
  opens(createGuardedFetch({ allow: [], resolve: unused, timeoutMs: 5000, ...options }))

const failure = async (fetching: Promise<unknown>): Promise<string> => {
  const error = await fetching.then(
    () => 'it was fetched',
    (reason: unknown) => reason,
  )
  if (!(error instanceof FetchFailed)) throw error
  return error.message.replace('The file could not be fetched: ', '')
}

afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()))
  opened = []
})

describe('addresses that no stranger may reach', () => {
  let victim: LoopbackServer
  beforeEach(async () => {
    victim = opens(await serveHttp((_, response) => response.end('secret')))
  })

  const names: { readonly [host: string]: readonly string[] } = {
    localhost: ['127.0.0.1', '::1'],
    'loopback.example': ['127.0.0.1'],
    'six.example': ['::1'],
    'mapped.example': ['::ffff:127.0.0.1'],
    'mixed.example': ['93.184.216.34', '127.0.0.1'],
    'metadata.google.internal': ['169.254.169.254'],
    'empty.example': [],
    'strange.example': ['127.1'],
  }
  const resolve = async (host: string) => {
    const found = names[host]
    if (!found) throw new Error('ENOTFOUND')
    return found
  }

  test.each([
    'http://127.0.0.1:PORT/',
    'http://127.1:PORT/',
    'http://127.0.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f000001:PORT/',
    'http://0x7f.1:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://017700000001:PORT/',
    'http://127.0.0.1.:PORT/',
    'http://0:PORT/',
    'http://0.0.0.0:PORT/',
    'http://127.255.255.254:PORT/',
    'http://①②⑦.0.0.1:PORT/',
    'http://127。0。0。1:PORT/',
    'http://%31%32%37.0.0.1:PORT/',
    'http://[::1]:PORT/',
    'http://[::]:PORT/',
    'http://[::127.0.0.1]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[::ffff:7f00:1]:PORT/',
    'http://[64:ff9b::127.0.0.1]:PORT/',
    'http://[2002:7f00:1::]:PORT/',
    'http://[0:0:0:0:0:0:0:1]:PORT/',
    'http://[fe80::1]:PORT/',
    'http://[fd00:ec2::254]/',
    'http://[ff02::1]/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://198.18.0.1/',
    'http://240.0.0.1/',
    'http://255.255.255.255/',
    'http://224.0.0.1/',
    'http://168.63.129.16/',
    'https://127.0.0.1:PORT/',
  ])('%s', async (url) => {
    const fetching = fetcherWith({}).fetch(url.replace('PORT', String(victim.port)), { maxBytes: 10 })
    expect(await failure(fetching)).toBe('the address is not public.')
    expect(victim.connections()).toBe(0)
  })

  test.each([...Object.keys(names), 'LOCALHOST', 'localhost.', 'nowhere.example'])(
    'the name %s gets the one answer that unresolvable names get',
    async (host) => {
      const fetching = fetcherWith({ resolve }).fetch(`http://${host}:${victim.port}/`, { maxBytes: 10 })
      expect(await failure(fetching)).toBe('the host name could not be resolved to a public address.')
      expect(victim.connections()).toBe(0)
    },
  )

  test('names are resolved by the system when nothing else is given', async () => {
    const fetcher = opens(createGuardedFetch({ allow: [] }))
    const fetching = fetcher.fetch(`http://localhost:${victim.port}/`, { maxBytes: 10 })
    expect(await failure(fetching)).toBe('the host name could not be resolved to a public address.')
    expect(victim.connections()).toBe(0)
  })

  test.each([
    ['file:///etc/passwd', 'only http and https URLs can be fetched.'],
    ['ftp://127.0.0.1/', 'only http and https URLs can be fetched.'],
    ['data:text/plain,x', 'only http and https URLs can be fetched.'],
    ['gopher://127.0.0.1:PORT/_x', 'only http and https URLs can be fetched.'],
    ['http://user:secret@1.1.1.1/', 'a URL with a user name or password cannot be used.'],
    ['http://1.1.1.1@127.0.0.1:PORT/', 'a URL with a user name or password cannot be used.'],
    ['http://1.1.1.1:22/', 'port 22 cannot be used; use 80, 443, or one from 1024.'],
    ['http://1.1.1.1:0/', 'port 0 cannot be used; use 80, 443, or one from 1024.'],
    ['http://[::1', 'the URL is not valid.'],
    ['http://', 'the URL is not valid.'],
    ['cv.pdf', 'the URL is not valid.'],
    ['', 'the URL is not valid.'],
  ])('%j: %s', async (url, message) => {
    const fetching = fetcherWith({ allow: ['127.0.0.1'] }).fetch(url.replace('PORT', String(victim.port)), {
      maxBytes: 10,
    })
    expect(await failure(fetching)).toBe(message)
    expect(victim.connections()).toBe(0)
  })

  test.each([301, 302, 303, 307, 308])('a redirect (%i) from an allowed server does not reach them', async (status) => {
    const allowed = opens(
      await serveHttp((_, response) => response.writeHead(status, { location: `${victim.origin}/x` }).end('moved')),
    )
    const fetcher = fetcherWith({ allow: [`127.0.0.1:${allowed.port}`] })
    expect(await failure(fetcher.fetch(allowed.origin, { maxBytes: 10 }))).toBe('the address is not public.')
    expect([allowed.connections(), victim.connections()]).toEqual([1, 0])
  })

  test('a redirect to another scheme is not followed', async () => {
    const server = opens(
      await serveHttp((_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end()),
    )
    const fetching = fetcherWith({ allow: ['127.0.0.1'] }).fetch(server.origin, { maxBytes: 10 })
    expect(await failure(fetching)).toBe('only http and https URLs can be fetched.')
  })
})

describe('names that change their address', () => {
  const changing = (...answers: string[]) => {
    const asked: string[] = []
    const resolve = async (host: string) => [answers[asked.push(host) - 1] ?? '127.0.0.1']
    return { asked, resolve }
  }

  test('the connection goes to the address that was checked, and the name is resolved once', async () => {
    const server = opens(await serveHttp((request, response) => response.end(request.headers.host)))
    const { asked, resolve } = changing('127.0.0.1', '10.0.0.1')
    const fetcher = fetcherWith({ allow: [`127.0.0.1:${server.port}`], resolve })
    const { bytes } = await fetcher.fetch(`http://rebind.example:${server.port}/`, { maxBytes: 100 })
    expect(bytes.toString()).toBe(`rebind.example:${server.port}`)
    expect(asked).toEqual(['rebind.example'])
  })

  test('each hop is resolved and checked anew', async () => {
    const server = opens(await serveHttp((_, response) => response.writeHead(302, { location: '/next' }).end()))
    const { asked, resolve } = changing('127.0.0.1', '10.0.0.1')
    const fetcher = fetcherWith({ allow: ['127.0.0.1'], resolve })
    const fetching = fetcher.fetch(`http://rebind.example:${server.port}/`, { maxBytes: 100 })
    expect(await failure(fetching)).toBe('the host name could not be resolved to a public address.')
    expect(asked).toHaveLength(2)
    expect(server.connections()).toBe(1)
  })

  test('a first public answer opens nothing for a later private one', async () => {
    const victim = opens(await serveHttp((_, response) => response.end('secret')))
    const listed = opens(
      await serveHttp((_, response) =>
        response.writeHead(302, { location: `http://rebind.example:${victim.port}/` }).end(),
      ),
    )
    const { resolve } = changing('127.0.0.1', '127.0.0.1')
    const fetcher = fetcherWith({ allow: [`127.0.0.1:${listed.port}`], resolve })
    await failure(fetcher.fetch(`http://rebind.example:${listed.port}/`, { maxBytes: 100 }))
    expect(victim.connections()).toBe(0)
  })

  test('the next address is tried when the first one does not answer', async () => {
    const server = opens(await serveHttp((_, response) => response.end('ok')))
    const resolve = async () => ['::1', '127.0.0.1']
    const fetcher = fetcherWith({ allow: ['127.0.0.1', '::1'], resolve })
    const { bytes } = await fetcher.fetch(`http://two.example:${server.port}/`, { maxBytes: 100 })
    expect(bytes.toString()).toBe('ok')
  })

  test('a host name may be listed itself', async () => {
    const server = opens(await serveHttp((_, response) => response.end('ok')))
    const fetcher = fetcherWith({ allow: ['files.internal'], resolve: async () => ['127.0.0.1'] })
    const { bytes } = await fetcher.fetch(`http://FILES.internal.:${server.port}/`, { maxBytes: 100 })
    expect(bytes.toString()).toBe('ok')
  })

  test('TLS names the host of the URL, not the address', async () => {
    let hello = ''
    const server = opens(
      await serveTcp((socket) =>
        socket.on('data', (data) => {
          hello += data.toString('latin1')
          socket.destroy()
        }),
      ),
    )
    const fetcher = fetcherWith({ allow: ['127.0.0.1'], resolve: async () => ['127.0.0.1'] })
    const fetching = fetcher.fetch(`https://files.example:${server.port}/`, { maxBytes: 100 })
    expect(await failure(fetching)).toBe('the connection failed.')
    expect(hello).toContain('files.example')
  })
})

describe('what a server answers', () => {
  const allow = ['127.0.0.1']
  type Answer = Parameters<typeof serveHttp>[0]
  const answering = async (answer: Answer) => opens(await serveHttp(answer))
  const tcpAnswering = async (answer: string) =>
    opens(await serveTcp((socket) => socket.on('data', () => socket.end(answer))))

  test('a file with its name and type', async () => {
    const headers = { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="cv.pdf"' }
    const server = await answering((_, response) => response.writeHead(200, headers).end('%PDF-1.4'))
    const file = await fetcherWith({ allow }).fetch(`${server.origin}/x`, { maxBytes: 8 })
    expect(file).toEqual({ bytes: Buffer.from('%PDF-1.4'), contentType: 'application/pdf', fileName: 'cv.pdf' })
  })

  test('the request tells little and asks for no compression', async () => {
    const server = await answering((request, response) => response.end(JSON.stringify([request.url, request.headers])))
    const { bytes } = await fetcherWith({ allow }).fetch(`${server.origin}/a%20b?c=d#e`, { maxBytes: 1000 })
    const expected = {
      accept: '*/*',
      'accept-encoding': 'identity',
      'user-agent': 'Longlist',
      host: server.origin.slice(7),
    }
    expect(JSON.parse(bytes.toString())).toEqual(['/a%20b?c=d', { ...expected, connection: expect.any(String) }])
  })

  test('cookies are not kept over a redirect', async () => {
    const server = await answering((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: 'cv.txt', 'set-cookie': 'a=b' }).end()
      else response.end(request.headers.cookie ?? 'none')
    })
    const file = await fetcherWith({ allow }).fetch(server.origin, { maxBytes: 100 })
    expect([file.bytes.toString(), file.fileName]).toEqual(['none', 'cv.txt'])
  })

  test.each([400, 401, 403, 404, 410, 500, 503, 206, 304])('%i', async (status) => {
    const server = await answering((_, response) => response.writeHead(status).end())
    const fetching = fetcherWith({ allow }).fetch(server.origin, { maxBytes: 100 })
    expect(await failure(fetching)).toBe(`the server answered ${status}.`)
  })

  test('5 redirects are followed and a sixth is not', async () => {
    const server = await answering((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left === 0) response.end('there')
      else response.writeHead(302, { location: `/${left - 1}` }).end()
    })
    const fetcher = fetcherWith({ allow })
    expect((await fetcher.fetch(`${server.origin}/5`, { maxBytes: 100 })).bytes.toString()).toBe('there')
    expect(await failure(fetcher.fetch(`${server.origin}/6`, { maxBytes: 100 }))).toBe(
      'there were more than 5 redirects.',
    )
  })

  test('a redirect loop ends', async () => {
    const server = await answering((_, response) => response.writeHead(301, { location: '/' }).end())
    const fetching = fetcherWith({ allow }).fetch(server.origin, { maxBytes: 100 })
    expect(await failure(fetching)).toBe('there were more than 5 redirects.')
    expect(server.connections()).toBe(6)
  })

  test.each([
    [
      'nowhere',
      'HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n',
      'the server redirects to an address that is not a URL.',
    ],
    ['a redirect without address', 'HTTP/1.1 302 Found\r\n\r\n', 'the server answered 302.'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', "the server's answer is not valid HTTP."],
    [
      'endless headers',
      `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      "the server's answer is not valid HTTP.",
    ],
    ['a body that breaks off', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nabc', 'the connection failed.'],
    ['nothing', '', 'the connection failed.'],
    [
      'a compressed body',
      'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nabc',
      'the server sent it compressed, though it was asked not to.',
    ],
  ])('%s', async (_, answer, message) => {
    const server = await tcpAnswering(answer)
    expect(await failure(fetcherWith({ allow }).fetch(server.origin, { maxBytes: 100 }))).toBe(message)
  })

  test('a port where nothing listens', async () => {
    const server = await answering((_, response) => response.end())
    await server.close()
    opened = []
    expect(await failure(fetcherWith({ allow }).fetch(server.origin, { maxBytes: 100 }))).toBe('the connection failed.')
  })

  test('TLS where the server speaks none', async () => {
    const server = await answering((_, response) => response.end())
    const fetching = fetcherWith({ allow }).fetch(server.origin.replace('http', 'https'), { maxBytes: 100 })
    expect(await failure(fetching)).toBe('the connection failed.')
  })
})

describe('bounds', () => {
  const allow = ['127.0.0.1']
  const sized = async (size: number, headers: { [name: string]: string }) =>
    opens(await serveHttp((_, response) => response.writeHead(200, headers).end(Buffer.alloc(size, 'x'))))

  test.each([{}, { 'content-length': '5000' }])('exactly the bound is read, with %j', async (headers) => {
    const server = await sized(5000, headers)
    expect((await fetcherWith({ allow }).fetch(server.origin, { maxBytes: 5000 })).bytes).toHaveLength(5000)
  })

  test.each<{ [name: string]: string }>([{ 'transfer-encoding': 'chunked' }, { 'content-length': '5001' }])(
    'one byte more is not, with %j',
    async (headers) => {
      const server = await sized(5001, headers)
      const fetching = fetcherWith({ allow }).fetch(`${server.origin}/cv.pdf`, { maxBytes: 5000 })
      await expect(fetching).rejects.toEqual(new FileTooLarge('cv.pdf', 5000))
    },
  )

  test('a length beyond the bound is refused before any body', async () => {
    const server = opens(
      await serveHttp((_, response) => {
        response.writeHead(200, { 'content-length': '9000000' }).flushHeaders()
      }),
    )
    await expect(fetcherWith({ allow }).fetch(server.origin, { maxBytes: 10 })).rejects.toThrow(FileTooLarge)
  })

  test('an endless body is stopped at the bound', async () => {
    let sent = 0
    const server = opens(
      await serveHttp((_, response) => {
        const send = () => {
          while (!response.destroyed && response.write(Buffer.alloc(16_384))) sent += 16_384
        }
        response.on('drain', send)
        send()
      }),
    )
    await expect(fetcherWith({ allow }).fetch(server.origin, { maxBytes: 100_000 })).rejects.toThrow(FileTooLarge)
    await expect.poll(() => server.open()).toBe(0)
    expect(sent).toBeLessThan(50_000_000)
  })

  test.each(['before the headers', 'after the headers', 'drop by drop', 'during TLS', 'over redirects'])(
    'a server that is slow %s is given up',
    async (when) => {
      const server = opens(
        await serveHttp(async (request, response) => {
          if (when === 'after the headers') response.writeHead(200, { 'content-length': '9' }).flushHeaders()
          while (when === 'drop by drop' && !response.destroyed) {
            response.write('x')
            await sleep(20)
          }
          if (when !== 'over redirects') return
          await sleep(90)
          response.writeHead(302, { location: `${request.url}x` }).end()
        }),
      )
      const silent = opens(await serveTcp((socket) => socket.resume()))
      const url = when === 'during TLS' ? `https://127.0.0.1:${silent.port}/` : `${server.origin}/`
      const fetching = fetcherWith({ allow, timeoutMs: 250 }).fetch(url, { maxBytes: 1000 })
      expect(await failure(fetching)).toBe('it took longer than 0.25 seconds.')
      await expect.poll(() => server.open() + silent.open()).toBe(0)
    },
  )

  test('a resolver that never answers is given up', async () => {
    const fetcher = fetcherWith({ timeoutMs: 50, resolve: () => new Promise(() => {}) })
    expect(await failure(fetcher.fetch('http://slow.example/', { maxBytes: 10 }))).toBe(
      'it took longer than 0.05 seconds.',
    )
  })

  test('the head is shown once, early, and may stop the rest', async () => {
    const server = opens(
      await serveHttp(async (_, response) => {
        response.write(Buffer.alloc(3000, 'a'))
        await sleep(20)
        response.write(Buffer.alloc(3000, 'b'))
      }),
    )
    const heads: [number, string][] = []
    const fetching = fetcherWith({ allow }).fetch(`${server.origin}/cv`, {
      maxBytes: 1_000_000,
      onHead(head, name) {
        heads.push([head.length, name])
        throw new FetchFailed('enough')
      },
    })
    await expect(fetching).rejects.toThrow('enough')
    expect(heads).toEqual([[6000, 'cv']])
    await expect.poll(() => server.open()).toBe(0)
  })

  test('a fault of ours stays what it is', async () => {
    const server = await sized(5000, {})
    const onHead = () => {
      throw new RangeError('a bug')
    }
    await expect(fetcherWith({ allow }).fetch(server.origin, { maxBytes: 5000, onHead })).rejects.toThrow(RangeError)
  })

  test('closing stops what is under way and refuses what comes later', async () => {
    const server = opens(await serveHttp(() => {}))
    const fetcher = fetcherWith({ allow })
    const fetching = failure(fetcher.fetch(server.origin, { maxBytes: 10 }))
    await expect.poll(() => server.open()).toBe(1)
    await fetcher.close()
    expect(await fetching).toBe('the service is stopping; send the request again.')
    expect(await failure(fetcher.fetch(server.origin, { maxBytes: 10 }))).toBe(
      'the service is stopping; send the request again.',
    )
    await expect.poll(() => server.open()).toBe(0)
  })

  test('no connection stays open after a fetch', async () => {
    const server = await sized(100, {})
    await fetcherWith({ allow }).fetch(server.origin, { maxBytes: 100 })
    await expect.poll(() => server.open()).toBe(0)
  })
})
