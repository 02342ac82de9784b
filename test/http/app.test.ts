import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { Agent, request } from 'undici'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'

/** How the web app is served, from a folder with files of each kind. */

const SCRIPT = 'export const words = "a script that is long enough to be worth packing, packing, packing, packing"\n'
const PAGE = '<!doctype html><meta property="csp-nonce" nonce="__STYLE_NONCE__"><div id="app"></div>'

const folder = mkdtempSync(join(tmpdir(), 'longlist-web-'))
let server: TestServer
const agent = new Agent()

beforeAll(async () => {
  server = await startServer({ overrides: { webFolder: folder } })
})
afterAll(async () => {
  await agent.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await request(server.url + path, { headers, dispatcher: agent })
  return {
    status: answer.statusCode,
    headers: answer.headers as Record<string, string | undefined>,
    bytes: Buffer.from(await answer.body.arrayBuffer()),
  }
}

test('before it is built, the app says how to build it; afterwards it is there without a restart', async () => {
  const before = await get('/app/')
  expect(before.status).toBe(503)
  expect(before.bytes.toString()).toContain('npm run build:web')
  expect(before.headers['content-security-policy']).toContain("default-src 'none'")

  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), PAGE)
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(folder, '.sources'), 'of nobody')
  writeFileSync(join(folder, 'assets/index-Ab_-1234.js'), SCRIPT)
  writeFileSync(join(folder, 'assets/index-Ab_-1234.js.br'), brotliCompressSync(SCRIPT))
  expect((await get('/app/')).status).toBe(200)
})

describe('the page', () => {
  const paths = ['/app', '/app/', '/app/inbox', '/app/jobs/1.2/board?tag=a', '/app/candidates/x.y', '/app/.sources']
  test.each(paths)('answers %s', async (path) => {
    const { status, headers, bytes } = await get(path)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['cache-control']).toBe('no-cache')
    expect(bytes.toString()).toContain('<div id="app">')
  })

  test('has a policy without inline scripts, and for styles a number that is new with each answer', async () => {
    const nonces = new Set<string>()
    for (let time = 0; time < 3; time++) {
      const { headers, bytes } = await get('/app/')
      const nonce = /nonce="([^"]+)"/.exec(bytes.toString())?.[1] ?? ''
      const policy = (headers['content-security-policy'] ?? '').split('; ')
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy.join()).not.toMatch(/unsafe|\*|https?:/)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(3)
  })
})

describe('a file', () => {
  test('with its content in its name is kept for good, and comes compressed to who can read that', async () => {
    const path = '/app/assets/index-Ab_-1234.js'
    const packed = await get(path, { 'accept-encoding': 'gzip, br' })
    expect(packed.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    })
    expect(brotliDecompressSync(packed.bytes).toString()).toBe(SCRIPT)

    for (const accepted of ['', 'br;q=0', 'gzip']) {
      const plain = await get(path, { 'accept-encoding': accepted })
      expect(plain.headers['content-encoding']).toBeUndefined()
      expect(plain.bytes.toString()).toBe(SCRIPT)
    }
  })

  test('that is a script lets a worker make no code from text and ask nobody for anything', async () => {
    const { headers } = await get('/app/assets/index-Ab_-1234.js')
    const policy = (headers['content-security-policy'] ?? '').split('; ')
    expect(policy).toContain("default-src 'none'")
    expect(policy.join(' ')).not.toMatch(/'unsafe-eval'|connect-src|unsafe-inline/)
  })

  test('without is asked for again each time, and sent when it changed', async () => {
    const { headers } = await get('/app/icon.svg')
    expect(headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' })
    const again = await get('/app/icon.svg', { 'if-none-match': headers['etag'] ?? '' })
    expect(again.status).toBe(304)
    expect(again.bytes.length).toBe(0)
  })

  test('that has gone is no page', async () => {
    for (const path of ['/app/assets/index-00000000.js', '/app/assets/..%2f..%2fpackage.json']) {
      expect((await get(path)).status).toBe(404)
    }
  })
})

test('a browser is led from the root to the app', async () => {
  const { status, headers } = await get('/', { accept: 'text/html,*/*;q=0.8' })
  expect(status).toBe(302)
  expect(headers['location']).toBe('/app/')
})
