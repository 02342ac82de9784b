import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addNeighbour, type JwtClient } from '../../support/server.ts'
import { type JobWire, startJobWire } from './job.ts'
import { API, invalid, refusalOf } from './wire.ts'

/** Offices and departments (reference, sections 4.11 and 6.8). */

let wire: JobWire
let neighbour: JwtClient
beforeAll(async () => {
  wire = await startJobWire()
  neighbour = (await addNeighbour(wire.server)).client
})
afterAll(() => wire.close())

const ours = { organization_reference: 'Pg4eV6k' }
const post = (path: string, params: object, headers: Record<string, string> = {}) =>
  wire.ask({ path: `${API}/${path}`, body: { ...ours, ...params }, headers })
const put = (path: string, params: object, headers: Record<string, string> = {}) =>
  wire.ask({ method: 'PUT', path: `${API}/${path}`, body: params, headers })
const get = (path: string) => wire.ask({ path: `${API}/${path}` })
const list = (what: string, query = '') => get(`${what}?organization_reference=Pg4eV6k${query}`)

describe('an office', () => {
  const sample = { name: 'Lyon', address: '1 rue Exemple', zip_code: '69001', city: 'Lyon', country_code: 'fr' }

  test('is made, read, listed and changed', async () => {
    const made = await post('offices', sample)
    expect(made.status).toBe(201)
    const { id } = made.body
    expect(made.body).toEqual({ ...sample, id: expect.any(Number), country_code: 'FR', is_headquarter: false })
    expect((await get(`offices/${id}`)).body).toEqual(made.body)
    expect((await list('offices')).body).toContainEqual(made.body)
    const changed = await put(`offices/${id}`, { name: 'HQ', address: '', is_headquarter: 'true' })
    expect(changed.status).toBe(200)
    expect(changed.body).toEqual({ ...made.body, name: 'HQ', address: null, is_headquarter: true })
    expect((await get(`offices/${id}`)).body).toEqual(changed.body)
  })

  test('needs a name, a city and a country', async () => {
    const answer = await wire.call({ path: `${API}/offices`, body: {}, auth: null })
    expect(refusalOf(answer, 400, 'validation_failed')).toBe(
      'organization_reference is missing, name is missing, city is missing, country_code is missing',
    )
    invalid(await post('offices', { ...sample, country_code: 'XX' }), 'country_code')
    invalid(await post('offices', { ...sample, is_headquarter: 'maybe' }), 'is_headquarter')
    const { id } = (await post('offices', sample)).body
    for (const name of ['name', 'city', 'country_code']) {
      expect(refusalOf(await put(`offices/${id}`, { [name]: ' ' }), 400, 'validation_failed')).toBe(`${name} is empty`)
    }
  })

  test('with nothing but what is required', async () => {
    const { body } = await post('offices', { name: 'Bare', city: 'Bern', country_code: 'CH', is_headquarter: true })
    expect(body).toEqual({
      id: expect.any(Number),
      name: 'Bare',
      address: null,
      zip_code: null,
      city: 'Bern',
      country_code: 'CH',
      is_headquarter: true,
    })
  })

  test('is sent once under a key', async () => {
    const before = Number((await list('offices')).headers.get('x-total'))
    const key = { 'idempotency-key': 'o1' }
    const [first, second] = [await post('offices', sample, key), await post('offices', sample, key)]
    expect([second.status, second.text]).toEqual([201, first.text])
    expect((await list('offices')).headers.get('x-total')).toBe(String(before + 1))
    const path = `offices/${first.body.id}`
    const changed = await put(path, { name: 'A' }, { 'idempotency-key': 'o2' })
    await put(path, { name: 'B' })
    expect((await put(path, { name: 'A' }, { 'idempotency-key': 'o2' })).text).toBe(changed.text)
    expect((await get(path)).body.name).toBe('B')
  })
})

