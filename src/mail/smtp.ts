import { type Mailer, MailNotSent } from '../core/conversations/outbox.ts'

/** How long the mail server may take for a connection, its greeting, or any one answer, in milliseconds. */
const PATIENCE = 20_000

const PORTS = { 'smtp:': 587, 'smtps:': 465 } as const

export type SmtpOptions = {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly url: string
  /** The sender that the server may send for. Then whoever wrote a message is named in Reply-To. */
  readonly from?: string
}

/**
 * Sends through the operator's SMTP server, a connection for each message. Over `smtp://` the connection is encrypted when
 * the server offers it; a password is never sent without, except to this machine itself.
 */
export function createSmtpMailer({ url, from: sender }: SmtpOptions): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  /** Loaded for the first message: a server that sends none starts without it. */
  async function connect() {
    const { createTransport } = await import('nodemailer')
    return createTransport({
      host,
      port: Number(port) || PORTS[protocol as keyof typeof PORTS],
      secure: protocol === 'smtps:',
      requireTLS: username !== '' && !isThisMachine(host),
      ...(username !== '' && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      connectionTimeout: PATIENCE,
      greetingTimeout: PATIENCE,
      socketTimeout: PATIENCE,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }
  let transport: Awaited<ReturnType<typeof connect>> | undefined
  return {
    async send({ messageId, from, to, subject, text, html, at, attachments }) {
      const addresses = to.map(plain)
      try {
        transport ??= await connect()
        const { rejected } = await transport.sendMail({
          messageId,
          from: plain(sender ?? from),
          ...(sender !== undefined && { replyTo: plain(from) }),
          to: addresses,
          envelope: { from: sender ?? from, to: [...to] },
          subject,
          text,
          html,
          date: new Date(at),
          attachments: attachments.map(({ name, contentType, bytes }) => ({
            filename: name,
            contentType,
            content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
          })),
        })
        return { refused: rejected.map(String) }
      } catch (error) {
        throw notSent(error)
      }
    },
    close: () => transport?.close(),
  }
}

/** As an object, an address is never parsed for names or further addresses. */
function plain(address: string): { name: string; address: string } {
  return { name: '', address }
}

/** A 5xx answer is final, except to the password: that one the operator can set right. */
function notSent(error: unknown): MailNotSent {
  const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number }
  const codes = responseCode === undefined ? code : `${code} ${responseCode}`
  return new MailNotSent(codes, responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH')
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
