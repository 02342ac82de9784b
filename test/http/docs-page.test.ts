import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'

/** The page /docs: everything that it needs comes from here, and it may ask nobody else. */

let server: TestServer
let page: Awaited<ReturnType<TestServer['call']>>
beforeAll(async () => {
  server = await startServer()
  page = await get('/docs')
})
afterAll(() => server.close())

const get = (path: string) => server.call({ path, auth: null })

const referenced = () => [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url as string)

const TYPES: Readonly<Record<string, RegExp>> = {
  css: /^text\/css\b/,
  js: /^(text|application)\/javascript\b/,
  png: /^image\/png\b/,
  json: /^application\/json\b/,
}

describe('the page', () => {
  test('is HTML, with and without a slash at its end', async () => {
    for (const answer of [page, await get('/docs/')]) {
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toMatch(/^text\/html\b/)
    }
  })

  test('refers to its own server only, and all of it is there with its type', async () => {
    const urls = referenced()
    expect(urls.some((url) => url.endsWith('.css'))).toBe(true)
    expect(urls.some((url) => url.endsWith('.js'))).toBe(true)
    for (const url of urls) {
      expect(url).toMatch(/^\/(?!\/)/)
      const asset = await get(url)
      expect(asset.status, url).toBe(200)
      expect(asset.headers.get('content-type')).toMatch(TYPES[url.split('.').at(-1) as string] as RegExp)
      expect(asset.headers.get('x-content-type-options')).toBe('nosniff')
      expect(asset.text.length).toBeGreaterThan(0)
    }
  })

  test('shows the documents of both wires and of the native API, which are there', async () => {
    const scripts = await Promise.all(referenced().map(async (url) => (await get(url)).text))
    const documents = new Set(scripts.join('').match(/\/openapi\/[\w-]+\.json/g))
    const all = ['/openapi/comeet.json', '/openapi/longlist.json', '/openapi/welcome-kit.json']
    expect([...documents].toSorted()).toEqual(all)
    for (const path of documents) expect((await get(path)).status).toBe(200)
  })

  test('has no script and no handler of its own, which its policy would stop', () => {
    expect(page.text).not.toMatch(/<script(?![^>]* src=)/)
    expect(page.text).not.toMatch(/ on\w+=/)
  })
})

describe('its policy', () => {
  const directives = () =>
    Object.fromEntries(
      (page.headers.get('content-security-policy') ?? '')
        .split(';')
        .map((directive) => directive.trim().split(/\s+/))
        .map(([name, ...sources]) => [name, sources]),
    ) as Record<string, string[]>

  test('allows nothing but what it names', () => {
    expect(directives()['default-src']).toEqual(["'none'"])
  })

  test('names no other host and runs no code that stands in a page', () => {
    const sources = Object.values(directives()).flat()
    expect(sources.filter((source) => !/^('self'|'none'|'unsafe-inline'|data:)$/.test(source))).toEqual([])
    expect(directives()['script-src']).toEqual(["'self'"])
    expect(directives()['connect-src']).toEqual(["'self'"])
  })

  test('holds for every page below /docs', async () => {
    for (const name of ['index.html', 'oauth2-redirect.html']) {
      const answer = await get(`/docs/assets/${name}`)
      const isPage = answer.status === 200 && /html/.test(answer.headers.get('content-type') ?? '')
      if (isPage) expect(answer.headers.get('content-security-policy'), name).toContain("default-src 'none'")
    }
  })
})

test.each([
  '/docs/assets/..%2f..%2fpackage.json',
  '/docs/assets/%2e%2e/package.json',
  '/docs/assets/',
  '/docs/none.js',
])('%s is not there', async (path) => {
  expect((await get(path)).status).toBeGreaterThanOrEqual(400)
})
