import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { API, clientWith, invalid, refusalOf, startWire, type Wire } from './wire.ts'

/** Reference lists, and lists of what is not kept (reference, sections 6.9 and 6.11). */

let wire: Wire
beforeAll(async () => {
  wire = await startWire()
})
afterAll(() => wire.close())

const get = (path: string, auth?: string | null) =>
  wire.call({ path: `${API}/${path}`, ...(auth !== undefined && { auth }) })

test('the languages are those of ISO 639-1', async () => {
  const { status, body } = await get('languages')
  expect(status).toBe(200)
  expect(body).toEqual(
    expect.arrayContaining([
      { name: 'English', reference: 'en' },
      { name: 'French', reference: 'fr' },
      { name: 'Spanish; Castilian', reference: 'es' },
    ]),
  )
  expect(body).toHaveLength(183)
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  for (const { reference, name } of body) {
    expect(reference).toMatch(/^[a-z]{2}$/)
    expect(names.of(reference), reference).toBeDefined()
    expect(name).not.toBe('')
  }
})

test('a profession has its group in front, in three languages', async () => {
  const { body } = await get('professions')
  expect(body[0]).toEqual({
    reference: 'sales',
    fullname: 'Business > Sales',
    fullname_translations: { fr: 'Commerce > Vente', es: 'Comercial > Ventas', en: 'Business > Sales' },
  })
  for (const { fullname, fullname_translations } of body) expect(fullname_translations.en).toBe(fullname)
})

test('a sector stands in its group', async () => {
  const { body } = await get('sectors')
  const tech = { fr: 'Technologies', es: 'Tecnología', en: 'Tech' }
  expect(body).toContainEqual({
    id: '2',
    reference: 'big_data',
    fullname: { fr: 'Technologies > Big data', es: 'Tecnología > Big data', en: 'Tech > Big data' },
    names: { fr: 'Big data', es: 'Big data', en: 'Big data' },
    parent: { _id: '1', reference: 'tech', fullname: tech, names: tech },
  })
  expect(body).toContainEqual({ id: '1', reference: 'tech', fullname: tech, names: tech, parent: null })
})

describe.each(['professions', 'languages', 'sectors'])('%s', (name) => {
  test('have references of their own', async () => {
    const { body } = await get(name)
    for (const key of ['reference', 'id']) {
      const values = body.flatMap((each: Record<string, string>) => each[key] ?? [])
      expect(new Set(values).size).toBe(values.length)
    }
  })

  test('need a token, and no scope', async () => {
    expect((await get(name, await clientWith(wire))).status).toBe(200)
    refusalOf(await get(name, null), 401, 'unauthorized')
  })
})

describe.each<[path: string, query: string, scopes: string[]]>([
  ['tools', '', ['tools_r']],
  ['tools', '?name=Figma&organization_reference=Pg4eV6k', ['tools_r']],
  ['images', '?organization_reference=Pg4eV6k', ['images_r', 'su_images_r']],
  ['videos', '?organization_reference=Pg4eV6k&details=true', ['videos_r', 'su_videos_r']],
  ['cms/articles/all', '', ['cms_articles_r', 'cms_articles_rw']],
])('%s%s', (path, query, scopes) => {
  test('is an empty list, with the headers of a list', async () => {
    for (const scope of scopes) {
      const { status, body, headers } = await get(path + query, await clientWith(wire, scope))
      expect([status, body]).toEqual([200, []])
      expect(headers.get('x-total')).toBe('0')
      expect(headers.get('x-per-page')).toBe('100')
    }
  })

  test('needs its scope', async () => {
    refusalOf(
      await get(path + query, await clientWith(wire, 'jobs_rw', 'organizations_rw', 'me_r')),
      403,
      'invalid_scope',
    )
    refusalOf(await get(path + query, null), 401, 'unauthorized')
  })

  test('checks its parameters first', async () => {
    invalid(await get(`${path}${query || '?'}&per_page=0`, null), 'per_page')
  })
})

test.each(['images', 'videos'])('%s are an organization’s, which must be named', async (path) => {
  expect(refusalOf(await get(path, null), 400, 'validation_failed')).toBe('organization_reference is missing')
  const auth = await clientWith(wire, 'images_r', 'videos_r')
  refusalOf(await get(`${path}?organization_reference=nowhere`, auth), 401, 'unauthorized')
})