describe('a department', () => {
  test('is made, read, listed and changed', async () => {
    const made = await post('departments', { name: 'Tech', description: 'Builders' })
    expect(made.status).toBe(201)
    const { id } = made.body
    expect(made.body).toEqual({
      id: expect.any(Number),
      name: 'Tech',
      is_active: true,
      slug: 'tech',
      description: 'Builders',
    })
    expect((await get(`departments/${id}`)).body).toEqual(made.body)
    expect((await list('departments')).body).toContainEqual(made.body)
    const changed = await put(`departments/${id}`, { name: 'Technology', is_active: false, description: null })
    expect(changed.body).toEqual({ id, name: 'Technology', is_active: false, slug: 'tech', description: null })
    expect((await get(`departments/${id}`)).body).toEqual(changed.body)
  })

  test('has a slug made from the name, or the one that is sent', async () => {
    expect((await post('departments', { name: 'Qualité & Sécurité' })).body.slug).toBe('qualite-securite')
    expect((await post('departments', { name: 'Qualite, Securite' })).body.slug).toBe('qualite-securite-2')
    const { id, slug } = (await post('departments', { name: 'Sales', slug: 'growth', is_active: 'false' })).body
    expect(slug).toBe('growth')
    expect((await put(`departments/${id}`, { slug: 'sales' })).body.slug).toBe('sales')
  })

  test('has a name and a slug of its own', async () => {
    const { id } = (await post('departments', { name: 'One', slug: 'one' })).body
    await post('departments', { name: 'Two', slug: 'two' })
    const taken = async (answer: ReturnType<typeof post>, param: string) =>
      expect(refusalOf(await answer, 400, 'validation_failed')).toMatch(new RegExp(`^${param} is taken`))
    await taken(post('departments', { name: 'One' }), 'name')
    await taken(post('departments', { name: 'Three', slug: 'one' }), 'slug')
    await taken(put(`departments/${id}`, { name: 'Two' }), 'name')
    await taken(put(`departments/${id}`, { slug: 'two' }), 'slug')
    expect((await put(`departments/${id}`, { name: 'One', slug: 'one' })).status).toBe(200)
  })

  test('needs a name', async () => {
    const answer = await wire.call({ path: `${API}/departments`, body: {}, auth: null })
    const description = refusalOf(answer, 400, 'validation_failed')
    expect(description).toBe('organization_reference is missing, name is missing')
    const { id } = (await post('departments', { name: 'Named' })).body
    expect(refusalOf(await put(`departments/${id}`, { name: '' }), 400, 'validation_failed')).toBe('name is empty')
  })

  test('is sent once under a key', async () => {
    const key = { 'idempotency-key': 'd1' }
    const first = await post('departments', { name: 'Once' }, key)
    expect((await post('departments', { name: 'Once' }, key)).text).toBe(first.text)
    refusalOf(await post('departments', { name: 'Once' }), 400, 'validation_failed')
    const path = `departments/${first.body.id}`
    const changed = await put(path, { description: 'A' }, { 'idempotency-key': 'd2' })
    await put(path, { description: 'B' })
    expect((await put(path, { description: 'A' }, { 'idempotency-key': 'd2' })).text).toBe(changed.text)
    expect((await get(path)).body.description).toBe('B')
  })
})

describe.each([
  ['offices', 'Office', { name: 'Paged', city: 'Paris', country_code: 'FR' }],
  ['departments', 'Department', { name: 'Paged' }],
])('%s', (what, thing, fields) => {
  test('come by pages, in the order in which they were made', async () => {
    await post(what, fields)
    const all = await list(what)
    expect(all.headers.get('x-total')).toBe(String(all.body.length))
    const ids = all.body.map(({ id }: { id: number }) => id)
    expect(ids).toEqual(ids.toSorted((a: number, b: number) => a - b))
    const second = await list(what, '&per_page=1&page=2')
    expect(second.body).toEqual([all.body[1]])
    expect(second.headers.get('x-offset')).toBe('1')
    invalid(await list(what, '&per_page=0'), 'per_page')
  })

  test('are an organization’s, which must be named', async () => {
    const nameless = await wire.call({ path: `${API}/${what}`, auth: null })
    expect(refusalOf(nameless, 400, 'validation_failed')).toBe('organization_reference is missing')
    refusalOf(await get(`${what}?organization_reference=Nb00001`), 401, 'unauthorized')
    refusalOf(await post(what, { ...fields, organization_reference: 'Nb00001' }), 401, 'unauthorized')
  })

  test('that are not there are not found', async () => {
    for (const id of ['999999', 'x', '1e3', '9999999999999999']) {
      expect(refusalOf(await get(`${what}/${id}`), 404, 'not_found')).toBe(`${thing} not found`)
      expect(refusalOf(await put(`${what}/${id}`, { name: 'x' }), 404, 'not_found')).toBe(`${thing} not found`)
    }
  })

  test('of another organization are not there', async () => {
    const { id } = (await post(what, { ...fields, name: 'Hidden' })).body
    const auth = await wire.server.jwt(neighbour)
    refusalOf(await wire.call({ path: `${API}/${what}/${id}`, auth }), 404, 'not_found')
    const body = { name: 'Stolen' }
    refusalOf(await wire.call({ method: 'PUT', path: `${API}/${what}/${id}`, body, auth }), 404, 'not_found')
    expect((await get(`${what}/${id}`)).body.name).toBe('Hidden')
  })
})
