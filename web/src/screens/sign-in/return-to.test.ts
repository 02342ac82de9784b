import { expect, test } from 'vitest'
import { inside } from './return-to.ts'

const ORIGIN = 'https://jobs.example.com'

test.each([
  ['/app/jobs/1.2/board?tag=a&tag=b', '/app/jobs/1.2/board?tag=a&tag=b'],
  ['/candidates/A1.5F20', '/app/candidates/A1.5F20'],
  ['inbox', '/app/inbox'],
  ['/app/..%2f..', '/app/..%2f..'],
])('%s leads on to %s', (returnTo, address) => {
  expect(inside(returnTo, ORIGIN)).toBe(address)
})

test.each([
  undefined,
  '',
  '/app/sign-in?returnTo=/app/inbox',
  '//evil.example/x',
  '/app//evil.example',
  '/../../evil',
  '/app/../../docs',
  '/\\evil.example',
  '@evil.example/',
  ':80@evil.example',
])('%s leads to the beginning, or at least nowhere else', (returnTo) => {
  const address = inside(returnTo, ORIGIN)
  const { origin, pathname } = new URL(address, ORIGIN)
  expect(origin).toBe(ORIGIN)
  expect(pathname).toMatch(/^\/app\/(?!sign-in)/)
})
