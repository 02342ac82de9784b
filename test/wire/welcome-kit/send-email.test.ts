import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { freePort } from '../../support/free-port.ts'
import { samples } from '../../support/sample-files.ts'
import type { StartOptions } from '../../support/server.ts'
import { type MailServer, startMailServer } from '../../support/smtp-server.ts'
import { type Remote, serveRemote } from './remote.ts'
import { API, type Params, startWire, type Wire } from './wire.ts'

/** `POST /emails` with `send_email` (reference, section 5.10), through a real SMTP server. */

const MINUTE = 60_000
const SAMPLE = {
  subject: 'Entretien à Lyon — “bientôt”',
  body: 'See you **Monday**',
  from_email: 'recruiter@acme.example',
  to: 'lea.morel@example.org',
  send_email: true,
}

const open: { close(): Promise<void> }[] = []
let mail: MailServer
let remote: Remote
beforeEach(async () => {
  mail = await startMailServer()
  remote = await serveRemote()
  open.push(mail, remote)
})
afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close()
})

async function start(settings: StartOptions['settings'] = {}): Promise<Wire> {
  const wire = await startWire({ settings: { smtpUrl: `smtp://127.0.0.1:${mail.port}`, ...settings } })
  open.push(wire)
  return wire
}

async function send(wire: Wire, params: Params = {}, headers: Record<string, string> = {}) {
  const candidate_reference = await wire.created()
  const answer = await wire.call({
    path: `${API}/emails`,
    body: { candidate_reference, ...SAMPLE, ...params },
    headers,
  })
  expect(answer.status, answer.text).toBe(201)
  return answer
}

async function messageOf(wire: Wire, id: number) {
  const [row] = await wire.rows('select * from message where id = ?', id)
  return { ...row, content: JSON.parse(row?.['content_json'] as string) } as Record<string, any>
}

const untilSending = (wire: Wire, id: number, sending: string, attempts = 1) =>
  vi.waitFor(async () => expect(await messageOf(wire, id)).toMatchObject({ sending, attempts }), { timeout: 10_000 })

/** Lets the time go on, and looks at what is due then. */
async function later(wire: Wire, ms: number): Promise<void> {
  wire.server.clock.time += ms
  await wire.server.server.tasks.look()
}

test('it is sent at once, with a text, an HTML part and its files, and the answer is that of a record', async () => {
  const wire = await start()
  const url = remote.put('/map.pdf', samples.pdf)
  const { body } = await send(wire, { remote_file_urls: [{ filename: 'Plan d’accès', url }] })
  await untilSending(wire, body.id, 'sent')
  expect(mail.received).toHaveLength(1)
  const [{ from, to, mail: sent, raw }] = mail.received as [MailServer['received'][0]]
  expect({ from, to }).toEqual({ from: 'recruiter@acme.example', to: ['lea.morel@example.org'] })
  expect(sent.from?.address).toBe('recruiter@acme.example')
  expect(sent.to?.map(({ address }) => address)).toEqual(['lea.morel@example.org'])
  expect(sent.subject).toBe(SAMPLE.subject)
  expect(sent.text?.trim()).toBe('See you **Monday**')
  expect(sent.html?.trim()).toBe('<p>See you <strong>Monday</strong></p>')
  expect(sent.replyTo).toBeUndefined()
  expect(sent.messageId).toMatch(/^<[\d.]+@acme\.example>$/)
  expect(Date.parse(sent.date ?? '')).toBe(Math.floor(wire.server.clock.time / 1000) * 1000)
  expect(sent.attachments).toEqual([
    expect.objectContaining({ filename: 'Plan d’accès.pdf', mimeType: 'application/pdf' }),
  ])
  expect(Buffer.from(sent.attachments[0]?.content as ArrayBuffer).equals(samples.pdf)).toBe(true)
  expect(raw).toMatch(/^Message-ID: </m)
  expect(body).toMatchObject({ origin: 'api', subject: SAMPLE.subject, body: SAMPLE.body })
  expect((await messageOf(wire, body.id)).content).toMatchObject({ status: 'sent', to: [{ status: 'sent' }] })
})

