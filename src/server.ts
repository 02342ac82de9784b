import { randomUUID } from 'node:crypto'
import { Server as NetServer } from 'node:net'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { type Logger, pino } from 'pino'
import { createAuthenticate } from './access/authenticate.ts'
import { createOidcProvider } from './access/oidc.ts'
import { createSecrets } from './access/secrets.ts'
import type { ApiDeps } from './api/deps.ts'
import { api } from './api/index.ts'
import { createLive } from './api/log/live.ts'
import type { Config } from './config/config.ts'
import type { ApplicationDeps } from './core/applications/deps.ts'
import { UNDO_LIFETIME } from './core/applications/undo-step.ts'
import type { Mailer } from './core/conversations/outbox.ts'
import { FileUnreadable, NotFound } from './core/errors.ts'
import { ANSWER_LIFETIME } from './core/idempotency.ts'
import { createLogTail } from './core/log/log-tail.ts'
import type { Clock } from './core/ports.ts'
import { outdatedTexts } from './core/search/outdated.ts'
import type { UnitOfWork } from './core/unit-of-work.ts'
import { createAnswerReader, forgetAnswers } from './db/stores/answers.ts'
import { namedAmong } from './db/stores/blobs.ts'
import { createConversationReader } from './db/stores/conversations.ts'
import { createLogReader } from './db/stores/events.ts'
import { createInsightReader } from './db/stores/insight.ts'
import { createLeadReader } from './db/stores/leads.ts'
import { createMatchReader } from './db/stores/matches.ts'
import { createOpeningReader } from './db/stores/openings.ts'
import { createPersonReader } from './db/stores/people.ts'
import { createRateReader } from './db/stores/rates.ts'
import { createSearchReader } from './db/stores/search.ts'
import { forgetSessions } from './db/stores/sessions.ts'
import { forgetFailures } from './db/stores/sign-in-throttle.ts'
import { createStandingReader } from './db/stores/standing.ts'
import { createTaskLeases } from './db/stores/tasks.ts'
import { createTeamReader } from './db/stores/teams.ts'
import { createUndoReader, forgetUndoSteps } from './db/stores/undo-steps.ts'
import { createViewReader } from './db/stores/views.ts'
import { comeet } from './dialects/comeet/index.ts'
import { welcomeKit } from './dialects/welcome-kit/index.ts'
import { createGuardedFetch, type GuardedFetchOptions } from './files/guarded-fetch.ts'
import { createFileIntake } from './files/intake.ts'
import { createDocumentReader } from './files/text/reader.ts'
import { expandGrant, GRANT_VOCABULARY } from './grants.ts'
import { createApp } from './http/app.ts'
import type { DialectDeps } from './http/dialect-deps.ts'
import { createFileLinks, mountFiles } from './http/file-links.ts'
import { measureBlobs } from './http/measure-blobs.ts'
import { createMetrics, type Figures } from './http/metrics.ts'
import { mountApp } from './http/mount-app.ts'
import { mountCards } from './http/mount-cards.ts'
import { byPrefix, mountDialect, refuseWith } from './http/mount-dialect.ts'
import { mountDocs } from './http/mount-docs.ts'
import { mountOperator } from './http/mount-operator.ts'
import { createRequestLimits } from './http/rate-limits.ts'
import { refuseNoHttp } from './http/refuse-no-http.ts'
import { textOf } from './http/safe-html.ts'
import { watchConnections } from './http/watch-connections.ts'
import { ByteBudget } from './lib/byte-budget.ts'
import { createSmtpMailer } from './mail/smtp.ts'
import { type Store, systemClock } from './store.ts'
import { findMatchKeys } from './tasks/findMatchKeys.ts'
import { readTexts } from './tasks/readTexts.ts'
import { startTasks, type Task, type TaskRunner } from './tasks/runner.ts'
import { sendMail } from './tasks/sendMail.ts'
import { SWEEP, sweepOrphans } from './tasks/sweepOrphans.ts'
import { VERSION } from './version.ts'

/** The composition root: the only place that knows every part, and joins them. */

/** Beside the source and, in a published package, beside what was compiled from it. */
const WEB_FOLDER = fileURLToPath(new URL('../web/dist', import.meta.url))

