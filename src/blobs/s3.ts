import { randomBytes } from 'node:crypto'
import { NotFound, Unavailable } from '../core/errors.ts'
import type { Blobs, HeldBlob } from './blobs.ts'
import { PACK_LIFETIME } from './pack-writer.ts'
import { createS3Client, isRefusal, type S3Call, type S3Options } from './s3-client.ts'
import { sha256Of } from './sha256.ts'

export type { S3Options } from './s3-client.ts'

const DAY = 24 * 60 * 60 * 1000

/**
 * Blobs as objects in an S3 bucket. A key is `day/organization/random`; a day (UTC, `20261231`) is a pack: when it is over,
 * nothing is put into it any more.
 */
export async function openS3Blobs(options: S3Options): Promise<Blobs> {
  const client = await createS3Client(options)
  const { prefix } = options

  /** Every page of a listing, as the text of its XML. */
  async function* listing(query: Readonly<Record<string, string>>): AsyncGenerator<string> {
    for (let token: string | undefined; ; ) {
      const page = { 'list-type': '2', ...query, ...(token !== undefined && { 'continuation-token': token }) }
      const xml = (await client.call({ method: 'GET', query: page })).toString('utf8')
      if (!xml.includes('</ListBucketResult>')) throw new Unavailable('S3 answered a listing with something else', 3)
      yield xml
      token = textOf(xml, 'NextContinuationToken')
      if (token === undefined) return
    }
  }

  async function packs(): Promise<string[]> {
    const found: string[] = []
    for await (const xml of listing({ prefix, delimiter: '/' })) {
      for (const name of textsOf(xml, 'Prefix')) {
        const pack = name.slice(prefix.length, -1)
        if (isDay(pack)) found.push(pack)
      }
    }
    return found
  }

  async function* blobsIn(pack: string): AsyncGenerator<HeldBlob> {
    for await (const xml of listing({ prefix: `${prefix}${pack}/` })) {
      for (const [, object = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
        const key = (textOf(object, 'Key') ?? '').slice(prefix.length)
        const organizationId = KEY.exec(key)?.[1]
        // What is none of ours is left alone.
        if (organizationId === undefined) continue
        const length = Number(textOf(object, 'Size'))
        yield { key, organizationId: Number(organizationId), length, erased: false }
      }
    }
  }

  async function erase(key: string): Promise<void> {
    if (!KEY.test(key)) throw new NotFound('file')
    await client.call({ method: 'DELETE', object: key })
  }

  /** A pack is nothing but the beginning of its blobs' names. */
  async function removePack(pack: string): Promise<void> {
    for await (const { key } of blobsIn(pack)) await erase(key)
  }

  return {
    async put(organizationId, bytes) {
      const sha256 = await sha256Of(bytes)
      const key = newKey(organizationId)
      await client.call({ method: 'PUT', object: key, body: bytes, sha256 })
      return { key, sha256 }
    },

    async read(key) {
      if (!KEY.test(key)) throw new NotFound('file')
      return client.call({ method: 'GET', object: key })
    },

    packs,

    async restingPacks(now) {
      const youngest = dayOf(now - DAY - 2 * PACK_LIFETIME)
      return (await packs()).filter((pack) => pack <= youngest)
    },

    blobsIn,
    erase,
    removePack,

    async check() {
      try {
        for await (const _ of listing({ 'max-keys': '1', prefix })) break
        return { ok: true }
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error
        return { ok: false, reason: 'files cannot be stored', cause: error }
      }
    },

    async *examine() {
      const body = Buffer.from('longlist doctor')
      const object = newKey(0)
      const acts: readonly [string, S3Call][] = [
        ['list the bucket', { method: 'GET', query: { 'list-type': '2', 'max-keys': '1', prefix } }],
        ['put an object', { method: 'PUT', object, body, sha256: await sha256Of(body) }],
        ['get an object', { method: 'GET', object }],
        ['delete an object', { method: 'DELETE', object }],
      ]
      for (const [act, call] of acts) {
        try {
          await client.call(call)
        } catch (error) {
          // What was not put is not there: as much as that, S3 tells only to those who may get it.
          if (error instanceof NotFound) continue
          yield `It is not possible to ${act}. ${((error as Error).cause as Error | undefined)?.message ?? (error as Error).message}`
          // Without an answer, the next would only wait as long.
          if (!isRefusal(error)) return
        }
      }
    },

    close: () => client.close(),
  }
}

const KEY = /^\d{8}\/(\d+)\/[0-9a-f]{32}$/

function newKey(organizationId: number): string {
  return `${dayOf(Date.now())}/${organizationId}/${randomBytes(16).toString('hex')}`
}

function isDay(text: string): boolean {
  return /^\d{8}$/.test(text)
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10).replaceAll('-', '')
}

/** The texts of all elements of a name. Names of our objects hold nothing that XML would escape. */
function textsOf(xml: string, element: string): string[] {
  return [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, text]) => unescaped(text ?? ''))
}

function textOf(xml: string, element: string): string | undefined {
  return textsOf(xml, element)[0]
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