test('an HTML body is sent as what is safe of it, with a text made of it', async () => {
  const wire = await start()
  const { body } = await send(wire, { body: '<p>Hi &amp; hello</p><p>Bye<script>alert(1)</script></p>' })
  await untilSending(wire, body.id, 'sent')
  const sent = mail.received[0]?.mail
  expect(sent?.html?.trim()).toBe('<p>Hi &amp; hello</p><p>Bye</p>')
  expect(sent?.text?.trim()).toBe('Hi & hello\nBye')
})

test('one that is only recorded is not sent', async () => {
  const wire = await start()
  const { body: recorded } = await send(wire, { send_email: false })
  const { body: sent } = await send(wire)
  await untilSending(wire, sent.id, 'sent')
  await later(wire, 60 * MINUTE)
  expect(mail.offered).toBe(1)
  expect(await messageOf(wire, recorded.id)).toMatchObject({ sending: 'record', attempts: 0 })
})

test('with a sender of the operator’s own, the writer is in Reply-To', async () => {
  const wire = await start({ mailFrom: 'jobs@longlist.example' })
  const { body } = await send(wire)
  await untilSending(wire, body.id, 'sent')
  const [{ from, mail: sent }] = mail.received as [MailServer['received'][0]]
  expect(from).toBe('jobs@longlist.example')
  expect(sent.from?.address).toBe('jobs@longlist.example')
  expect(sent.replyTo?.map(({ address }) => address)).toEqual(['recruiter@acme.example'])
})

describe('a server that asks for a password', () => {
  test('gets it, and it stands in no line of the log', async () => {
    const login = { user: 'longlist', pass: 'p@ss/word:secret' }
    const guarded = await startMailServer(login)
    open.push(guarded)
    const pass = encodeURIComponent(login.pass)
    const wire = await start({ smtpUrl: `smtp://longlist:${pass}@127.0.0.1:${guarded.port}` })
    const { body } = await send(wire)
    await untilSending(wire, body.id, 'sent')
    expect(guarded.received[0]?.user).toBe('longlist')
    expect(wire.server.log.join('')).not.toMatch(/p@ss|p%40ss|secret/)
  })

  test('and refuses it, is asked again later: the operator can set that right', async () => {
    const guarded = await startMailServer({ user: 'longlist', pass: 'right' })
    open.push(guarded)
    const wire = await start({ smtpUrl: `smtp://longlist:wrong@127.0.0.1:${guarded.port}` })
    const { body } = await send(wire)
    await untilSending(wire, body.id, 'queued')
    expect(wire.server.log.join('')).toContain('EAUTH 535')
    expect(wire.server.log.join('')).not.toContain('wrong')
  })
})

