import { createHash, randomFillSync } from 'node:crypto'
import { Pool } from 'undici'
import { COMEET, mint, WK } from '../support/server.ts'
import type { Random } from './random.ts'

/** Candidates to send, what the server has to show of them afterwards, and the sending. */

export type SentFile = { readonly name: string; readonly sha256: string; readonly size: number }

/** What a candidate must look like: everything that was sent and acknowledged. */
export type Shape = {
  readonly first_name: string
  readonly last_name: string
  readonly email: string | null
  readonly phone: string | null
  readonly custom_fields: Readonly<Record<string, unknown>>
  readonly notes: readonly string[]
  readonly resumes: readonly SentFile[]
  readonly picture: SentFile | undefined
  readonly files: readonly SentFile[]
}

export type Candidate = {
  readonly dialect: 'comeet' | 'welcome-kit'
  /** By what it is found in the store: its partner reference, or its e-mail in lower case. */
  readonly mark: string
  readonly body: string
  readonly idempotencyKey: string | undefined
  shape: Shape
  /** How it is named on the wire, once it was acknowledged. */
  name?: string
  /** A change that was sent and not answered: it is there wholly, or not at all. */
  doubtful?: Patch | undefined
  changes: number
  busy: boolean
}

export type Patch = { readonly body: string; readonly shape: Shape }

const MEGABYTE = 1024 * 1024
const noise = randomFillSync(Buffer.alloc(2 * MEGABYTE))
const KINDS = {
  pdf: Buffer.from('%PDF-1.7\n'),
  png: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
  dat: Buffer.from('data\0'),
}

let count = 0

function fileOf(random: Random, kind: keyof typeof KINDS, most: number) {
  const size = random.size(1024, most)
  const start = random.between(0, noise.length - size)
  const bytes = Buffer.concat([KINDS[kind], noise.subarray(start, start + size)])
  const name = `file ${++count}.${kind}`
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { sent: { name, sha256, size: bytes.length }, wire: { name, file: bytes.toString('base64') } }
}

const LARGEST_FILE = 200 * 1024

export function newCandidate(random: Random, seed: number): Candidate {
  const number = ++count
  const mark = `${seed}-${number}`
  const last_name = `Number ${number}`
  const common = { busy: false, changes: 0, idempotencyKey: random.chance(0.15) ? `key ${mark}` : undefined }
  if (random.chance(0.25)) {
    const email = `Wk-${mark}@example.com`
    const phone = `+1 ${number}`
    const [comment, tags] = [`Comment ${number}`, `one,tag ${number}`]
    const names = { organization_reference: 'acme', job_reference: 'WTTJ_engineer' }
    const sent = { ...names, firstname: 'Wanda', lastname: last_name, email, phone, comment, tag_list: tags }
    return {
      ...common,
      dialect: 'welcome-kit',
      mark: email.toLowerCase(),
      body: JSON.stringify(sent),
      shape: {
        first_name: 'Wanda',
        last_name,
        email,
        phone,
        custom_fields: {},
        notes: [comment],
        resumes: [],
        picture: undefined,
        files: [],
      },
    }
  }
  const withFiles = random.chance(0.35)
  const resume = withFiles ? fileOf(random, 'pdf', LARGEST_FILE) : undefined
  const picture = withFiles && random.chance(0.4) ? fileOf(random, 'png', 50 * 1024) : undefined
  const files = withFiles && random.chance(0.3) ? [fileOf(random, 'dat', 20 * 1024), fileOf(random, 'dat', 4096)] : []
  // Some share an e-mail, so that their person is one.
  const email = random.chance(0.3) ? `shared-${random.between(1, 40)}@example.com` : `c-${mark}@example.com`
  const note = random.chance(0.5) ? `Note ${number}` : undefined
  const sent = {
    position_uid: '11.11',
    first_name: 'Cora',
    last_name,
    email,
    partner_candidate_id: mark,
    custom_fields: { field1: number },
    ...(note && { note }),
    ...(resume && { resume: resume.wire }),
    ...(picture && { picture: picture.wire }),
    ...(files.length > 0 && { files: files.map(({ wire }) => wire) }),
  }
  return {
    ...common,
    dialect: 'comeet',
    mark,
    body: JSON.stringify(sent),
    shape: {
      first_name: 'Cora',
      last_name,
      email,
      phone: null,
      custom_fields: { field1: number },
      notes: note ? [note] : [],
      resumes: resume ? [resume.sent] : [],
      picture: picture?.sent,
      files: files.map(({ sent: each }) => each),
    },
  }
}

