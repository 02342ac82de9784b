import { setTimeout as sleep } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { NotFound, Unavailable } from '../core/errors.ts'
import { BudgetExhausted, ByteBudget } from '../lib/byte-budget.ts'

export type S3Options = {
  readonly bucket: string
  /** Without a slash at its end. */
  readonly endpoint: string
  readonly region: string
  /** Before every object's name: empty, or with a slash at its end. */
  readonly prefix: string
  readonly credentials: {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken?: string
  }
  /** How long one call may take with all its attempts, in milliseconds. */
  readonly timeoutMs?: number
  /** Calls that may be on their way at once. */
  readonly concurrency?: number
}

export type S3Call = {
  readonly method: 'GET' | 'PUT' | 'DELETE'
  /** The object's name without the prefix of the store; none for the bucket itself. */
  readonly object?: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  /** Of the body, hexadecimal: the server compares what came with it. */
  readonly sha256?: string
}

export type S3Client = {
  /** @throws NotFound | Unavailable */
  call(call: S3Call): Promise<Buffer>
  close(): Promise<void>
}

const TIMEOUT = 15_000
/** Of TIMEOUT, what one attempt may wait for the next sign of life: a server that hangs is left for another connection. */
const SILENCE = 0.4
/** Of TIMEOUT, what a call may wait for its turn. */
const TURN = 1 / 3
const CONCURRENCY = 64
const LONGEST_LINE = 2_000
/** Of one call: the first, and those after a failure that may pass. */
const ATTEMPTS = 4
const FIRST_PAUSE = 80
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** The S3 protocol as far as a blob store needs it: signed requests, attempts, and every failure in our words. */
export async function createS3Client(options: S3Options): Promise<S3Client> {
  const { bucket, endpoint, region, prefix, credentials } = options
  const { timeoutMs = TIMEOUT, concurrency = CONCURRENCY } = options
  const { Agent, request } = await import('undici')
  const silence = timeoutMs * SILENCE
  const agent = new Agent({
    connections: concurrency,
    allowH2: false,
    connect: { timeout: silence },
    headersTimeout: silence,
    bodyTimeout: silence,
  })
  const line = new ByteBudget(concurrency, LONGEST_LINE)
  const signingKeys = new Map<string, ArrayBuffer>()

  function urlOf({ object, query }: S3Call): string {
    const path = object === undefined ? '' : `/${(prefix + object).split('/').map(encodeURIComponent).join('/')}`
    const search = query ? `?${new URLSearchParams(query).toString().replaceAll('+', '%20')}` : ''
    return `${endpoint}/${bucket}${path}${search}`
  }

  async function attempt(call: S3Call, signal: AbortSignal): Promise<Buffer> {
    const { method, body, sha256 = EMPTY_SHA256 } = call
    const signed = await new AwsV4Signer({
      ...credentials,
      method,
      url: urlOf(call),
      headers: { 'x-amz-content-sha256': sha256 },
      service: 's3',
      region,
      cache: signingKeys,
    }).sign()
    const answer = await request(signed.url, {
      method,
      headers: [...signed.headers].flat(),
      body: body ?? null,
      dispatcher: agent,
      signal,
    })
    const bytes = Buffer.from(await answer.body.arrayBuffer())
    if (answer.statusCode < 300) return bytes
    throw new S3Refusal(answer.statusCode, bytes.toString('utf8'))
  }

  async function withAttempts(call: S3Call): Promise<Buffer> {
    const signal = AbortSignal.timeout(timeoutMs)
    for (let count = 1; ; count++) {
      try {
        return await attempt(call, signal)
      } catch (error) {
        const mayPass = !(error instanceof S3Refusal) || error.mayPass
        if (!mayPass || count >= ATTEMPTS || signal.aborted) throw inOurWords(error, bucket)
        const pause = FIRST_PAUSE * 2 ** (count - 1) * (0.5 + Math.random())
        await sleep(pause, undefined, { signal }).catch((cause) => {
          throw inOurWords(cause, bucket)
        })
      }
    }
  }

  return {
    async call(call) {
      const place = await line.take(1, timeoutMs * TURN).catch((error) => {
        if (error instanceof BudgetExhausted) throw new Unavailable('Too many files at once', 2)
        throw error
      })
      try {
        return await withAttempts(call)
      } finally {
        place.release()
      }
    },
    close: () => agent.close(),
  }
}

/** The server answered, and not with what was asked for. */
class S3Refusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, body: string) {
    const code = /<Code>([\w.]+)<\/Code>/.exec(body)?.[1] ?? ''
    super(`S3 answered ${status} ${code}`.trim())
    this.status = status
    this.code = code
  }

  get mayPass(): boolean {
    return this.status >= 500 || this.status === 429 || this.status === 408
  }
}

/** Whether the server answered, and refused: another call may still be allowed. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Unavailable && error.cause instanceof Error && error.cause.cause instanceof S3Refusal
}

/** What an operator has to look at, by the code of the refusal. */
const ADVICE: Readonly<Record<string, string>> = {
  NoSuchBucket: 'The bucket of LONGLIST_BLOBS_URL does not exist.',
  AccessDenied:
    'The access key may not do this in the bucket: it needs to list it, and to get, put and delete its objects.',
  SignatureDoesNotMatch: 'AWS_SECRET_ACCESS_KEY is not the secret of AWS_ACCESS_KEY_ID.',
  InvalidAccessKeyId: 'AWS_ACCESS_KEY_ID is not known there.',
  ExpiredToken: 'AWS_SESSION_TOKEN has expired.',
  AuthorizationHeaderMalformed: 'The region of LONGLIST_BLOBS_URL may be wrong.',
  PermanentRedirect: 'The bucket is in another region: see the region of LONGLIST_BLOBS_URL.',
  RequestTimeTooSkewed: 'The clock of this machine is wrong.',
}

function inOurWords(error: unknown, bucket: string): Error {
  if (error instanceof S3Refusal && error.status === 404 && error.code !== 'NoSuchBucket') return new NotFound('file')
  const advice = error instanceof S3Refusal ? ADVICE[error.code] : undefined
  const { message, code = '' } = error as Error & { code?: string }
  const reason = error instanceof S3Refusal ? message : `${message} ${code}`.trim()
  const cause = new Error([`Bucket ${bucket}: ${reason}.`, advice].filter(Boolean).join(' '), { cause: error })
  return new Unavailable('Files cannot be stored or read right now', 3, { cause })
}
