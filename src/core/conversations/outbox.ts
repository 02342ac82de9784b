/** The way out for e-mails, where the operator's mail server is known. */
export type Outbox = {
  /** Something was queued: it is looked at now, not at the task's own pace. */
  kick(): void
}

/** A message as it is handed to the mail server. */
export type Mail = {
  /** The same at every attempt, so that a repetition can be told. */
  readonly messageId: string
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly at: number
  readonly attachments: readonly { readonly name: string; readonly contentType: string; readonly bytes: Uint8Array }[]
}

export type Mailer = {
  /**
   * Hands a message to the mail server.
   * @returns the recipients that it refused; it took the others
   * @throws MailNotSent
   */
  send(mail: Mail): Promise<{ readonly refused: readonly string[] }>
  close(): void
}

/** The mail server did not take a message. What it says of that may hold addresses, so only its codes are told. */
export class MailNotSent extends Error {
  /** It will not take it later either. */
  readonly isFinal: boolean
  constructor(codes: string, isFinal: boolean) {
    super(codes)
    this.isFinal = isFinal
  }
}
