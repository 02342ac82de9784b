import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { referenceOf, uidOf } from '../../src/core/ids.ts'
import type { Row } from '../../src/db/engine.ts'
import type { Store } from '../../src/store.ts'
import { type Answer, type Candidate, type Client, forEachOf, type SentFile, type Shape } from './load.ts'

/** Whether candidates are whole: as the wire shows them, and as the store on disk holds them. */

/** Compares what the wire answered with what the candidate has to look like. */
export function expectShown({ dialect, mark }: Candidate, shape: Shape, { status, body }: Answer): void {
  expect({ mark, status }).toEqual({ mark, status: 200 })
  if (dialect === 'welcome-kit') {
    expect(body.profile).toMatchObject({
      firstname: shape.first_name,
      lastname: shape.last_name,
      email: shape.email,
      phone: shape.phone,
    })
    return
  }
  expect(body).toMatchObject({
    first_name: shape.first_name,
    last_name: shape.last_name,
    email: shape.email,
    phone: shape.phone,
    partner_candidate_id: mark,
    custom_fields: shape.custom_fields,
  })
  expect(body.notes.map(({ text }: { text: string }) => text)).toEqual(shape.notes)
  expect(body.resume?.name).toBe(shape.resumes.at(-1)?.name)
  expect(body.picture?.name).toBe(shape.picture?.name)
  expect(body.files.map(({ name }: { name: string }) => name)).toEqual(shape.files.map(({ name }) => name))
}

/** Fetches every file that the answer links to and compares its bytes. */
export async function expectFiles(client: Client, { shape }: Candidate, { body }: Answer): Promise<number> {
  const pairs: [link: { url: string } | null, file: SentFile | undefined][] = [
    [body.resume, shape.resumes.at(-1)],
    [body.picture, shape.picture],
    ...shape.files.map((file, index): [{ url: string }, SentFile] => [body.files[index], file]),
  ]
  let fetched = 0
  for (const [link, file] of pairs) {
    if (!file) continue
    const { status, bytes } = await client.download(link?.url ?? '')
    expect({ status, size: bytes.length, sha256: sha256(bytes) }).toEqual({
      status: 200,
      size: file.size,
      sha256: file.sha256,
    })
    fetched++
  }
  return fetched
}

/**
 * Looks at every row of every table that a candidate has, while no server writes: each belongs to a candidate that was
 * sent, and each candidate that is there is there wholly.
 *
 * @returns those of the unanswered ones that are there
 */
export async function expectWhole(
  { engine, blobs }: Pick<Store, 'engine' | 'blobs'>,
  sent: ReadonlyMap<string, Candidate>,
): Promise<Candidate[]> {
  const all = (sql: string): Promise<Row[]> => engine.all(sql, [], 'every')
  expect(await Array.fromAsync(engine.examine())).toEqual([])

  const applications = await all('select * from application order by id')
  const notes = Map.groupBy(await all('select * from note order by created_at, id'), (row) => row['application_id'])
  const attachments = Map.groupBy(
    await all('select * from attachment order by created_at, id'),
    (row) => row['application_id'],
  )
  const events = Map.groupBy(await all('select * from event order by position'), (row) => row['application_id'])
  const detailRows = await all('select * from event_details')
  const details = new Map(detailRows.map((row) => [row['event_id'], row['details_json']]))
  const answers = Map.groupBy(await all('select * from answer'), ({ body }) => nameIn(String(body)))

  const found = new Map<Candidate, Row>()
  for (const row of applications) {
    const candidate = sent.get(String(row['partner_reference'] ?? row['email_key']))
    if (!candidate) throw new Error(`Application ${row['id']} was never sent`)
    if (found.has(candidate)) throw new Error(`${candidate.mark} is there twice`)
    found.set(candidate, row)
  }

  for (const [candidate, row] of found) {
    const { mark, shape } = candidate
    const ofRow = <T>(map: ReadonlyMap<unknown, T[]>): T[] => map.get(row['id']) ?? []
    const profile = JSON.parse(String(row['profile_json']))
    const statement = JSON.parse(String(row['statement_json']))
    expect({
      mark,
      first_name: profile.firstName,
      last_name: profile.lastName,
      email: profile.email,
      phone: profile.phone ?? null,
      custom_fields: statement.customFields ?? {},
      notes: ofRow(notes).map(({ text }) => text),
      version: row['version'],
    }).toEqual({
      mark,
      first_name: shape.first_name,
      last_name: shape.last_name,
      email: shape.email,
      phone: shape.phone,
      custom_fields: shape.custom_fields,
      notes: shape.notes,
      version: 1 + candidate.changes,
    })

    const kinds = Map.groupBy(ofRow(attachments), ({ kind }) => kind)
    const kept = (kind: string) =>
      (kinds.get(kind) ?? []).map(({ name, size, sha256: hash }) => ({ name, size, sha256: hash }))
    expect({ mark, resumes: kept('resume'), pictures: kept('picture'), files: kept('other') }).toEqual({
      mark,
      resumes: shape.resumes,
      pictures: shape.picture ? [shape.picture] : [],
      files: shape.files,
    })

    const log = ofRow(events)
    const expected = [
      'application.submitted',
      ...Array.from({ length: candidate.changes }, () => 'application.updated'),
    ]
    expect({ mark, log: log.map(({ type }) => type) }).toEqual({ mark, log: expected })
    for (const event of log) {
      const json = details.get(event['id'])
      expect(sha256(Buffer.from(String(json)))).toBe(event['details_sha256'])
      expect(event['person_id']).toBe(row['person_id'])
    }
    const remembered = answers.get(candidate.name ?? publicName(row)) ?? []
    expect({ mark, answers: remembered.length }).toEqual({ mark, answers: candidate.idempotencyKey ? 1 : 0 })
  }

  for (const candidate of sent.values()) {
    if (candidate.name !== undefined && !found.has(candidate))
      throw new Error(`${candidate.mark} was acknowledged and is lost`)
  }

  // Nothing stands without its application.
  const without = (table: string, key: string): Promise<Row[]> =>
    all(`select * from ${table} where ${key} not in (select id from application)`)
  for (const table of ['note', 'attachment', 'event']) expect(await without(table, 'application_id')).toEqual([])
  expect(await all('select * from person where id not in (select person_id from application)')).toEqual([])
  expect(await all('select * from event_details where event_id not in (select id from event)')).toEqual([])

  await forEachOf([...attachments.values()].flat(), async (row) => {
    const bytes = await blobs.read(String(row['blob_key']))
    expect({ name: row['name'], size: bytes.length, sha256: sha256(bytes) }).toEqual({
      name: row['name'],
      size: row['size'],
      sha256: row['sha256'],
    })
  })
  return [...found.keys()].filter(({ name }) => name === undefined)
}

/** The uid or the reference in an answer that was remembered. */
function nameIn(body: string): string {
  const { uid, reference } = JSON.parse(body) as { uid?: string; reference?: string }
  return uid ?? reference ?? ''
}

function publicName(row: Row): string {
  const [id, salt] = [Number(row['id']), Number(row['salt'])]
  return row['surface'] === 'comeet' ? uidOf(id) : referenceOf({ id, salt })
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