/** Every value of a change is new, so that it can be told whether it was made. */
export function newPatch(random: Random, { shape }: Candidate): Patch {
  const number = ++count
  const phone = `+2 ${number}`
  const note = `Changed ${number}`
  const resume = random.chance(0.25) ? fileOf(random, 'pdf', 40 * 1024) : undefined
  const body = { phone, note, custom_fields: { field1: number }, ...(resume && { resume: resume.wire }) }
  return {
    body: JSON.stringify(body),
    shape: {
      ...shape,
      phone,
      notes: [...shape.notes, note],
      custom_fields: { field1: number },
      resumes: resume ? [...shape.resumes, resume.sent] : shape.resumes,
    },
  }
}

export type Answer = { readonly status: number; readonly body: any; readonly retryAfter: string | undefined }

/** A client of one life of the server. A request that the server does not live to answer is rejected. */
export class Client {
  readonly #pool: Pool
  readonly #jwt: string

  private constructor(url: string, jwt: string) {
    this.#pool = new Pool(url, { connections: 16 })
    this.#jwt = jwt
  }

  static async to(url: string): Promise<Client> {
    return new Client(url, await mint(COMEET, { exp: Math.floor(Date.now() / 1000) + 3600 }))
  }

  create({ dialect, body, idempotencyKey }: Candidate): Promise<Answer> {
    const path = dialect === 'comeet' ? '/candidates' : '/api/v1/external/candidates'
    return this.#send('POST', path, dialect, body, idempotencyKey)
  }

  change({ name }: Candidate, { body }: Patch): Promise<Answer> {
    return this.#send('PATCH', `/candidates/${name}`, 'comeet', body)
  }

  read({ dialect, name }: Candidate): Promise<Answer> {
    if (dialect === 'comeet') return this.#send('GET', `/candidates/${name}`, dialect)
    return this.#send('GET', `/api/v1/external/candidates/${name}`, dialect)
  }

  /** The value of a metric that has no labels. */
  async metric(name: string): Promise<number> {
    const { body } = await this.#pool.request({ method: 'GET', path: '/metrics' })
    const [, value] = new RegExp(`^${name} (.*)$`, 'm').exec(await body.text()) ?? []
    return Number(value)
  }

  async download(url: string): Promise<{ status: number; bytes: Buffer }> {
    const { pathname, search } = new URL(url)
    const { statusCode, body } = await this.#pool.request({ method: 'GET', path: pathname + search })
    return { status: statusCode, bytes: Buffer.from(await body.arrayBuffer()) }
  }

  async #send(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    dialect: Candidate['dialect'],
    content?: string,
    idempotencyKey?: string,
  ): Promise<Answer> {
    const { statusCode, headers, body } = await this.#pool.request({
      method,
      path,
      body: content ?? null,
      headers: {
        authorization: dialect === 'comeet' ? this.#jwt : WK,
        ...(content !== undefined && { 'content-type': 'application/json' }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
    })
    const retryAfter = headers['retry-after']?.toString()
    return { status: statusCode, retryAfter, body: JSON.parse(await body.text()) }
  }

  async close(): Promise<void> {
    await this.#pool.destroy()
  }
}

/** Does something with each, several at a time. */
export async function forEachOf<T>(items: Iterable<T>, act: (item: T) => Promise<void>, atOnce = 16): Promise<void> {
  const iterator = items[Symbol.iterator]()
  const worker = async (): Promise<void> => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await act(next.value)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
