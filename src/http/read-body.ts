import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { ByteBudget } from '../lib/byte-budget.ts'
import { BodyTooLarge, MalformedBody } from './errors.ts'
import { inviteBody } from './expect-continue.ts'
import { holdMemory, holdMemoryNow } from './hold-memory.ts'

export type BodyLimits = {
  readonly budget: ByteBudget
  /** The largest body in bytes. */
  readonly maxBytes: number
}

/** Bodies up to this size are not counted: there cannot be enough of them to matter. */
const UNCOUNTED_BYTES = 32 * 1024
/** By how much the share of a body of unknown length grows at a time. */
const GROWTH_BYTES = 1024 * 1024

/**
 * Reads a whole body into one buffer. A large one first waits for its share of the memory budget, unread, so that any
 * number of senders cannot exhaust the process; the share is given back when the request ends.
 *
 * @throws BodyTooLarge before reading when the length is announced, otherwise as soon as it is passed
 * @throws Unavailable when there is no memory for it in time
 * @throws MalformedBody when the sender stops halfway
 */
export async function readBody(request: FastifyRequest, limits: BodyLimits): Promise<Buffer> {
  const announced = announcedLength(request)
  if (announced !== undefined && announced > limits.maxBytes) throw new BodyTooLarge(limits.maxBytes)
  if (announced !== undefined) {
    if (announced > UNCOUNTED_BYTES) await holdMemory(request, limits.budget, announced)
    inviteBody(request.raw)
    return readKnown(request, announced)
  }
  inviteBody(request.raw)
  return readUnknown(request, limits)
}

async function readKnown(request: FastifyRequest, length: number): Promise<Buffer> {
  let whole: Buffer | undefined
  let filled = 0
  await eachChunk(request.raw, (chunk) => {
    filled += chunk.length
    // Most bodies are one chunk: it is used as it came.
    if (chunk.length === length) whole = chunk
    else chunk.copy((whole ??= Buffer.allocUnsafeSlow(length)), filled - chunk.length)
  })
  return whole ?? Buffer.alloc(0)
}

/** Without an announced length the share grows with what came. */
async function readUnknown(request: FastifyRequest, limits: BodyLimits): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  let counted = UNCOUNTED_BYTES
  await eachChunk(request.raw, (chunk) => {
    length += chunk.length
    if (length > limits.maxBytes) throw new BodyTooLarge(limits.maxBytes)
    if (length > counted) {
      const step = Math.max(length - counted, GROWTH_BYTES)
      holdMemoryNow(request, limits.budget, step)
      counted += step
    }
    chunks.push(chunk)
  })
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, length)
}

/**
 * Hands each chunk of a body to `take`, which may throw to refuse the rest. Listeners, not `for await`: that one ends by
 * destroying the stream with an error, at a third of the cost of a small request.
 */
function eachChunk(raw: IncomingMessage, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const onData = (chunk: Buffer) => {
      try {
        take(chunk)
      } catch (error) {
        raw.off('data', onData)
        reject(error as Error)
      }
    }
    raw.on('data', onData)
    raw.on('end', resolve)
    raw.on('error', reject)
    raw.on('close', () => {
      if (!raw.complete) reject(new MalformedBody('The request ended before its announced length'))
    })
  })
}

function announcedLength(request: FastifyRequest): number | undefined {
  const header = request.headers['content-length']
  return header === undefined ? undefined : Number(header)
}
