/** A reader of the live stream, as a browser is one. */

export type Heard = { readonly event: string; readonly id: string; readonly data: any }

export type LiveReader = {
  /** The next event, whatever it is; undefined when the stream has ended. */
  next(): Promise<Heard | undefined>
  /** The id of the last event that came, or of the last place that was told. */
  lastId(): string
  /** Resolves with whatever came until the end. */
  rest(): Promise<Heard[]>
  close(): void
}

const ADDRESS = '/api/longlist/v1/live'

export async function live(url: string, credential: Record<string, string>, lastEventId?: string): Promise<LiveReader> {
  const aborted = new AbortController()
  const response = await fetch(url + ADDRESS, {
    headers: { ...credential, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
    signal: aborted.signal,
  })
  if (response.status !== 200) throw new Error(`The stream answered ${response.status}: ${await response.text()}`)
  // Read from at once: a body that nobody reads from is given up with its response.
  const events = eventsIn((response.body as ReadableStream<Uint8Array>).getReader())
  let last = ''
  const next = async () => {
    for (;;) {
      const { value, done } = await events.next()
      if (done) return undefined
      if (value.id !== '') last = value.id
      if (value.event !== '') return value
    }
  }
  return {
    next,
    lastId: () => last,
    async rest() {
      const all: Heard[] = []
      for (let heard = await next(); heard; heard = await next()) all.push(heard)
      return all
    },
    close: () => aborted.abort(),
  }
}

/** The events of the next changes, whatever else comes between. */
export async function changes(reader: LiveReader, count: number): Promise<any[]> {
  const heard: any[] = []
  while (heard.length < count) {
    const one = await reader.next()
    if (!one) throw new Error(`The stream ended after ${heard.length} changes`)
    if (one.event === 'change') heard.push(one.data)
  }
  return heard
}

async function* eventsIn(body: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Heard> {
  const decoder = new TextDecoder()
  let text = ''
  for (let chunk = await body.read(); !chunk.done; chunk = await body.read()) {
    text += decoder.decode(chunk.value, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop() as string
    for (const block of blocks) yield parsed(block)
  }
}

function parsed(block: string): Heard {
  const fields = new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trimStart()]
    }),
  )
  const data = fields.get('data')
  return {
    event: fields.get('event') ?? '',
    id: fields.get('id') ?? '',
    data: data === undefined ? undefined : JSON.parse(data),
  }
}
