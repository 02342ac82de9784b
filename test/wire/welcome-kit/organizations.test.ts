import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addNeighbour } from '../../support/server.ts'
import { ABOUT, describeOrganization } from './about.ts'
import { type JobWire, startJobWire } from './job.ts'
import { API, clientWith, invalid, refusalOf } from './wire.ts'

/** Organizations (reference, sections 4.10 and 6.10). */

let wire: JobWire
beforeAll(async () => {
  wire = await startJobWire()
  await wire.add()
})
afterAll(() => wire.close())

const ORGANIZATIONS = `${API}/organizations`
const read = (query = '', auth = wire.full) => wire.ask({ path: `${ORGANIZATIONS}/Pg4eV6k${query}`, auth })
const list = (query: string, auth: string | null = wire.full) => wire.ask({ path: `${ORGANIZATIONS}${query}`, auth })

const EMPTY = {
  reference: 'Pg4eV6k',
  name: 'Acme',
  slug: 'acme',
  description: null,
  default_language: 'en',
  media_website_url: null,
  media_twitter: null,
  media_facebook: null,
  media_linkedin: null,
  media_instagram: null,
  media_youtube: null,
  media_pinterest: null,
  logo_url: null,
  cover_url: null,
  sectors: [],
  subsidiaries: [],
  nb_employees: null,
  average_age: null,
  turnover: null,
  creation_year: null,
  parity_men: null,
  parity_women: null,
  revenue: '',
  i18n_descriptions: {},
  i18n_looking_fors: {},
  i18n_good_to_knows: {},
  updated_at: expect.stringMatching(/\.\d{3}\+00:00$/),
}

describe('the organization', () => {
  test('that says nothing of itself has every documented key', async () => {
    const { status, body } = await read()
    expect(status).toBe(200)
    expect(body).toEqual(EMPTY)
  })

  test('says what the sample says', async () => {
    await describeOrganization(wire.server)
    expect((await read('?websites=true&images=true&videos=true&offices=true')).body).toEqual({
      ...EMPTY,
      description: 'We build.',
      default_language: 'fr',
      media_website_url: 'https://acme.example',
      media_twitter: 'acme',
      media_linkedin: 'acme-inc',
      logo_url: 'https://cdn.example.org/logo.png',
      cover_url: 'https://cdn.example.org/cover.jpg',
      sectors: ['saas_cloud_services'],
      nb_employees: 80,
      average_age: 33,
      turnover: 5,
      creation_year: 2015,
      parity_men: 50,
      parity_women: 50,
      i18n_descriptions: { fr: 'We build.' },
      websites: [
        {
          reference: 'wttj_fr',
          name: 'Welcome to the Jungle',
          root_url: 'https://www.example.org/companies/acme',
          cover_url: null,
        },
      ],
      offices: [
        {
          id: expect.any(Number),
          name: 'Lyon',
          address: null,
          zip_code: null,
          city: 'Lyon',
          country_code: 'FR',
          is_headquarter: false,
        },
      ],
      images: [],
      videos: [],
    })
  })

  test('its sites are what a job can be published on', async () => {
    expect((await wire.ask({ path: `${API}/jobs/dependencies` })).body.cms_sites_references).toEqual(['wttj_fr'])
    const { reference } = await wire.add({ cms_sites_references: 'wttj_fr,unknown' })
    const { websites, organization } = (await wire.get(reference, '?websites=true&organization=true')).body
    expect(websites).toEqual([
      { reference: 'wttj_fr', name: 'Welcome to the Jungle', url: 'https://www.example.org/companies/acme' },
    ])
    expect(organization).toEqual({ name: 'Acme', slug: 'acme', description: 'We build.', logo: ABOUT.logoUrl })
  })

  test.each([
    ['offices', ['offices_r', 'offices_rw', 'su_offices_r', 'su_offices_rw']],
    ['images', ['images_r', 'su_images_r']],
    ['videos', ['videos_r', 'su_videos_r']],
  ])('its %s need a scope of their own', async (name, scopes) => {
    for (const scope of scopes) {
      expect((await read(`?${name}=true`, await clientWith(wire, 'organizations_r', scope))).body).toHaveProperty(name)
    }
    const { status, body } = await read(`?${name}=true`, await clientWith(wire, 'organizations_r'))
    expect(status).toBe(200)
    expect(body).not.toHaveProperty(name)
  })

  test('is the caller’s own, and its flags are true or false', async () => {
    await addNeighbour(wire.server)
    for (const other of ['Nb00001', 'nowhere']) {
      refusalOf(await wire.ask({ path: `${ORGANIZATIONS}/${other}` }), 401, 'unauthorized')
    }
    invalid(await wire.call({ path: `${ORGANIZATIONS}/Pg4eV6k?offices=1`, auth: null }), 'offices')
  })
})

describe('the list', () => {
  test.each<[query: string, found: number]>([
    ['?name=Acme', 1],
    ['?name=acme', 1],
    ['?name=Acm', 0],
    ['?name=Neighbour', 0],
    ['?media_website_url=https://acme.example/', 1],
    ['?media_website_url=https://other.example', 0],
    ['?cms_sites_references=other,wttj_fr', 1],
    ['?cms_sites_references=other', 0],
    ['?name=Acme&created_after=2020-01-01&updated_after=2020-01-01', 1],
    ['?name=Acme&created_after=2999-01-01', 0],
    ['?name=Acme&updated_after=2999-01-01', 0],
    ['?name=Acme&page=2', 0],
  ])('%s', async (query, found) => {
    const { status, body } = await list(query)
    expect(status).toBe(200)
    expect(body).toHaveLength(found)
  })

  test('has the cover by its language', async () => {
    const { body, headers } = await list('?name=Acme&offices=true')
    expect(headers.get('x-total')).toBe('1')
    const { cover_url, ...rest } = (await read('?offices=true')).body
    expect(body).toEqual([{ ...rest, i18n_covers: { fr: cover_url } }])
  })

  test('takes exactly one of three parameters', async () => {
    const none = refusalOf(await list('', null), 400, 'validation_failed')
    expect(none).toBe('one of name, media_website_url, cms_sites_references is missing')
    invalid(await list('?name=Acme&cms_sites_references=wttj_fr', null), 'cms_sites_references')
  })
})
