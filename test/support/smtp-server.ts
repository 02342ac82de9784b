import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/** A real SMTP server on loopback, which keeps what it takes. */

export type Received = {
  readonly from: string
  readonly to: readonly string[]
  /** As it came. */
  readonly raw: string
  readonly mail: Email
  readonly user: string | undefined
}

export type MailServer = {
  readonly port: number
  readonly received: Received[]
  /** Messages that were offered, taken or not. */
  offered: number
  /** What to answer to the next messages: a code to refuse one with, or nothing to take it. */
  readonly answers: (number | undefined)[]
  /** Recipients to refuse. */
  readonly refused: Set<string>
  close(): Promise<void>
}

export async function startMailServer(login?: { readonly user: string; readonly pass: string }): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: login === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth({ username, password }, _session, done) {
      if (username === login?.user && password === login?.pass) done(null, { user: username })
      else done(answerOf(535))
    },
    onRcptTo({ address }, _session, done) {
      done(self.refused.has(address) ? answerOf(550) : null)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      const answer = async () => {
        try {
          await take(Buffer.concat(chunks).toString(), session)
        } catch (error) {
          return done(error as Error)
        }
        done()
      }
      stream.on('end', () => void answer())
    },
  })
  async function take(raw: string, { envelope: { mailFrom, rcptTo }, user }: SMTPServerSession): Promise<void> {
    self.offered++
    const code = self.answers.shift()
    if (code !== undefined) throw answerOf(code)
    self.received.push({
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo.map(({ address }) => address),
      raw,
      mail: await PostalMime.parse(raw),
      user: typeof user === 'string' ? user : undefined,
    })
  }
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const self: MailServer = {
    port: (server.server.address() as AddressInfo).port,
    received: [],
    offered: 0,
    answers: [],
    refused: new Set(),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
  return self
}

function answerOf(responseCode: number): Error {
  return Object.assign(new Error(`Refused with ${responseCode}`), { responseCode })
}