const SECOND = 1000
const HOUR = 60 * 60 * 1000
/** On PostgreSQL an event may come into the log behind another one that has a later place there, by so many milliseconds. */
const LATE_EVENTS = 5_000
const SEND_MAIL = 'send mail'
/** The task that finds what duplicates are recognised by. */
const MATCH_KEYS = 'find match keys'
/** The task that reads the texts by which applications are found. */
const READ_TEXTS = 'read texts'
/** No resume is larger, in bytes. */
const LARGEST_READ = 40 * 1024 * 1024
/** How often connections that became idle are closed while the server ends, in milliseconds. */
const TIDY_EVERY = 50
/** Large bodies that may wait for memory; one more is told to come back at once. */
const LONGEST_BODY_LINE = 1000

/** Enough for all remote files that one request can name. */
const LEAST_FETCH_BYTES = 32 * 1024 * 1024

/** What may be replaced: by tests, and where several processes are one server. */
export type Overrides = {
  readonly clock?: Clock
  readonly logger?: Logger
  /** The metrics of all processes, in the Prometheus text format. */
  readonly metricsOfAll?: () => Promise<string>
  readonly resolve?: GuardedFetchOptions['resolve']
  /** Where the web app was built. */
  readonly webFolder?: string
}

export type Server = {
  readonly app: FastifyInstance
  readonly store: Store
  readonly tasks: TaskRunner
  /** Starts to listen. @returns the address under which the server is reached, without a slash at its end */
  listen(): Promise<string>
  /** The metrics of this process. */
  figures(): Promise<Figures>
  /**
   * Says that it is not ready and takes requests for the time to linger, then lets what is in flight end within the time to
   * drain, and closes everything.
   */
  close(): Promise<void>
  /**
   * Closes when another process has taken over on the same port: it stays ready, but each answer closes its connection. The
   * connections that are open now are waited for until they are idle for too long, so that none closes under a request.
   */
  retire(): Promise<void>
}

