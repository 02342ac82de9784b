import { isUtf8 } from 'node:buffer'
import { randomInteger48 } from './random.ts'

/**
 * Reads JSON that carries large base64 strings without ever turning the whole text into a string: the values of one key
 * are cut out of the buffer first, and decoded straight from it when somebody asks for them.
 */

/** A parsed body. Where a value was cut out, the tree holds a stand-in string. */
export type JsonWithBytes = {
  readonly value: unknown
  /** What was parsed: the body without what was cut out. */
  readonly text: Buffer
  /** The encoded bytes behind a stand-in or a plain string, as they stood between their quotes. */
  encoded(text: string): EncodedText
}

export type EncodedText = { readonly buffer: Buffer; readonly escaped: boolean }

/** Values shorter than this stay in the tree: cutting them would cost more than it saves. */
const SHORTEST_CUT = 512

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a

/**
 * Parses `body`, cutting out the long string values of `key`.
 *
 * @throws SyntaxError when it is not JSON
 */
export function parseJsonWithBytes(body: Buffer, key: string): JsonWithBytes {
  const cuts: Buffer[] = []
  const kept: Buffer[] = []
  const keyToken = Buffer.from(`"${key}"`)
  // Made for this body alone, so that it cannot be forged, not even by who has seen another.
  const standIn = `cut-${randomInteger48()}-${randomInteger48()}-`
  let from = 0
  for (let at = body.indexOf(keyToken); at !== -1; at = body.indexOf(keyToken, at)) {
    const start = isEscaped(body, at) ? undefined : startOfString(body, at + keyToken.length)
    at += keyToken.length
    if (start === undefined) continue
    const end = endOfString(body, start)
    if (end === undefined) break
    if (end - start >= SHORTEST_CUT) {
      kept.push(body.subarray(from, start), Buffer.from(standIn + cuts.length))
      cuts.push(body.subarray(start, end))
      from = end
    }
    at = end
  }
  const text = cuts.length === 0 ? body : Buffer.concat([...kept, body.subarray(from)])
  if (!isUtf8(text)) throw new SyntaxError('it is not UTF-8')
  return {
    value: JSON.parse(text.toString()),
    text,
    encoded(value) {
      const cut = value.startsWith(standIn) ? cuts[Number(value.slice(standIn.length))] : undefined
      return cut ? { buffer: cut, escaped: cut.includes(BACKSLASH) } : { buffer: Buffer.from(value), escaped: false }
    },
  }
}

/** Where the string after `key :` begins, past its quote; undefined when no string follows. */
function startOfString(body: Buffer, position: number): number | undefined {
  let at = skipSpace(body, position)
  if (body[at] !== COLON) return undefined
  at = skipSpace(body, at + 1)
  return body[at] === QUOTE ? at + 1 : undefined
}

/** Where the string that begins here ends, at its closing quote. */
function endOfString(body: Buffer, start: number): number | undefined {
  for (let at = body.indexOf(QUOTE, start); at !== -1; at = body.indexOf(QUOTE, at + 1)) {
    if (!isEscaped(body, at)) return at
  }
  return undefined
}

/** Whether the quote at this place is a character of a string, not the end or the start of one. */
function isEscaped(body: Buffer, quote: number): boolean {
  let backslashes = 0
  while (body[quote - 1 - backslashes] === BACKSLASH) backslashes++
  return backslashes % 2 === 1
}

function skipSpace(body: Buffer, position: number): number {
  let at = position
  while (body[at] === 0x20 || body[at] === 0x0a || body[at] === 0x0d || body[at] === 0x09) at++
  return at
}

/** Decoding goes through strings of this many bytes, a multiple of 4: small enough to be cheap to make. */
const DECODE_STEP = 64 * 1024

/**
 * Decodes base64 in place: the bytes that come out are shorter than the text, so they take its room, and nothing is
 * copied. Line breaks are skipped and padding may be missing, as many encoders have it.
 *
 * @throws SyntaxError when there is anything else that is not base64
 */
export function decodeBase64InPlace({ buffer, escaped }: EncodedText): Buffer {
  if (escaped) return fromBase64(JSON.parse(`"${buffer.toString()}"`))
  if (buffer.length <= DECODE_STEP) return fromBase64(buffer.toString('latin1'))
  let written = 0
  for (let at = 0; at < buffer.length; at += DECODE_STEP) {
    const last = at + DECODE_STEP >= buffer.length
    const text = buffer.toString('latin1', at, Math.min(at + DECODE_STEP, buffer.length))
    const options = { lastChunkHandling: last ? 'loose' : 'strict' } as const
    try {
      const step = buffer.subarray(written).setFromBase64(text, options)
      // Only the end may be padded: a shorter step means line breaks or padding inside.
      if (!last && step.written !== (DECODE_STEP / 4) * 3) return decodeRest(buffer, written, text, at)
      written += step.written
    } catch {
      return decodeRest(buffer, written, text, at)
    }
  }
  return buffer.subarray(0, written)
}

/** The slow way for text with line breaks: what was decoded so far, and all the rest at once. */
function decodeRest(buffer: Buffer, written: number, step: string, at: number): Buffer {
  const rest = step + buffer.toString('latin1', at + step.length)
  const { written: more } = buffer.subarray(written).setFromBase64(rest, { lastChunkHandling: 'loose' })
  return buffer.subarray(0, written + more)
}

function fromBase64(text: string): Buffer {
  const bytes = Uint8Array.fromBase64(text, { lastChunkHandling: 'loose' })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
