import { join } from 'node:path'
import { expect, test } from 'vitest'
import { samples } from '../support/sample-files.ts'
import { type Answer, startServer, type TestServer, WK } from '../support/server.ts'
import { noSmallDisk, type SmallDisk, smallDisk } from './small-disk.ts'

/** The disk is full, and has room again: on a small disk of its own. */

const skipped = noSmallDisk ? ` (skipped: ${noSmallDisk})` : ''

type World = { readonly server: TestServer; readonly acknowledged: Map<string, string> }

let count = 0

async function create({ server, acknowledged }: World, more: object = {}): Promise<Answer & { reference: string }> {
  const reference = `reference-${++count}`
  const body = { position_uid: '11.11', first_name: 'Ada', last_name: 'Lovelace', partner_candidate_id: reference }
  const answer = await server.call({ path: '/candidates', body: { ...body, ...more } })
  if (answer.status === 201) acknowledged.set(reference, answer.body.uid)
  return { ...answer, reference }
}

async function createOnWelcomeKit({ server }: World): Promise<Answer> {
  const body = {
    organization_reference: 'Pg4eV6k',
    job_reference: 'WTTJ_KmqkD1Y',
    email: `wk-${++count}@example.com`,
    firstname: 'Grace',
    lastname: 'Hopper',
  }
  return server.call({ path: '/api/v1/external/candidates', auth: WK, body })
}

/** With all room gone, the database's own files have some left at first: sends until that is used up too. */
async function untilRefused<T extends Answer>(disk: SmallDisk, send: () => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < 3000; attempt++) {
    const answer = await send()
    if (answer.status !== 201) return answer
    // What the database freed meanwhile is taken again.
    disk.fill()
  }
  throw new Error('The disk never got full')
}

async function expectAllThere({ server, acknowledged }: World): Promise<void> {
  for (const [reference, uid] of acknowledged) {
    const { status, body } = await server.call({ path: `/candidates/${uid}` })
    expect({ status, reference: body?.partner_candidate_id }).toEqual({ status: 200, reference })
  }
}

const note = 'n'.repeat(20_000)
const resume = { name: 'cv.pdf', file: Buffer.concat([samples.pdf, Buffer.alloc(300_000, 1)]).toString('base64') }

test.skipIf(noSmallDisk)(
  `a full disk: refused for now, nothing lost, well again by itself${skipped}`,
  { timeout: 120_000 },
  async () => {
    using disk = smallDisk(12)
    const folder = join(disk.folder, 'data')
    const server = await startServer({ folder })
    const world = { server, acknowledged: new Map<string, string>() }
    try {
      for (let round = 0; round < 3; round++) {
        await create(world, { note })
        const withFile = await create(world, { resume })
        expect(withFile.status).toBe(201)
        disk.fill()

        const refused = await untilRefused(disk, () => create(world, { note }))
        expect(refused).toMatchObject({
          status: 503,
          body: { status: 503, error: 'service_unavailable', message: expect.stringContaining('Nothing was changed') },
        })
        expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
        const onWelcomeKit = await untilRefused(disk, () => createOnWelcomeKit(world))
        expect(onWelcomeKit).toMatchObject({
          status: 503,
          body: { error: 'service_unavailable', error_description: expect.stringContaining('Nothing was changed') },
        })
        expect(Number(onWelcomeKit.headers.get('retry-after'))).toBeGreaterThan(0)
        const many = await Promise.all([
          create(world, { resume }),
          ...Array.from({ length: 20 }, () => create(world, { note })),
        ])
        expect(new Set(many.map(({ status }) => status))).toEqual(new Set([503]))

        // Reading goes on, and the process is alive.
        await expectAllThere(world)
        expect((await server.call({ path: '/healthz', auth: null })).status).toBe(200)

        disk.free()
        expect((await server.call({ path: '/readyz', auth: null })).status).toBe(200)
        // Nothing of it was done: the same reference is taken now.
        const again = await server.call({
          path: '/candidates',
          body: { position_uid: '11.11', first_name: 'A', last_name: 'B', partner_candidate_id: refused.reference },
        })
        expect(again.status).toBe(201)
        expect((await createOnWelcomeKit(world)).status).toBe(201)
        expect((await create(world, { resume })).status).toBe(201)
        await expectAllThere(world)
      }
      const { engine } = server.server.store
      expect(await engine.all('pragma integrity_check', [], 'none')).toEqual([{ integrity_check: 'ok' }])
    } finally {
      await server.close()
    }
    expect(server.log.filter((line) => JSON.parse(line).level >= 60)).toEqual([])
  },
)