/** Builds the server on a store, which it closes with itself. Nothing listens yet. */
export function createServer(config: Config, serverKey: Uint8Array, store: Store, overrides: Overrides = {}): Server {
  const clock = overrides.clock ?? systemClock
  const logger = overrides.logger ?? createLogger(config)
  const secrets = createSecrets(serverKey)
  const metrics = createMetrics(() => store.engine.figures())
  const blobs = measureBlobs(store.blobs, metrics)
  let baseUrl = config.baseUrl ?? `http://${config.host}:${config.port}`
  let ending = false
  let leaving = false
  let closing: Promise<void> | undefined

  const fetcher = createGuardedFetch({
    allow: config.fetch.allow,
    timeoutMs: config.fetch.timeoutMs,
    ...(overrides.resolve && { resolve: overrides.resolve }),
  })
  const leads = createLeadReader(store.engine)
  const conversations = createConversationReader(store.engine)
  const mailer = config.mail && createSmtpMailer(config.mail)
  const matches = createMatchReader(store.engine)
  const search = createSearchReader(store.engine)
  const documents = createDocumentReader()
  const work: UnitOfWork = {
    async commit(changes) {
      const conflict = await store.clients.work.commit(changes)
      if (changes.some((change) => change.do === 'queueMatching')) tasks.wake(MATCH_KEYS)
      if (changes.some((change) => change.do === 'queueSearch') || outdatedTexts(changes).length > 0) {
        tasks.wake(READ_TEXTS)
      }
      for (const change of changes) if (change.do === 'appendEvent') live.wake(change.event.organizationId)
      return conflict
    },
  }
  const applications: ApplicationDeps = {
    applications: store.applications,
    people: createPersonReader(store.engine),
    jobs: store.jobs,
    organizations: store.organizations,
    clients: store.clients.clients,
    openings: createOpeningReader(store.engine),
    files: createFileIntake({ blobs, fetcher }),
    work,
    clock,
    ids: store.clients.ids,
  }
  const log = createLogReader(store.engine)
  const onLiveError = (err: unknown) => logger.warn({ err }, 'the log could not be read for those who listen')
  const live = createLive({
    // On SQLite one transaction follows the other.
    tail: createLogTail({ log, overlapMs: store.engine.name === 'SQLite' ? 0 : LATE_EVENTS, onError: onLiveError }),
    log,
    applications: store.applications,
    clients: store.clients.clients,
    onError: onLiveError,
  })
  const dialectDeps: DialectDeps = {
    applications,
    conversations: { ...applications, conversations, ...(mailer && { outbox: { kick: () => tasks.wake(SEND_MAIL) } }) },
    erasure: { ...applications, leads },
    matching: { ...applications, leads, matches },
    leads: { ...applications, leads },
    hiring: { ...applications, workplaces: store.workplaces },
    log,
    limits: createRequestLimits({ rates: createRateReader(store.engine), clock, limit: config.rateLimit }),
    authenticate: createAuthenticate({
      directory: store.credentials,
      secrets,
      clock,
      expandGrant,
    }),
    idempotency: { answers: createAnswerReader(store.engine), clock },
    links: createFileLinks({ signer: secrets, clock, baseUrl: () => baseUrl }),
    body: {
      budget: new ByteBudget(config.body.budgetBytes, LONGEST_BODY_LINE),
      maxBytes: config.body.maxBytes,
    },
    fetchMemory: new ByteBudget(Math.max(config.body.budgetBytes, LEAST_FETCH_BYTES), LONGEST_BODY_LINE),
    baseUrl: () => baseUrl,
  }

  const apiDeps: ApiDeps = {
    ...dialectDeps,
    undo: createUndoReader(store.engine),
    teams: createTeamReader(store.engine),
    standings: createStandingReader(store.engine),
    savedViews: { views: createViewReader(store.engine), work, clock, ids: store.clients.ids },
    insight: createInsightReader(store.engine),
    live,
    search: { search, applications: applications.applications },
    documents,
    readBlob: (blobKey) => blobs.read(blobKey),
    accounts: store.accounts,
    signer: secrets,
    vocabulary: GRANT_VOCABULARY,
    expandGrant,
    ...(config.oidc && { provider: createOidcProvider(config.oidc, clock) }),
  }

  const dialects = [comeet, welcomeKit, api]
  const app = createApp({
    logger,
    metrics,
    accessLog: config.accessLog,
    trustedProxies: config.trustedProxies,
    isLeaving: () => leaving,
    isEnding: () => ending && !app.server.listening,
    refuse: refuseWith(dialects),
    refuseNoHttp: refuseNoHttp(byPrefix(dialects)),
  })
  const connections = watchConnections(app.server)
  mountDialect(app, comeet, dialectDeps)
  mountDialect(app, welcomeKit, dialectDeps)
  mountDialect(app, api, apiDeps)
  mountFiles(app, { signer: secrets, clock, attachments: applications.applications, blobs })
  mountOperator(app, {
    metrics: { contentType: metrics.contentType, text: overrides.metricsOfAll ?? (() => metrics.text()) },
    dialects,
    version: VERSION,
    readiness,
  })
  mountCards(app)
  mountDocs(app, dialects)
  mountApp(app, overrides.webFolder ?? WEB_FOLDER)

  async function readiness(): Promise<string | undefined> {
    if (ending) return 'the server is ending'
    const database = await store.engine.check()
    if (database.ok) return undefined
    logger.warn({ err: database.cause }, 'the database cannot be written')
    return database.reason
  }

  const tasks: TaskRunner = startTasks(
    [
      ...(mailer ? [sending(mailer)] : []),
      {
        name: SWEEP,
        everyMs: 6 * HOUR,
        async run(signal) {
          const swept = await sweepOrphans({
            blobs: store.blobs,
            namedAmong: (organizationId, keys) => namedAmong(store.engine, organizationId, keys),
            now: () => clock.now(),
            signal,
          })
          if (swept.erased > 0 || swept.removedPacks > 0) logger.info(swept, 'swept files that nothing names')
        },
      },
      {
        name: 'forget answers',
        everyMs: HOUR,
        run: () => forgetAnswers(store.engine, clock.now() - ANSWER_LIFETIME),
      },
      {
        name: 'forget undo steps',
        everyMs: UNDO_LIFETIME,
        run: () => forgetUndoSteps(store.engine, clock.now()),
      },
      {
        name: 'forget sessions',
        everyMs: HOUR,
        async run() {
          await forgetSessions(store.engine, clock.now())
          await forgetFailures(store.engine, clock.now())
        },
      },
      {
        name: MATCH_KEYS,
        everyMs: SECOND,
        isWanted: async () => (await matches.waiting(1)).length > 0,
        run: async (signal) => findMatchKeys({ matches, leads, ...applications, signal }),
      },
      {
        name: READ_TEXTS,
        everyMs: SECOND,
        isWanted: async () => (await search.waiting(1)).length > 0,
        run: (signal) =>
          readTexts({
            search,
            applications: applications.applications,
            textOf: ({ blobKey, size }) => textOfBlob(blobKey, size),
            work: store.clients.work,
            onFailure: (failure) => logger.error(failure, 'the text of an application cannot be searched'),
            signal,
          }),
      },
    ],
    {
      leases: createTaskLeases(store.engine, `${hostname()} ${process.pid} ${randomUUID()}`),
      now: () => clock.now(),
      onRun(task, seconds, err) {
        metrics.observeTask(task, seconds, err === undefined)
        if (err !== undefined) logger.error({ task, err }, 'a task failed')
      },
    },
  )

  /** '' where it has none, is too large, or cannot be read: all of these stay as they are. */
  async function textOfBlob(blobKey: string, size: number): Promise<string> {
    if (size > LARGEST_READ) return ''
    try {
      return (await documents.text(await blobs.read(blobKey))) ?? ''
    } catch (error) {
      if (error instanceof FileUnreadable || error instanceof NotFound) return ''
      throw error
    }
  }

  function sending(by: Mailer): Task {
    return {
      name: SEND_MAIL,
      // About as long as the next look waits, also while another process is at it.
      everyMs: 500,
      isWanted: async () => (await conversations.toSend(clock.now(), 1)).length > 0,
      run: (signal) =>
        sendMail({
          toSend: (now, limit) => conversations.toSend(now, limit),
          attachments: (organizationId, id) => applications.applications.attachments(organizationId, id),
          read: (blobKey) => blobs.read(blobKey),
          textOf: ({ content: { body, format, html } }) => (format === 'html' ? textOf(html) : body),
          work: store.clients.work,
          mailer: by,
          now: () => clock.now(),
          onFailure: (failure) => logger.warn(failure, 'an e-mail could not be sent'),
          signal,
        }),
    }
  }

  return {
    app,
    store,
    tasks,
    async listen() {
      // Without an address: only the line that says that the server is ready may be taken for it.
      // The framework says so in the log in its own words; who starts the server says it better.
      const { level } = logger
      logger.level = 'silent'
      await app.listen({ port: config.port, host: config.host }).finally(() => {
        logger.level = level
      })
      const address = app.server.address()
      const port = typeof address === 'object' && address ? address.port : config.port
      const reachable = config.host === '0.0.0.0' || config.host === '::' || config.host === '127.0.0.1'
      baseUrl = config.baseUrl ?? `http://${reachable ? 'localhost' : config.host}:${port}`
      return baseUrl
    },
    figures: () => metrics.figures(),
    close() {
      closing ??= close(config.lingerMs)
      return closing
    },
    async retire() {
      leaving = true
      live.leave()
      await connections.gone(app.server.keepAliveTimeout)
      // Unlike the server's own way to close, this leaves those open that came meanwhile: a request may be on its way in one.
      NetServer.prototype.close.call(app.server)
      await connections.gone(app.server.keepAliveTimeout)
      closing ??= close(0)
      return closing
    },
  }

  async function close(lingerMs: number): Promise<void> {
    ending = true
    leaving = true
    live.leave()
    if (lingerMs > 0 && app.server.listening) await sleep(lingerMs)
    const overtime = setTimeout(() => app.server.closeAllConnections(), config.drainMs)
    // A connection may become idle only now, when the rest of a body that was refused has come in.
    const tidying = setInterval(() => app.server.closeIdleConnections(), TIDY_EVERY)
    await app.close()
    clearTimeout(overtime)
    clearInterval(tidying)
    documents.close()
    await tasks.stop()
    mailer?.close()
    await fetcher.close()
    await store.close()
    logger.flush()
  }
}

/** The log on stdout. */
export function createLogger(config: Config): Logger {
  // A pipe takes so many bytes in one piece, so the lines of several processes stay whole.
  const maxWrite = 4096
  const destination = pino.destination({ fd: 1, sync: false, minLength: 4000, maxWrite, periodicFlush: 500 })
  return pino(
    { level: config.logLevel, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
    destination,
  )
}
