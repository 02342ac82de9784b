import { describe, expect, test } from 'vitest'
import { pageOf, pagingHeaders, readPage } from './paging.ts'

describe('the page that is asked for', () => {
  test.each([
    [{}, { number: 1, limit: 100, offset: 0 }],
    [{ page: '3' }, { number: 3, limit: 100, offset: 200 }],
    [
      { page: 2, per_page: '20' },
      { number: 2, limit: 20, offset: 20 },
    ],
    [{ per_page: 1000 }, { number: 1, limit: 1000, offset: 0 }],
  ])('%j', (params, page) => expect(readPage(params)).toEqual(page))

  test.each([
    [{ per_page: '0' }, 'per_page'],
    [{ per_page: 1001 }, 'per_page'],
    [{ page: 0 }, 'page'],
    [{ page: '999999999999999' }, 'page'],
  ])('%j is refused', (params, field) => {
    expect(() => readPage(params)).toThrow(expect.objectContaining({ field, reason: 'value' }))
  })
})

describe('the headers', () => {
  test('are those of the FAQ’s example: 37 jobs on one page', () => {
    expect(pagingHeaders(readPage({}), 37)).toEqual({
      'x-total': '37',
      'x-total-pages': '1',
      'x-per-page': '100',
      'x-page': '1',
      'x-offset': '0',
    })
  })

  test.each([
    [0, 10, '0'],
    [10, 10, '1'],
    [11, 10, '2'],
  ])('%i items on pages of %i', (total, per_page, pages) => {
    expect(pagingHeaders(readPage({ per_page }), total)['x-total-pages']).toBe(pages)
  })
})

test('a page beyond the end is empty', () => {
  expect(pageOf([1, 2, 3], readPage({ per_page: 2, page: 2 }))).toEqual([3])
  expect(pageOf([1, 2, 3], readPage({ per_page: 2, page: 3 }))).toEqual([])
})
