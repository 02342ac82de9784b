import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../src/core/access/permissions.ts'
import type { Application } from '../../src/core/applications/application.ts'
import type { SearchedText } from '../../src/core/search/searched-text.ts'
import { type SearchHit, searchTexts } from '../../src/core/search/searchTexts.ts'
import { finishCopy } from '../../src/db/stores/copies.ts'
import { expandGrant } from '../../src/grants.ts'
import { ENGINES, type TestStore } from './engines.ts'
import { createSamples, storesOn } from './samples.ts'

/** What a search finds, in which order, and what it shows: the same on every engine. */

const NOTHING: SearchedText = { name: [], email: [], phone: [], headline: [], tags: [], notes: [], resume: [] }

describe.each(ENGINES)('search on $name', (engine) => {
  const samples = createSamples()
  const theirs = createSamples(2_000_000)
  const { organizationId } = samples
  const otherJob = samples.job()
  let store: TestStore
  let stores: ReturnType<typeof storesOn>
  beforeAll(async () => {
    store = await engine.open()
    stores = storesOn(store.engine)
    await stores.commit(...samples.ground, { do: 'addJob', job: otherJob })
    await stores.commit(...theirs.ground)
  })
  afterAll(() => store[Symbol.asyncDispose]())

  /** An application that is found by these texts. */
  async function add(text: Partial<SearchedText>, more: Partial<Application> = {}, of = samples): Promise<number> {
    const application = of.application(more)
    const { id: applicationId, organizationId, jobId, clientId } = application
    await stores.commit({ do: 'addApplication', application }, { do: 'queueSearch', organizationId, applicationId })
    await index(applicationId, { jobId, clientId, text: { ...NOTHING, ...text } }, organizationId)
    return applicationId
  }

  async function index(
    applicationId: number,
    entry: { jobId: number; clientId: number; text: SearchedText },
    organizationId = samples.organizationId,
  ) {
    const waiting = await stores.search.waiting(1000)
    const mark = waiting.find((each) => each.applicationId === applicationId)?.mark ?? -1
    return stores.commit({ do: 'setSearchEntry', organizationId, applicationId, mark, entry })
  }

  const principal = (more: Partial<Principal> = {}): Principal => ({
    organizationId,
    organizationReference: 'acme',
    clientId: samples.theClient.id,
    clientName: 'Partner',
    employeePortal: false,
    grant: expandGrant({ permissions: 'all' }),
    ...more,
  })

  const search = (typed: string, more: { jobIds?: number[]; limit?: number } = {}, by = principal()) =>
    searchTexts(stores, by, { typed, limit: 50, ...more })
  const found = async (typed: string, ...rest: [{ jobIds?: number[] }?, Principal?]) =>
    (await search(typed, ...rest)).hits.map(({ application }) => application.id)
  const shown = ({ highlights }: SearchHit) =>
    highlights.map(
      ({ field, parts }) => `${field}: ${parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')}`,
    )

  test.each([
    ['accents', 'Zoë Lefèvre, ingénieure', ['zoe lefevre', 'ZOË', 'ingenieure', 'ingénieu']],
    ['German and Turkish letters', 'Weißbäcker Straße İstanbul ırmak', ['weissbacker', 'strasse', 'istanbul', 'IRMAK']],
    [
      'names with signs',
      'knows C++, F# and .NET besides node.js',
      ['c++', 'F#', '.net', 'node.js', 'NodeJS', 'c++ .NET'],
    ],
    [
      'Chinese, in which nothing stands between words',
      '高级软件工程师，北京',
      ['软件', '工程师', '软件工程师', '北', '件工'],
    ],
    ['Japanese', 'ソフトウェア開発とカタカナ', ['開発', 'ｿﾌﾄ', 'カタカナ']],
    ['Korean with its endings', '서울대학교에서 공부했습니다', ['서울대학교', '공부']],
    ['Thai', 'วิศวกรซอฟต์แวร์', ['ซอฟต์แวร์', 'วิศวกร']],
    ['Arabic without its vowel marks', 'مُهَنْدِس بَرْمَجِيَّات أحمد', ['مهندس', 'برمجيات', 'احمد']],
    ['Cyrillic', 'Ёлкина Программист Дмитрий', ['елкина', 'программ', 'дмитрий']],
    ['Hindi, whose vowel signs are no accents', 'अनुभवी प्रबंधक', ['अनुभवी', 'प्रबंधक']],
    [
      'words in one piece',
      "jean-luc.picard@example.com l'Oréal",
      ['jean-luc', 'jean-luc.picard@example.com', "l'oreal", 'picard'],
    ],
  ])('finds %s', async (_, text, queries) => {
    const id = await add({ resume: [text] })
    for (const typed of queries) expect([typed, await found(typed)]).toEqual([typed, [id]])
  })

  test('does not take other words for names with signs', async () => {
    const id = await add({ resume: ['a net of cables, C and D, contact@isp.net'] })
    for (const typed of ['.net', 'C++', 'C#'])
      expect([typed, (await found(typed)).includes(id)]).toEqual([typed, false])
  })

  test('finds a phone number however it is written', async () => {
    const id = await add({ phone: ['+33 6 12 34 56 78'] })
    for (const typed of ['+33612345678', '06 12 34 56 78', '0612345678', '0612345', '00 33 (0)6 12 34 56 78'])
      expect([typed, await found(typed)]).toEqual([typed, [id]])
  })

  test('asks for all words, phrases in quotes in their order, and the last word by its beginning', async () => {
    const one = await add({ resume: ['quantum physics teacher'] })
    const two = await add({ resume: ['teacher of physics'], notes: ['knows quantum theory'] })
    expect(new Set(await found('quantum teacher'))).toEqual(new Set([one, two]))
    expect(await found('"quantum physics"')).toEqual([one])
    expect(await found('"physics quantum"')).toEqual([])
    expect(await found('teacher quan')).toHaveLength(2)
    expect(await found('quan teacher')).toEqual([])
    expect(await found('"quan"')).toEqual([])
    expect(await found('quantum chemistry')).toEqual([])
    expect(await found(' " ! " ')).toEqual([])
  })

  test('no phrase goes over the end of a text', async () => {
    await add({ tags: ['alpha', 'beta'], notes: ['gamma', 'delta'] })
    expect(await found('"alpha beta"')).toEqual([])
    expect(await found('"gamma delta"')).toEqual([])
    expect(await found('alpha delta')).toHaveLength(1)
  })

  test('ranks by where it was found, and the newest first among equals', async () => {
    const text = 'Weaver of stories and cloth for many years'
    const inResume = await add({ resume: [text] })
    const again = await add({ resume: [text] })
    const inNotes = await add({ notes: [text] })
    const inHeadline = await add({ headline: ['Weaver'] })
    const inName = await add({ name: ['Ann Weaver'] })
    expect(await found('weaver')).toEqual([inName, inHeadline, inNotes, again, inResume])
    const first = await search('weaver', { limit: 2 })
    expect(first.total).toBe(5)
    const next = await searchTexts(stores, principal(), {
      typed: 'weaver',
      limit: 3,
      after: first.next as never,
    })
    expect(next.hits.map(({ application }) => application.id)).toEqual([inNotes, again, inResume])
    expect(next.next).toBeUndefined()
  })

  test('shows what was found as it was written', async () => {
    const long = `${'Lorem ipsum dolor sit amet. '.repeat(20)}Née à Besançon, ingénieure C++. ${'Et cetera. '.repeat(50)}`
    await add({ name: ['Renée Besançon'], phone: ['+33 6 99 88 77 66'], resume: [long], tags: ['other'] })
    const [hit] = (await search('besancon c++')).hits as [SearchHit]
    const [name, resume] = shown(hit)
    expect(name).toBe('name: Renée [Besançon]')
    expect(resume).toMatch(/^resume: ….*Née à \[Besançon\], ingénieure \[C\+\+\]\. Et cetera.*…$/)
    expect(shown((await search('0699887766')).hits[0] as SearchHit)).toEqual(['phone: [+33 6 99 88 77 66]'])
    expect(shown((await search('"née à besançon" ingen')).hits[0] as SearchHit).at(-1)).toContain(
      '[Née à Besançon], [ingénieure] C++',
    )
  })

  test('a caller finds only what it may see', async () => {
    const here = await add({ resume: ['zymurgy'] })
    const there = await add({ resume: ['zymurgy'] }, { jobId: otherJob.id, stageId: otherJob.stages[0]?.id ?? 0 })
    const archived = await add({ resume: ['zymurgy'] }, { archived: true })
    await add({ resume: ['zymurgy'] }, {}, theirs)
    expect(await found('zymurgy')).toEqual([archived, there, here])
    expect(await found('zymurgy', { jobIds: [otherJob.id] })).toEqual([there])
    const manager = principal({ jobIds: new Set([otherJob.id]) })
    expect(await found('zymurgy', {}, manager)).toEqual([there])
    expect(await found('zymurgy', { jobIds: [samples.theJob.id] }, manager)).toEqual([])
    expect(await found('zymurgy', {}, principal({ jobIds: new Set() }))).toEqual([])
    const partner = principal({
      clientId: 5,
      grant: new Set(['applications.read.own', 'applications.resume'] as const),
    })
    expect(await found('zymurgy', {}, partner)).toEqual([])
    await expect(search('zymurgy', {}, principal({ grant: new Set() }))).rejects.toThrow()
    expect(await stores.search.idsMatching(organizationId, 'zymur', 2)).toEqual([archived, there])
  })

  test('the words of a scope are none that somebody could ask for', async () => {
    await add({ resume: ['plain'] })
    for (const typed of [`_o${organizationId}`, `o${organizationId}`, `"_j${samples.theJob.id}"`])
      expect(await found(typed)).toEqual([])
  })

  test('what was changed is found by its new text, and what is gone by none', async () => {
    const application = samples.application()
    const { id, jobId, clientId } = application
    const of = { organizationId, applicationId: id }
    await stores.commit({ do: 'addApplication', application })
    await stores.commit({ do: 'addNote', note: samples.note(id, { text: 'x' }) })
    await index(id, { jobId, clientId, text: { ...NOTHING, tags: ['ferret'] } })
    expect(await found('ferret')).toEqual([id])

    const tagged = { ...application, tags: ['otter'], version: 2 }
    await stores.commit({ do: 'changeApplication', application: tagged, from: application })
    await index(id, { jobId, clientId, text: { ...NOTHING, tags: ['otter'] } })
    expect([await found('ferret'), await found('otter')]).toEqual([[], [id]])

    const merged = { ...tagged, version: 3, deletedAt: 5, duplicateOf: 1 }
    await stores.commit({ do: 'changeApplication', application: merged, from: tagged })
    expect(await stores.search.idsMatching(organizationId, 'otter', 5)).toEqual([])
    expect(await stores.search.texts(organizationId, [id])).toEqual(new Map())

    await stores.commit({ do: 'changeApplication', application: { ...tagged, version: 4 }, from: merged })
    await index(id, { jobId, clientId, text: { ...NOTHING, tags: ['otter'] } })
    expect(await found('otter')).toEqual([id])
    await stores.commit({ do: 'emptyApplication', ...of })
    expect(await stores.search.idsMatching(organizationId, 'otter', 5)).toEqual([])
    // Whoever read the text before it was erased comes too late.
    expect(await index(id, { jobId, clientId, text: { ...NOTHING, tags: ['otter'] } })).toBe('stale')
  })

  test('the longest text is kept, as far as the engine takes it', async () => {
    const letters = Array.from({ length: 200_000 }, (_, at) =>
      String.fromCodePoint(0x4e00 + ((at * 7919 + (at >> 4)) % 20_000)),
    )
    const id = await add({ name: ['Longfellow'], resume: [letters.join('')] })
    expect(await found('longfellow')).toEqual([id])
    expect(await found(letters.slice(0, 4).join(''))).toEqual([id])
  })

  test('of a word that very many hold the newest are ranked, and every one that it names', async () => {
    const old = await add({ name: ['Joy Common'] })
    const base = samples.application()
    const more = Array.from({ length: 2100 }, (_, index) => ({ ...base, id: base.id + 10 + index, salt: index }))
    await stores.commit(...more.map((application) => ({ do: 'addApplication', application }) as const))
    await stores.commit(...more.map(({ id }) => ({ do: 'queueSearch', organizationId, applicationId: id }) as const))
    const marks = new Map((await stores.search.waiting(5000)).map(({ applicationId, mark }) => [applicationId, mark]))
    const text = { ...NOTHING, resume: ['a common joy'] }
    await stores.commit(
      ...more.map(({ id, jobId, clientId }) => {
        const entry = { jobId, clientId, text }
        return { do: 'setSearchEntry', organizationId, applicationId: id, mark: marks.get(id) ?? 0, entry } as const
      }),
    )
    const { hits, total } = await search('common joy')
    expect(total).toBeUndefined()
    expect(hits[0]?.application.id).toBe(old)
    expect(hits[1]?.application.id).toBe(more.at(-1)?.id)
    const { ids } = await stores.search.ranked(organizationId, [{ words: ['common'], isPrefix: true }], {})
    expect(ids).toHaveLength(2001)
    expect(await stores.search.idsMatching(organizationId, '"common joy"', 10_000)).toHaveLength(2100)
  })

  test('a copy of a store is read anew, as it brings no index along', async () => {
    const { engine } = store
    for (const { applicationId, organizationId, mark } of await stores.search.waiting(10_000))
      await stores.commit({ do: 'setSearchEntry', organizationId, applicationId, mark })
    const id = await add({ resume: ['copied'] })
    expect(await stores.search.waiting(1)).toEqual([])
    await engine.write(`insert into store_mark (name, value) values ('copy', 'c')`, [], 'none')
    const bookkeeping = { schemaVersion: 1, nextId: 9_000_000, catalogVersion: 1_000 }
    expect(await engine.commit(finishCopy('c', bookkeeping))).toBeUndefined()
    expect((await stores.search.waiting(10_000)).map(({ applicationId }) => applicationId)).toContain(id)
  })
})
