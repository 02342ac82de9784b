import type { Readable } from 'node:stream'
import type { Principal } from '../../core/access/permissions.ts'
import { NotPermitted, TooManyStreams, Unauthenticated } from '../../core/errors.ts'
import { type Change, changesOf } from '../../core/log/hear.ts'
import type { Listening, LogTail, Told } from '../../core/log/log-tail.ts'
import type { ApplicationReader, ClientReader, LogReader } from '../../core/ports.ts'
import { LiveStream, type Place, placeIn } from './live-stream.ts'

export type LiveDeps = {
  readonly tail: LogTail
  readonly log: LogReader
  readonly applications: ApplicationReader
  readonly clients: ClientReader
  readonly onError: (error: unknown) => void
}

/** The streams of this process. */
export type Live = {
  /**
   * A stream of what happens from now on, or since the place where the reader was.
   *
   * @param lastEventId what the reader's `Last-Event-ID` says
   * @param recheck who the reader is now
   * @throws TooManyStreams
   */
  open(principal: Principal, lastEventId: string | undefined, recheck: () => Promise<Principal>): Promise<Readable>
  /** This process has written to an organization's log. */
  wake(organizationId: number): void
  /** Ends every stream; one that is opened after this ends at once, so that its reader comes again elsewhere. */
  leave(): void
}

/** Streams of one person or client, and of all together. */
const MOST_OF_ONE = 20
const MOST = 1_000
const BEAT_EVERY = 20_000
const RECHECK_EVERY = 60_000
/** Who has missed more reads everything anew. */
const MOST_MISSED = 1_000
/** Changes of these may end somebody's right to listen. */
const OF_ACCESS = /^(?:user|client|session|credential)\./

type Open = { readonly stream: LiveStream; readonly recheck: () => Promise<Principal> }

/** Those who listen in one organization. All are told by one reader of the log. */
type Room = { readonly streams: Set<Open>; readonly listening: Promise<Listening>; telling: Promise<void> }

export function createLive({ tail, log, applications, clients, onError }: LiveDeps): Live {
  const rooms = new Map<number, Room>()
  const timers: NodeJS.Timeout[] = []
  let count = 0
  let isLeaving = false

  function roomOf(organizationId: number): Room {
    const known = rooms.get(organizationId)
    if (known) return known
    const room: Room = {
      streams: new Set(),
      listening: tail.listen(organizationId, (told) => {
        room.telling = room.telling.then(() => tell(organizationId, room, told)).catch(onError)
      }),
      telling: Promise.resolve(),
    }
    rooms.set(organizationId, room)
    if (timers.length === 0) {
      timers.push(setInterval(beat, BEAT_EVERY).unref(), setInterval(recheckAll, RECHECK_EVERY).unref())
    }
    return room
  }

  async function tell(organizationId: number, { streams }: Room, { events, settled }: Told): Promise<void> {
    const changes = await changesOf({ applications, clients }, organizationId, events)
    if (events.some(({ type }) => OF_ACCESS.test(type))) await Promise.all([...streams].map(recheck))
    for (const { stream } of streams) stream.tell(changes, settled)
  }

  function beat(): void {
    for (const { streams, listening } of rooms.values()) {
      listening.then(({ settled }) => {
        for (const { stream } of streams) stream.beat(settled())
      }, onError)
    }
  }

  function recheckAll(): void {
    for (const { streams } of rooms.values()) for (const open of streams) void recheck(open)
  }

  /** That the store does not answer now, or that too much is asked, says nothing of who the reader is. */
  async function recheck({ stream, recheck: whoNow }: Open): Promise<void> {
    try {
      stream.principal = await whoNow()
    } catch (error) {
      if (error instanceof Unauthenticated || error instanceof NotPermitted) stream.end()
    }
  }

  function leaveRoom(organizationId: number, room: Room, open: Open): void {
    if (!room.streams.delete(open)) return
    count--
    if (room.streams.size > 0) return
    if (rooms.get(organizationId) === room) rooms.delete(organizationId)
    room.listening.then(({ stop }) => stop(), onError)
    if (rooms.size === 0) for (const timer of timers.splice(0)) clearInterval(timer)
  }

  function refuseTooMany(principal: Principal): void {
    const name = nameOf(principal)
    const streams = [...(rooms.get(principal.organizationId)?.streams ?? [])]
    const own = streams.filter(({ stream }) => nameOf(stream.principal) === name).length
    if (own >= MOST_OF_ONE || count >= MOST) throw new TooManyStreams()
  }

  /** Everything behind a place; undefined when it is too much, or the place is not one of this log. */
  async function missedSince(organizationId: number, place: Place | undefined): Promise<Change[] | undefined> {
    if (!place) return undefined
    const [events, [last]] = await Promise.all([
      log.list(organizationId, { after: place.settled, limit: MOST_MISSED + 1 }),
      log.newest(organizationId, { limit: 1 }),
    ])
    if (events.length > MOST_MISSED || place.settled > (last?.position ?? 0)) return undefined
    const missed = events.filter(({ position }) => position !== place.position)
    return changesOf({ applications, clients }, organizationId, missed)
  }

  return {
    async open(principal, lastEventId, whoNow) {
      const { organizationId } = principal
      refuseTooMany(principal)
      const room = roomOf(organizationId)
      const stream = new LiveStream(principal, () => leaveRoom(organizationId, room, open))
      const open: Open = { stream, recheck: whoNow }
      room.streams.add(open)
      count++
      try {
        const { settled } = await room.listening
        const from = settled()
        const place = lastEventId === undefined ? undefined : placeIn(lastEventId)
        stream.start(from, place, lastEventId === undefined ? [] : await missedSince(organizationId, place))
      } catch (error) {
        stream.body.destroy()
        throw error
      }
      if (isLeaving) stream.end()
      return stream.body
    },
    wake: (organizationId) => tail.wake(organizationId),
    leave() {
      isLeaving = true
      for (const { streams } of rooms.values()) for (const { stream } of streams) stream.end()
    },
  }
}

function nameOf({ clientId, user }: Principal): string {
  return user ? `user ${user.id}` : `client ${clientId}`
}
