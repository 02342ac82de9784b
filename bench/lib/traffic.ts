import { randomBytes } from 'node:crypto'
import { uidOf } from '../../src/core/ids.ts'
import type { RequestBytes } from './connection.ts'
import { sendCount, type Traffic } from './load.ts'
import type { Target } from './target.ts'

const EXISTING = 1000

const DIGITS = 10
const PLACE = '#'.repeat(DIGITS)
/** Counted over the whole run, so that no two requests name the same person. */
let serial = 0

/** Base64 of random bytes behind the header of a PDF; ten digits after the header make each file another one. */
export function pdf(bytes: number): string {
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes - 9)]).toString('base64')
  return `${content.slice(0, 12)}${PLACE}${content.slice(12 + DIGITS)}`
}

/** `POST /candidates` with everything that is usual of a person, each another one. */
export function createTraffic(target: Target, file?: string): Traffic {
  const body = JSON.stringify({
    position_uid: target.positionUid,
    partner_candidate_id: `p-${PLACE}`,
    first_name: 'Ada',
    last_name: 'Lovelace',
    email: `ada.${PLACE}@example.com`,
    phone: '+44 20 7946 0958',
    linkedin_url: 'https://www.linkedin.com/in/ada-lovelace',
    ...(file !== undefined && { resume: { name: 'cv.pdf', file } }),
  })
  const whole = Buffer.from(requestText('POST', '/candidates', target, body))
  // All connections send the same bytes of a file; only what stands before them is their own.
  const own = file === undefined ? whole.length : whole.lastIndexOf(PLACE) + DIGITS
  const shared = whole.subarray(own)
  return {
    source() {
      const head = Buffer.from(whole.subarray(0, own))
      const places = placesIn(head)
      const bytes: RequestBytes = shared.length > 0 ? [head, shared] : [head]
      return () => {
        writeSerial(head, places)
        return bytes
      }
    },
  }
}

/** `GET /candidates/{uid}` of a thousand candidates in turn. */
export async function readTraffic(target: Target): Promise<Traffic> {
  const uids = await makeCandidates(target)
  const requests = uids.map((uid): RequestBytes => [Buffer.from(requestText('GET', `/candidates/${uid}`, target))])
  return inTurn(requests)
}

/** `PATCH /candidates/{uid}` with another phone number each time, of a thousand candidates in turn. */
export async function updateTraffic(target: Target): Promise<Traffic> {
  const uids = await makeCandidates(target)
  const body = JSON.stringify({ phone: `+44 ${PLACE}` })
  const requests = uids.map((uid) => Buffer.from(requestText('PATCH', `/candidates/${uid}`, target, body)))
  const places = placesIn(requests[0] as Buffer)
  return inTurn(
    requests.map((request): RequestBytes => [request]),
    ([request]) => writeSerial(request as Buffer, places),
  )
}

/** `GET /candidates/{uid}` of any of the candidates. */
export function readAnyTraffic(target: Target, ids: readonly number[]): Traffic {
  const next = (): RequestBytes => [Buffer.from(requestText('GET', `/candidates/${uidOf(anyOf(ids))}`, target))]
  return { source: () => next }
}

/** `PATCH /candidates/{uid}` of any of the candidates, with another phone number each time. */
export function updateAnyTraffic(target: Target, ids: readonly number[]): Traffic {
  const next = (): RequestBytes => {
    const body = JSON.stringify({ phone: `+44 ${scattered(serial++)}` })
    return [Buffer.from(requestText('PATCH', `/candidates/${uidOf(anyOf(ids))}`, target, body))]
  }
  return { source: () => next }
}

/** `GET /candidates`, the first page. */
export function listTraffic(target: Target): Traffic {
  const request: RequestBytes = [Buffer.from(requestText('GET', '/candidates', target))]
  return { source: () => () => request }
}

function anyOf(ids: readonly number[]): number {
  return ids[Math.floor(Math.random() * ids.length)] as number
}

/** The requests one after another, over all connections, and again from the first. */
function inTurn(requests: readonly RequestBytes[], change?: (request: RequestBytes) => void): Traffic {
  let turn = 0
  const next = () => {
    const request = requests[turn++ % requests.length] as RequestBytes
    change?.(request)
    return request
  }
  return { source: () => next }
}

async function makeCandidates(target: Target): Promise<string[]> {
  const uids: string[] = []
  await sendCount(target.ports, createTraffic(target), EXISTING, ({ body }) => {
    uids.push((JSON.parse(body.toString()) as { uid: string }).uid)
  })
  return uids
}

function requestText(method: string, path: string, { jwt }: Target, body?: string): string {
  const lines = [`${method} ${path} HTTP/1.1`, `host: localhost`, `authorization: Bearer ${jwt}`]
  if (body !== undefined) lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`)
  return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`
}

function placesIn(request: Buffer): number[] {
  const places: number[] = []
  for (let at = request.indexOf(PLACE); at !== -1; at = request.indexOf(PLACE, at + DIGITS)) places.push(at)
  return places
}

/** As in life, people do not come in the order of their addresses: each number once, in no order that an index could follow. */
function scattered(count: number): string {
  return String((BigInt(count) * 7_321_456_789n + 1_234_567n) % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0')
}

function writeSerial(request: Buffer, places: readonly number[]): void {
  const digits = scattered(serial++)
  for (const place of places) request.write(digits, place, 'latin1')
}