describe('when it cannot be sent', () => {
  test('for now, it is tried again after longer and longer pauses, under the same Message-ID', async () => {
    const wire = await start()
    mail.answers.push(451, 421)
    const { body } = await send(wire)
    await untilSending(wire, body.id, 'queued')
    await later(wire, MINUTE - 1)
    expect(mail.offered).toBe(1)
    await later(wire, 1)
    await untilSending(wire, body.id, 'queued', 2)
    await later(wire, 5 * MINUTE)
    await untilSending(wire, body.id, 'sent', 3)
    expect(mail.offered).toBe(3)
    expect(mail.received).toHaveLength(1)
    const { organization_id, created_at } = await messageOf(wire, body.id)
    const expected = `<${organization_id}.${body.id}.${created_at}@acme.example>`
    expect(mail.received[0]?.mail.messageId).toBe(expected)
    await later(wire, 24 * 60 * MINUTE)
    expect(mail.offered).toBe(3)
  })

  test('ever, it is given up at once', async () => {
    const wire = await start()
    mail.answers.push(554)
    const { body } = await send(wire)
    await untilSending(wire, body.id, 'failed')
    await later(wire, 24 * 60 * MINUTE)
    expect(mail.offered).toBe(1)
    expect((await messageOf(wire, body.id)).content).toMatchObject({ status: 'failed' })
    const lines = wire.server.log.filter((line) => line.includes('could not be sent'))
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] as string)).toMatchObject({ messageId: body.id, attempt: 1, final: true })
    expect(lines[0]).not.toMatch(/example\.org|acme\.example/)
  })

  test('after a day of attempts, it is given up', async () => {
    const wire = await start()
    mail.answers.push(...Array.from({ length: 20 }, () => 451))
    const { body } = await send(wire)
    await untilSending(wire, body.id, 'queued')
    for (let hours = 0; hours < 48; hours++) await later(wire, 60 * MINUTE)
    expect(await messageOf(wire, body.id)).toMatchObject({ sending: 'failed', attempts: 8 })
    expect(mail.offered).toBe(8)
  })

  test('as the server is not there, it waits for it', async () => {
    const port = await freePort()
    const wire = await start({ smtpUrl: `smtp://127.0.0.1:${port}` })
    const { body } = await send(wire)
    await untilSending(wire, body.id, 'queued')
    expect(wire.server.log.join('')).toMatch(/"reason":"E[A-Z]+"/)
  })

  test('to one of its recipients, the others get it', async () => {
    const wire = await start()
    mail.refused.add('gone@example.org')
    const { body } = await send(wire, { to: 'lea.morel@example.org, gone@example.org' })
    await untilSending(wire, body.id, 'sent')
    expect(mail.received[0]?.to).toEqual(['lea.morel@example.org'])
    expect((await messageOf(wire, body.id)).content.to).toEqual([
      expect.objectContaining({ email: 'lea.morel@example.org', status: 'sent' }),
      expect.objectContaining({ email: 'gone@example.org', status: 'failed' }),
    ])
  })
})

test('what a process that died was sending is sent anew, when that is sure', async () => {
  const wire = await start()
  const { body } = await send(wire)
  await untilSending(wire, body.id, 'sent')
  const { server, clock } = wire.server
  const dueAt = clock.time + 10 * MINUTE
  await server.store.engine.write(`update message set sending = 'sending', due_at = ${dueAt}`, [], 'every')
  await later(wire, 9 * MINUTE)
  expect(mail.offered).toBe(1)
  await later(wire, MINUTE)
  await untilSending(wire, body.id, 'sent', 2)
  const [first, second] = mail.received
  expect(second?.mail.messageId).toBe(first?.mail.messageId)
})

test('an Idempotency-Key sends it once', async () => {
  const wire = await start()
  const candidate_reference = await wire.created()
  const call = () =>
    wire.call({
      path: `${API}/emails`,
      body: { candidate_reference, ...SAMPLE },
      headers: { 'idempotency-key': 'send-1' },
    })
  const answers = await Promise.all([call(), call(), call()])
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  await untilSending(wire, answers[0]?.body.id, 'sent')
  await later(wire, 60 * MINUTE)
  expect(mail.offered).toBe(1)
})

test('a subject in any script is one header, whatever it holds', async () => {
  const wire = await start()
  const subject = 'Rendez-vous: =?utf-8?q?x?= <b@evil.example>, Bcc: c@evil.example 面接'
  const { body } = await send(wire, { subject })
  await untilSending(wire, body.id, 'sent')
  const sent = mail.received[0]
  expect(sent?.to).toEqual(['lea.morel@example.org'])
  const headers = sent?.mail.headers.map(({ key }) => key)
  expect(headers?.filter((name) => name === 'subject')).toHaveLength(1)
  expect(headers).not.toContain('bcc')
})
